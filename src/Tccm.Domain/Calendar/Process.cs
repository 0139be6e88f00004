using System.Globalization;
using System.Text;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Calendar;

/// <summary>A negotiation in which the coalition's members want to be heard, such as the GDC or WSIS+20.</summary>
public sealed class Process : Noun
{
    public const int MaxAbout = 2_000;

    private Process() { }

    /// <summary>Its place in addresses, made of the name once: wsis-20.</summary>
    public string Slug { get; private init; } = "";
    public string Name { get; private set; } = "";
    /// <summary>What it is and what it decides, in a few sentences.</summary>
    public string? About { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Refused for a name without a letter or digit of ASCII, since its address is made of them.</summary>
    public static Process Begin(string name, string? about, Actor by, DateTimeOffset at)
    {
        var slug = TrySlug(name);
        Refuse(slug is null, "Give a name with a letter or a digit of the Latin alphabet: the address of its page is made of it.", nameof(Name));
        Refuse(slug == "changes", "The address of this name is taken by the list of changes. Choose another name.", nameof(Name));
        var process = new Process { Slug = slug!, CreatedAt = at };
        process.Take(name, about);
        process.Record(by, at, "process.begun", $"The process {process.Name} was entered.");
        return process;
    }

    public void Describe(string name, string? about, Actor by, DateTimeOffset at)
    {
        var before = Name;
        Take(name, about);
        Record(by, at, "process.described", before == Name ? $"{Name} was described anew." : $"{before} is now called {Name}.");
    }

    /// <summary>Lower-case ASCII letters and digits of a name, with hyphens between: "WSIS+20" is wsis-20. Null where there are none.</summary>
    internal static string? TrySlug(string? name)
    {
        var slug = new StringBuilder();
        foreach (var character in (name ?? "").Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character)) slug.Append(char.ToLowerInvariant(character));
            else if (char.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var made = slug.ToString().Trim('-');
        return made.Length == 0 ? null : made;
    }

    private void Take(string name, string? about)
    {
        var words = about?.Trim().Normalize();
        Refuse(words?.Length > MaxAbout, $"What it is has {words?.Length} characters; {MaxAbout} at most.", nameof(About));
        (Name, About) = (Text.Name.Check(name, "The name"), string.IsNullOrEmpty(words) ? null : words);
    }
}

/// <summary>A person who wants to be told of what happens in a process. Kept as long as they do, without a history.</summary>
public sealed class Following
{
    private Following() { }

    public Following(Person person, Process process, DateTimeOffset at) => (PersonId, ProcessId, Since) = (person.Id, process.Id, at);

    public Guid PersonId { get; private init; }
    public Guid ProcessId { get; private init; }
    public DateTimeOffset Since { get; private init; }
}
