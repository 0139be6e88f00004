using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>Who reads a text that is in discussion, and may comment on it.</summary>
public enum StatementAudience
{
    Members,
    MembersAndSupporters,
}

/// <summary>How a text comes to be: the pen, its drafts, what is circulated, and when it is commented on.</summary>
public sealed partial class Statement
{
    public const int MaxSummary = 20_000;

    private readonly List<DraftText> drafts = [];
    private readonly List<PositionRound> rounds = [];

    public StatementAudience Audience { get; private set; }
    /// <summary>The contact who was asked to hold the pen; the secretariat always may.</summary>
    public Guid? PenHolderId { get; private set; }
    public DateTimeOffset? CommentsUntilAt { get; private set; }
    public string? CommentsUntilZone { get; private set; }

    /// <summary>The savings of its text; of a statement that was read from the register, the last one.</summary>
    public IReadOnlyCollection<DraftText> Drafts => drafts;
    public IReadOnlyCollection<PositionRound> Rounds => rounds;

    /// <summary>The text in the pen's hand; null where nothing was written since the last revision of a release before this was kept.</summary>
    public DraftText? Draft => drafts.MaxBy(draft => draft.Number);

    public int DraftNumber => Draft?.Number ?? 0;
    public string DraftTitle => Draft?.Title ?? Text.Title;
    public string DraftBody => Draft?.Body ?? Text.Body;
    public TextDocument DraftDocument => Draft?.Document ?? Text.Document;

    /// <summary>The number that the pen's text has once it is circulated or frozen.</summary>
    public int NextNumber => HasNewWords ? (LastRevision?.Number ?? 0) + 1 : Text.Number;

    /// <summary>Whether the pen's text is another than the one that was circulated last.</summary>
    public bool HasNewWords => LastRevision is not { } last || (Draft is { } draft && draft.Text != last.Text) || last.Language != Language;

    /// <summary>The revisions that others than the pen may see; of a release before circulation was kept, those that were signed and the last.</summary>
    public IEnumerable<Revision> Circulated => Status == StatementStatus.Draft ? []
        : revisions.Where(revision => revision.CirculatedAt is not null || revision == LastRevision || signatures.Exists(signature => signature.RevisionId == revision.Id)).OrderBy(revision => revision.Number);

    public Deadline? CommentsUntil
    {
        get => CommentsUntilAt is { } at ? new Deadline(at, CommentsUntilZone!) : null;
        private set => (CommentsUntilAt, CommentsUntilZone) = (value?.Instant, value?.ZoneId);
    }

    /// <summary>The window in which organisations say what they think of the last revision, or the last one there was.</summary>
    public PositionRound? Round => rounds.MaxBy(round => round.OpensAt);

    public PositionRound? OpenRound(DateTimeOffset at) => rounds.SingleOrDefault(round => round.IsOpen(at));

    public bool IsWritable => Status is StatementStatus.Draft or StatementStatus.InDiscussion or StatementStatus.Open && !IsRecorded;

    public bool TakesComments(DateTimeOffset at) => Status == StatementStatus.InDiscussion && CommentsUntil?.HasPassed(at) != true;

    /// <summary>Whether a contact of this organisation reads it: members from circulation on, supporters where the audience holds them.</summary>
    public bool IsReadBy(Organisation organisation) =>
        StatementStatuses.SeenByMembers.Contains(Status)
        && (organisation.IsMember || Audience == StatementAudience.MembersAndSupporters && organisation.CurrentMembership?.Category == MembershipCategory.Supporter);

    /// <summary>
    /// Whether its signatories are told that there is this statement: while signing is open anybody's, that they learn why they
    /// may not sign; between the closing and publication only of those who read it, or signed it.
    /// </summary>
    public bool IsSeenToSign(Organisation organisation) =>
        StatementStatuses.SeenBySigners.Contains(Status)
        && (Status != StatementStatus.Closed || IsReadBy(organisation) || signatures.Exists(signature => signature.OrganisationId == organisation.Id) || lateCodes.Exists(code => code.OrganisationId == organisation.Id));

    /// <summary>
    /// Keeps the text as it is now, for the pen alone. Refused where <paramref name="seen"/>, the saving that the writer began
    /// with, is not the last one any more, and from the closing on. While signing is open it is the text that may be opened anew:
    /// what is being signed stays as it is.
    /// </summary>
    public DraftText? Write(StatementKind kind, string? process, string language, string title, string body, Actor by, DateTimeOffset at, int? seen = null, Suggestion? suggestion = null)
    {
        RefuseUnlessPen(by);
        Refuse(!IsWritable, $"“{Title}” is {StatusInWords()}. Its text is frozen and cannot change any more.");
        Refuse(seen is not null && seen != DraftNumber, "Somebody else saved another text since you opened this page. Nothing was saved: copy your words, look at the text as it is now, then put yours into it.");

        var before = (Kind, Process, Language);
        Refuse(Status == StatementStatus.Open && before != (kind, ProcessOf(process), language), "Signing is open, so its kind, process and language stay as they are. Only the text can be changed, and be opened anew.");
        var next = new DraftText(this, DraftNumber + 1, title, body, by, at, suggestion?.Id);
        Describe(kind, process, language);
        if (suggestion is null && LastText == next.Text)
        {
            if (before != (Kind, Process, Language)) Record(by, at, "statement.described", $"Kind, process or language of “{Title}” was changed.");
            return null;
        }
        drafts.Add(next);
        Record(by, at, "statement.written", $"The draft of “{Title}” was written on (saving {next.Number}).");
        return next;
    }

