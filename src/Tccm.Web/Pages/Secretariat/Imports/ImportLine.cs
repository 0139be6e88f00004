using Tccm.Domain;
using Tccm.Domain.Imports;
using Tccm.Domain.Text;
using Tccm.Web.Documents;

namespace Tccm.Web.Pages.Secretariat.Imports;

public enum LineOutcome
{
    /// <summary>It cannot be taken over as it is.</summary>
    Wrong,
    /// <summary>A person has to decide what it is.</summary>
    Doubt,
    New,
    /// <summary>It is on the register with other facts.</summary>
    Differs,
    Same,
}

public sealed record LineOption(string Value, string Words);

/// <summary>What a person decides about a line. The key is of what the line says, so that a decision outlives a mended line elsewhere.</summary>
public sealed record LineQuestion(string Key, IReadOnlyList<LineOption> Options, string? Chosen);

/// <summary>One line of a list, and what would become of it.</summary>
public sealed record ImportLine(int Number, string Called, LineOutcome Outcome, string Says)
{
    public IReadOnlyList<LineQuestion> Questions { get; init; } = [];

    /// <summary>What an import does with it; null where it changes nothing.</summary>
    public Action<ImportBatch>? Do { get; init; }

    /// <summary>The organisation of the register that it changes.</summary>
    public Guid? Touches { get; init; }

    public bool IsOpen => Questions.Any(question => question.Chosen is null);
}

/// <summary>What every line of an import shares: who imports when, from which source, what was decided already.</summary>
public sealed record ImportContext(Actor By, DateTimeOffset At, string Source, IDictionary<string, string> Choices, IReadOnlyList<(string Name, Actor Actor)> Colleagues)
{
    /// <summary>A question with what was chosen before, where that can still be chosen.</summary>
    public LineQuestion Ask(string key, IReadOnlyList<LineOption> options, string? otherwise = null)
    {
        var chosen = Choices.TryGetValue(key, out var choice) && options.Any(option => option.Value == choice) ? choice : otherwise;
        return new(key, options, chosen);
    }

    public string RefusedAsOwn(Domain.Organisations.Organisation own)
    {
        var others = Colleagues.Where(colleague => !colleague.Actor.WorksFor(own)).Select(colleague => colleague.Name).ToList();
        return $"You work for {own.DisplayName}, so this line is for another member of the secretariat{(others.Count > 0 ? $": {string.Join(", ", others)}" : "")}. Leave it out.";
    }
}

/// <summary>Reads the fields of one line, and collects whatever is wrong with them.</summary>
internal sealed class LineReader(PastedLine line)
{
    private static readonly char[] Between = [';', ',', '\n'];

    public int Number => line.Number;
    public List<string> Wrong { get; } = [];
    public string this[string column] => line[column];

    public T? Read<T>(string column, Func<string, T> read)
    {
        if (line[column].Length == 0) return default;
        try { return read(line[column]); }
        catch (DomainException refused)
        {
            Wrong.Add($"{column}: {refused.Message}");
            return default;
        }
    }

    public void Require(string column, string mend)
    {
        if (line[column].Length == 0) Wrong.Add($"{column}: {mend}");
    }

    public IReadOnlyList<T> ReadEach<T>(string column, Func<string, T> read)
    {
        var all = new List<T>();
        foreach (var part in line[column].Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            try { all.Add(read(part)); }
            catch (DomainException refused) { Wrong.Add($"{column}: {refused.Message}"); }
        }
        return all;
    }

    /// <summary>Runs what the domain may refuse, and keeps the refusal.</summary>
    public bool Try(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (DomainException refused)
        {
            Wrong.Add(refused.Message);
            return false;
        }
    }

    public ImportLine Refused(string called) => new(Number, Words.Quoted(called), LineOutcome.Wrong, string.Join(" ", Wrong));

    public ImportLine Refused(string called, string what) => new(Number, Words.Quoted(called), LineOutcome.Wrong, what);
}
