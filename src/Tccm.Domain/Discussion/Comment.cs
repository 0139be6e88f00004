using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Discussion;

/// <summary>
/// What somebody said of a paragraph of a revision, or of the whole of it, for an organisation or for the secretariat. It stays
/// on the revision that it was said of, in the words it was said in; a thread is resolved and opened again.
/// </summary>
public class Comment : Noun
{
    public const int MaxWords = 10_000;

    protected Comment() { }

    protected Comment(Statement statement, Revision revision, Paragraph? paragraph, string words, Actor by, Contact? contact, DateTimeOffset at)
    {
        (StatementId, RevisionId, ParagraphId, ParagraphIdentity) = (statement.Id, revision.Id, paragraph?.Id, paragraph?.Identity);
        (Words, PersonId, OrganisationId, ContactId, SaidAt) = (words, by.PersonId, contact?.OrganisationId, contact?.Id, at);
    }

    public Guid StatementId { get; private init; }
    public Guid RevisionId { get; private init; }
    /// <summary>Null for the whole of the revision.</summary>
    public Guid? ParagraphId { get; private init; }
    public Guid? ParagraphIdentity { get; private init; }
    /// <summary>The first of the thread that it answers; null for the first.</summary>
    public Guid? ThreadId { get; private init; }
    public Guid? PersonId { get; private init; }
    /// <summary>Null for the secretariat.</summary>
    public Guid? OrganisationId { get; private init; }
    public Guid? ContactId { get; private init; }
    /// <summary>In Markdown, without HTML or pictures.</summary>
    public string Words { get; private init; } = "";
    public DateTimeOffset SaidAt { get; private init; }
    public DateTimeOffset? ResolvedAt { get; private set; }
    public Guid? ResolvedById { get; private set; }

    public bool IsReply => ThreadId is not null;
    public bool IsResolved => ResolvedAt is not null;
    public TextDocument Document => StatementText.Parse(Words);

    /// <summary>Says something of a circulated revision: of one of its paragraphs, or of the whole where there is none.</summary>
    public static Comment Of(Statement statement, Revision revision, Paragraph? paragraph, string? words, Contact by, DateTimeOffset at)
    {
        RefuseUnlessTakesPart(statement, by, at);
        RefuseForeign(statement, revision, paragraph);
        return new Comment(statement, revision, paragraph, Checked(words), Actor.For(by), by, at).Said(statement, Actor.For(by), at);
    }

    /// <summary>The same by the secretariat, for itself and no organisation.</summary>
    public static Comment Of(Statement statement, Revision revision, Paragraph? paragraph, string? words, Actor secretariat, DateTimeOffset at)
    {
        RefuseUnlessSecretariat(statement, secretariat, at);
        RefuseForeign(statement, revision, paragraph);
        return new Comment(statement, revision, paragraph, Checked(words), secretariat, null, at).Said(statement, secretariat, at);
    }

    /// <summary>Answers in the same thread, which is opened again where it was resolved.</summary>
    public Comment Reply(Statement statement, string? words, Contact by, DateTimeOffset at)
    {
        RefuseUnlessTakesPart(statement, by, at);
        return Answer(statement, words, Actor.For(by), by, at);
    }

    public Comment Reply(Statement statement, string? words, Actor secretariat, DateTimeOffset at)
    {
        RefuseUnlessSecretariat(statement, secretariat, at);
        return Answer(statement, words, secretariat, null, at);
    }

    /// <summary>Says that a thread is settled: by whoever began it, or a colleague, or the pen.</summary>
    public void Resolve(Statement statement, Actor by, DateTimeOffset at)
    {
        RefuseUnlessSettledBy(statement, by);
        Refuse(IsResolved, "This is resolved already. Nothing was changed.");
        (ResolvedAt, ResolvedById) = (at, by.PersonId);
        Record(by, at, "comment.resolved", $"A comment on “{statement.Title}” was resolved.", OrganisationId);
    }

    public void Reopen(Statement statement, Actor by, DateTimeOffset at)
    {
        RefuseUnlessSettledBy(statement, by);
        Refuse(!IsResolved, "This is open already. Nothing was changed.");
        (ResolvedAt, ResolvedById) = (null, null);
        Record(by, at, "comment.reopened", $"A comment on “{statement.Title}” was opened again.", OrganisationId);
    }

