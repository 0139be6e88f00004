using Tccm.Domain.Text;

namespace Tccm.Domain.Calendar;

/// <summary>What the coalition wants of a process.</summary>
public sealed class Objective : Noun
{
    public const int MaxWords = 500;

    private Objective() { }

    public Guid ProcessId { get; private init; }
    public Process Process { get; private init; } = null!;
    public int Number { get; private init; }
    public string Kind { get; private set; } = "";
    public string Words { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    public static Objective Keep(Process process, int number, string kind, string words, Actor by, DateTimeOffset at)
    {
        Refuse(number < 1, "Objectives are numbered from 1.", "number");
        var objective = new Objective { Process = process, ProcessId = process.Id, Number = number, CreatedAt = at };
        objective.Take(kind, words);
        objective.Record(by, at, "objective.kept", $"Objective {number} for {process.Name} was kept: {objective.Words}");
        return objective;
    }

    /// <summary>Takes new words. The earlier ones stay in the history.</summary>
    public void Reword(string kind, string words, Actor by, DateTimeOffset at)
    {
        var before = $"{Words} ({Kind})";
        Take(kind, words);
        Record(by, at, "objective.reworded", $"Objective {Number} for {Process.Name} was: {before}. It is: {Words} ({Kind}).");
    }

    private void Take(string kind, string words)
    {
        var kept = (words ?? "").Trim().Normalize();
        Refuse(kept.Length == 0, "The objective is empty.", "objective");
        Refuse(kept.Length > MaxWords, $"The objective has {kept.Length} characters; {MaxWords} at most.", "objective");
        (Kind, Words) = (Name.Check(kind, "The kind"), kept);
    }
}
