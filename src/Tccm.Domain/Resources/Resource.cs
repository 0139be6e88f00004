using Tccm.Domain.Calendar;
using Tccm.Domain.Exchange;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Resources;

/// <summary>
/// Something worth keeping at hand: a link, or a text that is read here, with its licence and for whom it is. Every form that it
/// had is kept; withdrawn, it is shown to nobody but the secretariat.
/// </summary>
public sealed class Resource : Noun
{
    public const int MaxReason = 1_000;
    internal const int MaxSlug = 100;

    private readonly List<ResourceVersion> versions = [];

    private Resource() { }

    /// <summary>Its place in addresses, made of its first title once.</summary>
    public string Slug { get; private init; } = "";
    public string Title { get; private set; } = "";
    public ResourceKind Kind { get; private set; }
    public string? Link { get; private set; }
    public string? Text { get; private set; }
    public string Language { get; private set; } = "";
    public ResourceLicence Licence { get; private set; }
    public string? Event { get; private set; }
    public ResourceAudience Audience { get; private set; }
    public Guid? ProcessId { get; private set; }
    public Process? Process { get; private set; }

    /// <summary>What was shared in the exchange, where it was made of that.</summary>
    public Guid? SharedNoteId { get; private init; }
    public Guid? AddedById { get; private init; }
    public DateTimeOffset AddedAt { get; private init; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The number of its form of now, from 1.</summary>
    public int Number { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public string? WithdrawReason { get; private set; }

    public IReadOnlyCollection<ResourceVersion> Versions => versions;
    public ResourceFacts Facts => new(Title, Kind, Link, Text, Language, Licence, Event, Audience);

    /// <summary>Adds one, perhaps made <paramref name="of"/> what somebody shared. Refused without a link and a text, and of a note that is not shown any more.</summary>
    public static Resource Add(ResourceFacts facts, Process? process, SharedNote? of, Actor by, DateTimeOffset at)
    {
        Refuse(of?.IsShown == false, "What it is made of was taken back or hidden. Nothing was added.");
        var kept = facts.Checked();
        var id = Guid.CreateVersion7();
        var resource = new Resource { Id = id, Slug = SlugOf(kept.Title, id), SharedNoteId = of?.Id, AddedById = by.PersonId, AddedAt = at };
        resource.Take(kept, process, by, at);
        resource.Record(by, at, "resource.added", $"The resource “{resource.Title}” was added, for {resource.Audience.InWords()}.");
        return resource;
    }

    /// <summary>Takes other facts; those of before are kept. Refused where <paramref name="seen"/> is not the number of its form of now.</summary>
    public void Change(ResourceFacts facts, Process? process, int seen, Actor by, DateTimeOffset at)
    {
        RefuseWithdrawn();
        Refuse(seen != Number, "Somebody else changed this meanwhile. Nothing of yours was saved: copy your words, open the page anew, then put yours into it.");
        var kept = facts.Checked();
        Refuse(kept == Facts && process?.Id == ProcessId, "That is how it is already. Nothing was changed.");

        var before = Title;
        Take(kept, process, by, at);
        Record(by, at, "resource.changed", before == Title ? $"The resource “{Title}” was changed." : $"The resource “{before}” is now called “{Title}”.");
    }

    public void Withdraw(string? reason, Actor by, DateTimeOffset at)
    {
        RefuseWithdrawn();
        var why = Domain.Text.Prose.Check(reason, "The reason", MaxReason, "Reason");
        Refuse(why is null, "Say why it is withdrawn: colleagues read it later.", "Reason");

        (WithdrawnAt, WithdrawReason) = (at, why);
        Record(by, at, "resource.withdrawn", $"The resource “{Title}” was withdrawn.");
    }

    private void RefuseWithdrawn() => Refuse(WithdrawnAt is not null, $"“{Title}” was withdrawn already. Nothing was changed.");

    private void Take(ResourceFacts facts, Process? process, Actor by, DateTimeOffset at)
    {
        (Title, Kind, Link, Text, Language, Licence, Event, Audience) = facts;
        (Process, ProcessId, ChangedAt, Number) = (process, process?.Id, at, Number + 1);
        versions.Add(new ResourceVersion(Number, facts, process?.Name, by.PersonId, at));
    }

    /// <summary>Of a title without a letter or digit of ASCII, the end of the id, which is random.</summary>
    private static string SlugOf(string title, Guid id)
    {
        if (Process.TrySlug(title) is not { } slug) return $"resource-{id.ToString("N")[^8..]}";
        return slug.Length > MaxSlug ? slug[..MaxSlug].TrimEnd('-') : slug;
    }
}

/// <summary>One form that a resource had, with the name of its process as it was called then.</summary>
public sealed class ResourceVersion
{
    private ResourceVersion() { }

    internal ResourceVersion(int number, ResourceFacts facts, string? process, Guid? by, DateTimeOffset at) => (Number, Facts, Process, KeptById, KeptAt) = (number, facts, process, by, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid ResourceId { get; private init; }
    public int Number { get; private init; }
    public ResourceFacts Facts { get; private init; } = null!;
    public string? Process { get; private init; }
    public Guid? KeptById { get; private init; }
    public DateTimeOffset KeptAt { get; private init; }

    /// <summary>What became otherwise since the form before, a line each. Of a text only that it did.</summary>
    public IEnumerable<string> Since(ResourceVersion before)
    {
        var was = before.Facts;
        if (was.Title != Facts.Title) yield return $"The title was “{was.Title}”.";
        if (was.Kind != Facts.Kind) yield return $"The kind was: {was.Kind.InWords().ToLowerInvariant()}.";
        if (was.Link != Facts.Link) yield return was.Link is null ? "There was no link." : $"The link was {was.Link}";
        if (was.Text != Facts.Text) yield return was.Text is null ? "There was no text." : "The text was another.";
        if (was.Language != Facts.Language) yield return $"The language was {Domain.Text.Languages.NameOf(was.Language)}.";
        if (was.Licence != Facts.Licence) yield return $"The licence was: {was.Licence.InWords()}.";
        if (was.Event != Facts.Event) yield return was.Event is null ? "There was no event." : $"The event was: {was.Event}.";
        if (was.Audience != Facts.Audience) yield return $"It was for {was.Audience.InWords()}.";
        if (before.Process != Process) yield return before.Process is null ? "There was no process." : $"The process was {before.Process}.";
    }
}

/// <summary>What is said of a resource, with a link, a text in the Markdown of statements, or both.</summary>
public sealed record ResourceFacts(string Title, ResourceKind Kind, string? Link, string? Text, string Language, ResourceLicence Licence, string? Event, ResourceAudience Audience)
{
    /// <summary>The text as its readers meet it; null where there is none, or where an erasure left something that is no such text any more.</summary>
    public static TextDocument? Read(string? text)
    {
        try
        {
            return text is null ? null : StatementText.Parse(text);
        }
        catch (DomainException)
        {
            return null;
        }
    }

    internal ResourceFacts Checked()
    {
        var (text, link) = (string.IsNullOrWhiteSpace(Text) ? null : Text, Domain.Text.WebLink.Check(Link, nameof(Link)));
        if (text is null && link is null) throw new DomainException("Give a link, or the text itself.", nameof(Link));
        if (text is not null) StatementText.Parse(text, nameof(Text));
        if (!Domain.Text.Languages.IsTag(Language)) throw new DomainException("Give the language as a tag such as en, fr or pt-BR.", nameof(Language));
        return this with
        {
            Title = Domain.Text.Name.Check(Title, "title", nameof(Title)),
            Link = link,
            Text = text is null ? null : StatementText.Normalise(text),
            Event = string.IsNullOrWhiteSpace(Event) ? null : Domain.Text.Name.Check(Event, "event", nameof(Event)),
        };
    }
}