    /// <summary>Asks a contact of a member to hold the pen, beside the secretariat; one at a time.</summary>
    public void HandPen(Contact to, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsSecretariat && by.PersonId is not null, "Only the secretariat can ask somebody to hold the pen.");
        Refuse(!IsWritable, $"“{Title}” is {StatusInWords()}, so there is nothing to write any more.");
        Refuse(!to.May(ContactRoles.Participant) || !to.Organisation.IsMember, "The pen is held by a participant of a member. Choose another contact, or ask its representative to make this one a participant.", "Holder");
        Refuse(PenHolderId == to.Id, "This contact holds the pen already. Nothing was changed.");
        PenHolderId = to.Id;
        Record(by, at, "statement.pen-handed", $"A contact of {to.Organisation.DisplayName} was asked to hold the pen for “{Title}”.", to.OrganisationId);
    }

    /// <summary>Takes the pen back, or lays it down: then the secretariat alone writes.</summary>
    public void LayDownPen(Actor by, DateTimeOffset at)
    {
        RefuseUnlessPen(by);
        Refuse(PenHolderId is null, "Nobody but the secretariat holds the pen. Nothing was changed.");
        PenHolderId = null;
        Record(by, at, "statement.pen-laid-down", $"The pen of “{Title}” is the secretariat's alone again.");
    }

    /// <summary>
    /// Makes the pen's text the next revision, which all of the audience reads and comments on until <paramref name="commentsUntil"/>.
    /// <paramref name="seen"/> is the saving that was looked over; <paramref name="mended"/> are matches of paragraphs by hand:
    /// a number in the new text and the numbers in the last revision that it came from.
    /// </summary>
    public Revision Circulate(int seen, string? summary, Deadline? commentsUntil, StatementAudience audience, IReadOnlyDictionary<int, IReadOnlyList<int>>? mended, Actor by, DateTimeOffset at)
    {
        RefuseUnlessPen(by);
        Refuse(Status is not (StatementStatus.Draft or StatementStatus.InDiscussion), $"“{Title}” is {StatusInWords()}. Only a text that is not open for signature yet can be circulated.");
        Refuse(seen != DraftNumber, "The text was written on since you opened this page. Look at it as it is now; nothing was circulated.");
        Refuse(!HasNewWords && LastRevision!.CirculatedAt is not null, $"Revision {LastRevision?.Number} has these words already. Nothing was circulated again.");
        Refuse(OpenRound(at) is not null, "Organisations are taking positions on the last revision. Circulate the next one once that window is over, or end it first.");
        Refuse(commentsUntil?.HasPassed(at) == true, $"{commentsUntil?.InWords()} has passed already. Choose a later time.", "Date");
        Refuse(Audience == StatementAudience.MembersAndSupporters && audience == StatementAudience.Members && Status != StatementStatus.Draft, "Supporters have read it already, so it stays with members and supporters.", "Audience");

        var revision = Add(summary, mended, by, at);
        (Status, Audience, CommentsUntil) = (StatementStatus.InDiscussion, audience, commentsUntil);
        Record(by, at, "statement.circulated", $"Revision {revision.Number} of “{Title}” was circulated, sha256 {revision.Sha256}.");
        return revision;
    }

    /// <summary>Gives more time to comment, or opens comments again; never less.</summary>
    public void ExtendComments(Deadline until, Actor by, DateTimeOffset at)
    {
        RefuseUnlessPen(by);
        Refuse(Status != StatementStatus.InDiscussion, $"“{Title}” is {StatusInWords()}. Comments are made while a text is in discussion.");
        Refuse(CommentsUntil is null, "Comments have no end now. Nothing was changed.");
        Refuse(until.HasPassed(at) || until.Instant <= CommentsUntil!.Value.Instant, $"Comments are open until {CommentsUntil?.InWords()}. They can be open longer only.", "Date");
        CommentsUntil = until;
        Record(by, at, "statement.comments-extended", $"Comments on “{Title}” are open until {until.InWords()}.");
    }

    /// <summary>
    /// Opens a window in which each member says what it thinks of the last revision, paragraph by paragraph.
    /// <paramref name="seen"/> cannot be changed from then on. <paramref name="on"/> is the revision that was looked at.
    /// </summary>
    public PositionRound OpenPositions(Deadline closes, PositionsSeen seen, Actor by, DateTimeOffset at, int? on = null)
    {
        RefuseUnlessPen(by);
        PositionsUntil(closes, at);
        Refuse(on is not null && on != Text.Number, $"Revision {Text.Number} was circulated since you opened this page. Nobody was asked; read it, and ask for positions on it then.");

        var round = new PositionRound(this, Text, closes, seen, at);
        rounds.Add(round);
        Record(by, at, "positions.opened", $"Positions on revision {Text.Number} of “{Title}” are taken until {closes.InWords()}, {seen.InWords()}.");
        return round;
    }

    /// <summary>Why no window for positions can be opened now, or null.</summary>
    public string? WhyNoPositions =>
        Status != StatementStatus.InDiscussion ? $"“{Title}” is {StatusInWords()}. Positions are taken on a text that is in discussion."
        : rounds.Exists(round => round.RevisionId == Text.Id) ? $"There was a window for positions on revision {Text.Number} already. Give that one more time, or circulate the next revision."
        : null;

    /// <summary>The deadline, where a window for positions could be opened until then; else a refusal.</summary>
    public Deadline PositionsUntil(Deadline closes, DateTimeOffset at)
    {
        Refuse(WhyNoPositions is not null, WhyNoPositions ?? "");
        Refuse(closes.HasPassed(at), $"{closes.InWords()} has passed already. Choose a later time.", "Date");
        return closes;
    }

    /// <summary>
    /// While signing is open: freezes a changed text as the next revision and asks for signatures of it. None carries over;
    /// those under the earlier text stay where they were made.
    /// </summary>
    public Revision OpenAnew(int seen, string summary, Deadline deadline, Actor by, DateTimeOffset at)
    {
        RefuseContact(by);
        RefuseUnlessOpen(at);
        Refuse(!HasNewWords, "The text is the one that is open already, word for word. Write the change first.");
        Refuse(string.IsNullOrWhiteSpace(summary), "Say what changed, for those who have signed and are asked again.", "Summary");
        ReopenableUntil(deadline, seen, at);

        var (before, left) = (Text, LiveSignatures.Count());
        var revision = Add(summary, null, by, at);
        (Deadline, OpenedAt, ReopenedAt) = (deadline, at, null);
        Record(by, at, "statement.opened-anew", $"“{Title}” was opened for signature with a changed text until {deadline.InWords()}, revision {revision.Number}, sha256 {revision.Sha256}. {Words.Counted(left, "signature")} stay under revision {before.Number} and do not count for this one.");
        return revision;
    }

    /// <summary>The deadline, where the changed text that was looked over could be opened until then; else a refusal.</summary>
    public Deadline ReopenableUntil(Deadline deadline, int seen, DateTimeOffset at)
    {
        RefuseUnlessOpen(at);
        Refuse(seen != DraftNumber, "The text was written on since you opened this page. Look at it as it is now; nothing was opened.");
        Refuse(deadline.HasPassed(at), $"The deadline, {deadline.InWords()}, has passed already. Choose a later one.", "Date");
        return deadline;
    }

    /// <summary>The signatures that stay under a text which was changed after they were made; they do not count for the text of now.</summary>
    public IEnumerable<Signature> UnderEarlierTexts => revisions.Count == 0 ? [] : signatures.Where(signature => signature.IsLive && signature.RevisionId != Text.Id);

    /// <summary>The latest of an organisation's signatures under a text that was changed after, if it has one.</summary>
    public Signature? EarlierOf(Guid organisationId) => UnderEarlierTexts.Where(signature => signature.OrganisationId == organisationId).MaxBy(signature => TextOf(signature).Number);

    /// <summary>The one text that a signature was made under.</summary>
    public Revision TextOf(Signature signature) => revisions.Single(revision => revision.Id == signature.RevisionId);

    /// <summary>Whether a signature is one of the text of now, so that it counts or did until it was withdrawn.</summary>
    public bool IsOfText(Signature signature) => signature.RevisionId == Text.Id;

    private string? LastText => Draft?.Text ?? LastRevision?.Text;

    private Revision Add(string? summary, IReadOnlyDictionary<int, IReadOnlyList<int>>? mended, Actor by, DateTimeOffset at)
    {
        var revision = new Revision(this, LastRevision, DraftTitle, DraftBody, Language, CheckedSummary(summary), mended, by, at);
        revisions.Add(revision);
        return revision;
    }

    /// <summary>What changed, in words that can be shown as a text; null where there are none.</summary>
    public static string? CheckedSummary(string? summary)
    {
        var kept = Prose.Check(summary, "The summary", MaxSummary, "Summary");
        if (kept is not null) StatementText.Parse(kept, "Summary");
        return kept;
    }

    private void RefuseUnlessPen(Actor by) => Refuse(!by.HoldsPenOf(this), $"You do not hold the pen of “{Title}”. The secretariat can ask you to.");

    private static void RefuseContact(Actor by) => Refuse(by is { IsSecretariat: false, PersonId: not null }, "Only the secretariat can do this.");
}
