using Tccm.Domain;
using Tccm.Domain.Text;

namespace Tccm.Web.Setup.Import;

/// <summary>Something wrong in a file: where, and how to mend it.</summary>
public sealed record Finding(string File, int Line, string? Field, string What)
{
    public override string ToString() => $"{File}{(Line > 0 ? $":{Line}" : "")}: {(Field is null ? "" : Field + ": ")}{What}";
}

/// <summary>Everything that is wrong, collected before anything is said, so that a file is mended in one go.</summary>
public sealed class Findings
{
    private readonly List<Finding> all = [];

    public IReadOnlyList<Finding> All => all;
    public int Count => all.Count;

    public void Add(string file, int line, string? field, string what) => all.Add(new Finding(Words.Quoted(file, 120), line, field, what));

    /// <summary>The value, or nothing and a finding where the domain refuses it.</summary>
    public T? Try<T>(string file, int line, string? field, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DomainException refused)
        {
            Add(file, line, field, refused.Message);
            return default;
        }
    }
}