    /// <summary>Whether this actor may resolve it.</summary>
    public bool IsSettledBy(Statement statement, Actor by) => by.HoldsPenOf(statement) || (OrganisationId is not null && by.OrganisationId == OrganisationId);

    /// <summary>Why this contact says nothing of it now, or null.</summary>
    public static string? WhyNot(Statement statement, Contact by, DateTimeOffset at) =>
        WhyNot(statement, at)
        ?? (!by.May(ContactRoles.Participant) ? $"You are not a participant of {by.Organisation.DisplayName}. Its participants comment; its representative can make you one."
            : !statement.IsReadBy(by.Organisation) || by.Organisation.MembershipAt(at) is null ? $"{by.Organisation.DisplayName} does not take part in this discussion."
            : by.Organisation.MembershipAt(at)!.Suspended is not null ? $"The membership of {by.Organisation.DisplayName} is suspended. It reads, and takes part again once the suspension is lifted."
            : null);

    /// <summary>Why nobody says anything of it now, the secretariat included, or null.</summary>
    public static string? WhyNot(Statement statement, DateTimeOffset at) =>
        statement.Status != StatementStatus.InDiscussion ? $"“{statement.Title}” is {statement.StatusInWords()}, so it is not commented on any more."
        : !statement.TakesComments(at) ? $"Comments were open until {statement.CommentsUntil?.InWords()}."
        : null;

    protected static string Checked(string? words)
    {
        var kept = Prose.Check(words, "The comment", MaxWords, nameof(Words)) ?? throw new DomainException("Write what you want to say.", nameof(Words));
        StatementText.Parse(kept, nameof(Words));
        return kept;
    }

    protected static void RefuseUnlessTakesPart(Statement statement, Contact by, DateTimeOffset at) => Refuse(WhyNot(statement, by, at) is not null, $"{WhyNot(statement, by, at)} Nothing was kept.");

    protected static void RefuseForeign(Statement statement, Revision revision, Paragraph? paragraph)
    {
        Refuse(!statement.Circulated.Contains(revision), "This revision is not in discussion. Open the page anew; nothing was kept.");
        Refuse(paragraph is not null && !revision.Paragraphs.Contains(paragraph), $"This paragraph is not one of revision {revision.Number}. Open the page anew; nothing was kept.");
    }

    private static void RefuseUnlessSecretariat(Statement statement, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsSecretariat, "Only the secretariat can do this.");
        Refuse(WhyNot(statement, at) is not null, $"{WhyNot(statement, at)} Nothing was kept.");
    }

    private void RefuseUnlessSettledBy(Statement statement, Actor by)
    {
        Refuse(IsReply, "A thread is resolved as a whole, at its first comment.");
        Refuse(!IsSettledBy(statement, by), "Whoever began this can resolve it, or a colleague of theirs, or who holds the pen.");
    }

    private Comment Answer(Statement statement, string? words, Actor by, Contact? contact, DateTimeOffset at)
    {
        Refuse(IsReply, "Answer the first comment of the thread.");
        if (IsResolved)
        {
            (ResolvedAt, ResolvedById) = (null, null);
            Record(by, at, "comment.reopened", $"A comment on “{statement.Title}” was opened again by an answer.", OrganisationId);
        }
        var reply = new Comment(Checked(words), this, by, contact, at);
        return reply.Said(statement, by, at);
    }

    private Comment(string words, Comment thread, Actor by, Contact? contact, DateTimeOffset at)
    {
        (StatementId, RevisionId, ParagraphId, ParagraphIdentity, ThreadId) = (thread.StatementId, thread.RevisionId, thread.ParagraphId, thread.ParagraphIdentity, thread.Id);
        (Words, PersonId, OrganisationId, ContactId, SaidAt) = (words, by.PersonId, contact?.OrganisationId, contact?.Id, at);
    }

    private Comment Said(Statement statement, Actor by, DateTimeOffset at)
    {
        Record(by, at, IsReply ? "comment.answered" : "comment.made", $"“{statement.Title}” was commented on.", OrganisationId);
        return this;
    }
}
