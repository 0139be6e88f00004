using Tccm.Domain.Calendar;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Announcements;

/// <summary>Who reads an announcement after it was sent.</summary>
public enum Archive
{
    /// <summary>Everybody.</summary>
    Public,
    /// <summary>Those who are signed in and belong to its audience.</summary>
    Members,
}

public static class Archives
{
    public static string InWords(this Archive archive) => archive == Archive.Public ? "public" : "for members";
}

/// <summary>News to many, written by the secretariat: a draft, and then sent once. What was sent stays as it was.</summary>
public sealed class Announcement : Noun
{
    public const int MaxBody = 20_000;
    internal const int MaxSlug = 80;

    private Announcement() { }

    /// <summary>Its place in the archive, made of the day and the subject when it is sent.</summary>
    public string? Slug { get; private set; }
    public string Subject { get; private set; } = "";
    /// <summary>Markdown, as of a statement.</summary>
    public string Body { get; private set; } = "";
    public string Language { get; private set; } = "";
    public AudienceKind AudienceKind { get; private set; }
    public Guid? ProcessId { get; private set; }
    public Process? Process { get; private set; }
    public OrganisationKind? Operates { get; private set; }
    public string? Region { get; private set; }
    public Archive Archive { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public Guid? WrittenById { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public Guid? SentById { get; private set; }
    public int? RecipientCount { get; private set; }

    public bool IsSent => SentAt is not null;
    public Audience Audience => new(AudienceKind, Process, Operates, Region);
    public TextDocument Document => StatementText.Parse(Body);

    /// <summary>A draft. Refused where the text cannot be read as Markdown, or the subject is not of one line.</summary>
    public static Announcement Begin(string? subject, string? body, string? language, Audience audience, Archive archive, Actor by, DateTimeOffset at)
    {
        var announcement = new Announcement();
        announcement.Take(subject, body, language, audience, archive, by, at);
        announcement.Record(by, at, "announcement.begun", $"An announcement was begun: {announcement.Subject}.");
        return announcement;
    }

    /// <summary>Other words, or for others. Refused once it was sent.</summary>
    public void Write(string? subject, string? body, string? language, Audience audience, Archive archive, Actor by, DateTimeOffset at)
    {
        RefuseSent();
        Take(subject, body, language, audience, archive, by, at);
        Record(by, at, "announcement.written", $"The announcement was written anew: {Subject}.");
    }

    /// <summary>
    /// Sends it to the recipients, once and for ever. Refused where text or recipients are not those that <paramref name="seen"/>
    /// marks, where there is nobody to send it to, and once it was sent.
    /// </summary>
    public void Send(string? seen, Recipients to, Actor by, DateTimeOffset at)
    {
        RefuseSent();
        Refuse(to.People.Count == 0, "Nobody would get it now. Choose another audience.");
        Refuse(seen != to.Mark, $"The text or the recipients changed since you looked: it would go to {Recipients.Counted(to.People.Count)} now. Look again, then send it.");

        (Slug, SentAt, SentById, RecipientCount) = (SlugOn(at), at, by.PersonId, to.People.Count);
        Record(by, at, "announcement.sent", $"An announcement was sent to {Recipients.Counted(to.People.Count)} ({Audience.InWords}): {Subject}.");
    }

    /// <summary>Its place in the archive if it were sent on that day.</summary>
    public string SlugOn(DateTimeOffset at)
    {
        var slug = $"{at.UtcDateTime:yyyy-MM-dd}-{Calendar.Process.TrySlug(Subject) ?? "announcement"}";
        return slug.Length <= MaxSlug ? slug : slug[..MaxSlug].TrimEnd('-');
    }

    /// <summary>Whether people of the organisation read it in the archive.</summary>
    public bool IsReadBy(Organisation organisation, DateTimeOffset at) => IsSent && (AudienceKind == AudienceKind.Members
        ? organisation.MembershipAt(at)?.Category == MembershipCategory.Member
        : organisation.MembershipAt(at) is not null);

    private void Take(string? subject, string? body, string? language, Audience audience, Archive archive, Actor by, DateTimeOffset at)
    {
        var kept = Name.Check(subject, "subject", nameof(Subject));
        Refuse(!Languages.IsTag(language), "Give the language as a tag such as en, fr or pt-BR.", nameof(Language));
        Refuse(!Enum.IsDefined(archive), "Choose who reads it afterwards.", nameof(Archive));
        Refuse(string.IsNullOrWhiteSpace(body), "Write the text.", nameof(Body));
        Refuse(body!.Length > MaxBody, $"The text has {body.Length} characters; {MaxBody} at most. Shorten it, or link to a page.", nameof(Body));
        StatementText.Parse(body, nameof(Body));

        (Subject, Body, Language, Archive) = (kept, StatementText.Normalise(body), language!, archive);
        (AudienceKind, Process, ProcessId, Operates, Region) = (audience.Kind, audience.Process, audience.Process?.Id, audience.Operates, audience.Region);
        (WrittenAt, WrittenById) = (at, by.PersonId);
    }

    private void RefuseSent() => Refuse(IsSent, "This announcement was sent already, and is sent once. Nothing was changed or sent again.");
}
