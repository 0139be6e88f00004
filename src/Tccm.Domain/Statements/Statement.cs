using System.Text.RegularExpressions;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

public enum StatementKind
{
    JointStatement,
    Submission,
    SpokenIntervention,
    Blog,
}

public static class StatementKinds
{
    public static string InWords(this StatementKind kind) => kind switch
    {
        StatementKind.JointStatement => "Joint statement",
        StatementKind.Submission => "Written submission",
        StatementKind.SpokenIntervention => "Spoken intervention",
        StatementKind.Blog => "Blog",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

public enum StatementStatus
{
    Draft,
    InDiscussion,
    Open,
    Closed,
    Published,
    Abandoned,
}

public static class StatementStatuses
{
    public static readonly StatementStatus[] Public = [StatementStatus.Published];

    /// <summary>What can be signed, or could.</summary>
    public static readonly StatementStatus[] SeenBySigners = [StatementStatus.Open, StatementStatus.Closed, StatementStatus.Published];

    /// <summary>What members may read: from the moment on which a text is circulated to them.</summary>
    public static readonly StatementStatus[] SeenByMembers = [StatementStatus.InDiscussion, .. SeenBySigners];
}

/// <summary>A joint statement, submission, spoken intervention or blog, and who signed which of its texts.</summary>
public sealed partial class Statement : Noun
{
    public const string SlugPattern = @"\A[a-z0-9]+(-[a-z0-9]+)*\z";
    public const int MaxSlug = 80;
    public const int MaxReason = 500;

    private readonly List<Revision> revisions = [];
    private readonly List<Signature> signatures = [];
    private readonly List<Edition> editions = [];

    private Statement() { }

    public string Slug { get; private init; } = "";
    public StatementKind Kind { get; private set; }
    public string? Process { get; private set; }
    public string Language { get; private set; } = "en";
    public StatementStatus Status { get; private set; }
    public DateTimeOffset? DeadlineAt { get; private set; }
    public string? DeadlineZone { get; private set; }
    public PartialDate? DeliveredOn { get; private init; }
    public bool SignersKnown { get; private set; } = true;
    public string? Source { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? OpenedAt { get; private set; }
    /// <summary>When signing of this text was last opened once more after it had been closed.</summary>
    public DateTimeOffset? ReopenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }

    public IReadOnlyCollection<Revision> Revisions => revisions;
    public IReadOnlyCollection<Signature> Signatures => signatures;
    public IReadOnlyCollection<Edition> Editions => editions;

    public Deadline? Deadline
    {
        get => DeadlineAt is { } at ? new Deadline(at, DeadlineZone!) : null;
        private set => (DeadlineAt, DeadlineZone) = (value?.Instant, value?.ZoneId);
    }

    public Revision? LastRevision => revisions.MaxBy(revision => revision.Number);

    /// <summary>The text that was circulated or frozen last; a draft that nobody saw yet has none.</summary>
    public Revision Text => LastRevision ?? throw new InvalidOperationException("This statement was read without its revisions, or has none yet.");
    public string Title => LastRevision?.Title ?? Draft!.Title;

    /// <summary>The signatures under the text of now. Those under an earlier one do not count for it.</summary>
    public IEnumerable<Signature> LiveSignatures => signatures.Count == 0 ? [] : signatures.Where(signature => signature.IsLive && signature.RevisionId == Text.Id);

    /// <summary>Those that count now: a signature that is disputed stays, and counts again once that is decided.</summary>
    public IEnumerable<Signature> Counted => LiveSignatures.Where(signature => signature.DisputedAt is null);
    public Edition? CurrentEdition => editions.MaxBy(edition => edition.Number);
    public bool IsRecorded => Source is not null;

    /// <summary>What its text is to those who signed: theirs to the letter, or what a source says that they said.</summary>
    public string TextInWords => IsRecorded ? $"This text is recorded from a named source: {Source}. Nobody signed it in this portal." : "The signatories signed one exact text.";

    /// <summary>The day that public lists sort and show it by.</summary>
    public PartialDate? ShownOn => DeliveredOn ?? (PublishedAt is { } at ? PartialDate.Of(DateOnly.FromDateTime(at.UtcDateTime)) : null);

    public static Statement Begin(string slug, StatementKind kind, string? process, string language, string title, string body, Actor by, DateTimeOffset at)
    {
        RefuseContact(by);
        var statement = new Statement { Slug = CheckedSlug(slug), CreatedAt = at, Status = StatementStatus.Draft };
        statement.Describe(kind, process, language);
        statement.drafts.Add(new DraftText(statement, 1, title, body, by, at, null));
        statement.Record(by, at, "statement.drafted", $"“{statement.Title}” was drafted.");
        return statement;
    }

    /// <summary>
    /// A statement of the past, taken from a named source. Its signatures are recorded, never online;
    /// where the source does not name the signers, that is what is kept.
    /// </summary>
    public static Statement FromRecord(string slug, StatementKind kind, string? process, string language, string title, string body,
        PartialDate deliveredOn, IReadOnlyList<Organisation> signers, string source, Actor by, DateTimeOffset at)
    {
        var statement = new Statement
        {
            Slug = CheckedSlug(slug),
            CreatedAt = at,
            Status = StatementStatus.Closed,
            DeliveredOn = deliveredOn,
            SignersKnown = signers.Count > 0,
            Source = source,
            ClosedAt = at,
        };
        statement.Describe(kind, process, language);
        statement.revisions.Add(new Revision(statement, null, title, body, language, null, null, by, at));
        statement.signatures.AddRange(signers.Select(signer => Signature.FromRecord(statement, signer, source, at)));
        statement.Record(by, at, "statement.recorded", $"“{statement.Title}” was recorded from {source}, with {signers.Count} signatories.");
        return statement;
    }

    /// <summary>
    /// Freezes the pen's text and asks the members to sign it until the deadline. Where it has other words than the last
    /// revision it is the next one. <paramref name="seen"/> is the saving that was looked over.
    /// </summary>
    public void OpenForSignature(Deadline deadline, Actor by, DateTimeOffset at, int? seen = null, string? summary = null)
    {
        RefuseContact(by);
        Openable(deadline, at, seen);

        if (HasNewWords) Add(summary, null, by, at);
        (Status, Deadline, OpenedAt) = (StatementStatus.Open, deadline, at);
        Record(by, at, "statement.opened", $"“{Title}” was opened for signature until {deadline.InWords()}, revision {Text.Number}, sha256 {Text.Sha256}.");
    }

    /// <summary>The deadline, where the text that was looked over could be opened with it now; else a refusal.</summary>
    public Deadline Openable(Deadline deadline, DateTimeOffset at, int? seen = null)
    {
        Refuse(Status is not (StatementStatus.Draft or StatementStatus.InDiscussion), $"“{Title}” is {StatusInWords()}. Only a draft can be opened for signature.");
        Refuse(OpenRound(at) is not null, "Organisations are taking positions on this text. Open it for signature once that window is over, or end it first.");
        Refuse(seen is not null && seen != DraftNumber, "The text was written on since you opened this page. Look at it as it is now; nothing was opened.");
        Refuse(deadline.HasPassed(at), $"The deadline, {deadline.InWords()}, has passed already. Choose a later one.", "Date");
        return deadline;
    }

    /// <summary>The deadline, where it could be moved to now; else a refusal.</summary>
    public Deadline Extendable(Deadline deadline, DateTimeOffset at)
    {
        RefuseUnlessOpen(at);
        Refuse(deadline.Instant <= Deadline!.Value.Instant, $"The deadline is {Deadline.Value.InWords()} now. It can move to a later time only.", "Date");
        return deadline;
    }

    /// <summary>Moves the deadline to a later instant, before it has passed.</summary>
    public void Extend(Deadline deadline, Actor by, DateTimeOffset at)
    {
        var before = Deadline;
        Extendable(deadline, at);

        Deadline = deadline;
        Attest(Acts.Extension(this, before!.Value, "by hand", by, at));
        Record(by, at, "statement.extended", $"The deadline of “{Title}” moved from {before!.Value.InWords()} to {deadline.InWords()}.");
    }

    /// <summary>Ends signing, by hand before the deadline or by the portal after it.</summary>
    public void Close(Actor by, DateTimeOffset at)
    {
        Refuse(Status != StatementStatus.Open, $"“{Title}” is {StatusInWords()}. Only a statement that is open for signature can be closed.");

        (Status, ClosedAt) = (StatementStatus.Closed, at);
        Record(by, at, "statement.closed", $"Signing of “{Title}” was closed with {Words.Counted(Counted.Count(), "signature")}.");
    }

    /// <summary>Opens signing once more after it was closed, and before anything was published.</summary>
    public void Reopen(Deadline deadline, string reason, Actor by, DateTimeOffset at)
    {
        RefuseContact(by);
        Reopenable(deadline, at);
        var why = OneLine(reason, "This", MaxReason, "Reason") ?? throw new DomainException("Say why signing is open again: everybody who is asked to sign reads it.", "Reason");

        (Status, Deadline, ClosedAt, ReopenedAt) = (StatementStatus.Open, deadline, null, at);
        Attest(Acts.Reopening(this, why, by, at));
        Record(by, at, "statement.reopened", $"“{Title}” was opened for signature again until {deadline.InWords()}: {why}");
    }

    /// <summary>Why signing cannot be opened again now, or null.</summary>
    public string? WhyNotReopened =>
        Status != StatementStatus.Closed ? $"“{Title}” is {StatusInWords()}. Only a statement that was closed, and is not published, can be opened for signature again."
        : IsRecorded ? $"“{Title}” is from the record: nobody signs it here."
        : OpenPublication is not null ? $"Its publication is {(OpenPublication.IsConfirmed ? "confirmed" : "proposed")}. Take that back first."
        : null;

    /// <summary>The deadline, where signing could be opened again until then; else a refusal.</summary>
    public Deadline Reopenable(Deadline deadline, DateTimeOffset at)
    {
        Refuse(WhyNotReopened is not null, WhyNotReopened ?? "");
        Refuse(deadline.HasPassed(at), $"The deadline, {deadline.InWords()}, has passed already. Choose a later one.", "Date");
        return deadline;
    }

    /// <summary>
    /// The portal could not be used for a part of the window, so the deadline moves by as long, also where it has passed in that time.
    /// </summary>
    /// <returns>By how much, where the outage met the window at all.</returns>
    public TimeSpan? MoveForOutage(DateTimeOffset from, DateTimeOffset until, string reason, Actor by, DateTimeOffset at)
    {
        if (Status != StatementStatus.Open || Deadline is not { } before || from >= before.Instant || (ReopenedAt ?? OpenedAt) is not { } opened || until <= opened) return null;

        var lost = until - (from < opened ? opened : from);
        lost = TimeSpan.FromSeconds(Math.Ceiling(lost.TotalSeconds));
        Deadline = before with { Instant = before.Instant + lost };
        Attest(Acts.Extension(this, before, $"outage {Leaf.Instant(from)} to {Leaf.Instant(until)}", by, at));
        Record(by, at, "statement.moved-for-outage", $"The deadline of “{Title}” moved from {before.InWords()} to {Deadline!.Value.InWords()}, since the portal could not be used from {Words.Instant(from)} to {Words.Instant(until)}: {reason}");
        return lost;
    }

    public void Abandon(string reason, Actor by, DateTimeOffset at)
    {
        Refuse(Status is StatementStatus.Published or StatementStatus.Abandoned, $"“{Title}” is {StatusInWords()} and cannot be abandoned.");
        Refuse(string.IsNullOrWhiteSpace(reason), "Say why, for those who worked on it.", "Input.Reason");
        OpenPublication?.Drop(at);

        Status = StatementStatus.Abandoned;
        foreach (var round in rounds.Where(round => round.IsOpen(at))) round.Stop(at);
        Record(by, at, "statement.abandoned", $"“{Title}” was abandoned: {reason.Trim()}");
    }

    public bool IsSignable(DateTimeOffset now) => Status == StatementStatus.Open && !Deadline!.Value.HasPassed(now);

    public string StatusInWords() => Status switch
    {
        StatementStatus.Draft => "a draft",
        StatementStatus.InDiscussion => "in discussion",
        StatementStatus.Open => "open for signature",
        StatementStatus.Closed => "closed for signature",
        StatementStatus.Published => "published",
        StatementStatus.Abandoned => "abandoned",
        _ => throw new InvalidOperationException($"No words for {Status}."),
    };

    private void Describe(StatementKind kind, string? process, string language)
    {
        var kept = ProcessOf(process);
        Refuse(!Languages.IsTag(language), "Give the language as a tag such as en, fr or pt-BR.", "Input.Language");
        (Kind, Process, Language) = (kind, kept, language);
    }

    private static string? ProcessOf(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : Name.Check(typed, "process");

    private void RefuseUnlessOpen(DateTimeOffset at)
    {
        Refuse(Status != StatementStatus.Open, $"“{Title}” is {StatusInWords()}, so signing is not open. Nothing was changed.");
        Refuse(Deadline!.Value.HasPassed(at), $"The deadline has passed: {Deadline.Value.InWords()}. Nothing was changed.");
    }

    /// <summary>Words that stand on one line, in the log and in a list.</summary>
    private static string? OneLine(string? typed, string what, int longest, string field) =>
        Prose.Check(typed, what, longest, field) is { } prose ? string.Join(' ', prose.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;

    private string? SignedAlready(Organisation organisation) => LiveSignatures.FirstOrDefault(signature => signature.OrganisationId == organisation.Id) switch
    {
        null => null,
        { SignedAt: { } at } => $", on {Words.Instant(at)}",
        _ => "",
    };

    public static bool IsSlug(string slug) => slug.Length <= MaxSlug && SlugForm().IsMatch(slug);

    private static string CheckedSlug(string slug)
    {
        Refuse(!IsSlug(slug),
            $"The address is made of lower-case letters, digits and single hyphens, {MaxSlug} characters at most, such as open-internet-2027.", "Input.Slug");
        return slug;
    }

    [GeneratedRegex(SlugPattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlugForm();
}
