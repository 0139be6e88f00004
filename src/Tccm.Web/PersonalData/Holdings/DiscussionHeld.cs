using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class DiscussionHeld(TccmDbContext db) : Holding
{
    public override string Key => "discussion";
    public override string Title => "What you wrote and said of texts in discussion";
    public override IReadOnlyList<string> Columns => ["comments.*", "positions.*", "paragraph_uses.*", "intentions.*", "draft_texts.*", "position_rounds.map_proposed_by", "statements.pen_holder_id"];

    public override Processing Processing => new(
        "To write texts together, and to know what each organisation thinks of them and why.",
        "Who writes, comments, takes positions, marks paragraphs or says that their organisation clears a text",
        "The words, the organisation that they were said for, the time, and a number in the place of the name",
        "Legitimate interest of the organisations in texts that they can stand behind (GDPR, article 6.1 f)",
        "Comments: members, the secretariat, and supporters where they read the text. Positions: the own organisation, and members once they may be seen. Marks of use: the own organisation. Intentions: the own organisation and the secretariat. Drafts: who holds the pen",
        "For good, as the organisation's words and the history of the text.",
        "Name and address go, a role stands in their place; the words stay as the organisation's, as they were said. The pen is laid down, and an intention is its organisation's.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        if (who.Person is not { } person) return [];
        var contacts = person.Contacts.ToDictionary(contact => contact.Id, contact => contact.Organisation.DisplayName);
        var ids = contacts.Keys.ToList();
        var titles = await db.Revisions.AsNoTracking().Select(revision => new { revision.Id, revision.StatementId, revision.Number, revision.Title }).ToListAsync(cancellationToken);
        var revisions = titles.ToDictionary(one => one.Id, one => $"{one.Title} (revision {one.Number})");
        var statements = titles.GroupBy(one => one.StatementId).ToDictionary(same => same.Key, same => same.MaxBy(one => one.Number)!.Title);
        var comments = await db.Comments.AsNoTracking().Where(one => one.PersonId == person.Id || one.ResolvedById == person.Id || (one is Suggestion && ((Suggestion)one).DecidedById == person.Id)).OrderBy(one => one.SaidAt).ToListAsync(cancellationToken);
        var positions = await db.Positions.AsNoTracking().Where(one => ids.Contains(one.ContactId)).OrderBy(one => one.TakenAt).ToListAsync(cancellationToken);
        var now = await db.ClockAsync(cancellationToken);
        var taken = positions.Select(one => one.RoundId).Distinct().ToList();
        var hidden = (await db.PositionRounds.AsNoTracking().Where(one => taken.Contains(one.Id)).ToListAsync(cancellationToken)).Where(round => !round.IsSeenByAll(now)).Select(round => round.Id).ToHashSet();
        var uses = await db.ParagraphUses.AsNoTracking().Where(one => ids.Contains(one.ContactId)).OrderBy(one => one.MarkedAt)
            .Join(db.Paragraphs, use => use.ParagraphId, paragraph => paragraph.Id, (use, paragraph) => new { Use = use, paragraph.RevisionId, paragraph.Number }).ToListAsync(cancellationToken);
        var intentions = await db.Intentions.AsNoTracking().Where(one => ids.Contains(one.ContactId)).OrderBy(one => one.StatedAt).ToListAsync(cancellationToken);
        var drafts = await db.DraftTexts.AsNoTracking().Where(one => one.WrittenById == person.Id).OrderBy(one => one.WrittenAt).ToListAsync(cancellationToken);
        var pens = await db.Statements.AsNoTracking().Where(one => one.PenHolderId != null && ids.Contains(one.PenHolderId.Value)).Select(one => new { one.Id, one.Slug, Contact = one.PenHolderId!.Value }).ToListAsync(cancellationToken);
        var maps = await db.PositionRounds.AsNoTracking().Where(one => one.MapProposedBy == person.Id).ToListAsync(cancellationToken);
        return
        [
            .. comments.Select(one => ItemOf(one, person.Id, revisions[one.RevisionId], one.ContactId is { } by ? contacts.GetValueOrDefault(by) : "the secretariat")),
            .. positions.Select(one => new HeldItem(new Fact("position", "Position on", revisions[one.RevisionId]), new Fact("organisation", "For", contacts[one.ContactId]), new Fact("stance", "Stance", one.Stance.InWords()), new Fact("reason", "Reason", one.Reason), new Fact("at", "When", one.TakenAt)) { IsTheirsAlone = hidden.Contains(one.RoundId) }),
            .. uses.Select(one => new HeldItem(new Fact("use", "Mark of use on", revisions[one.RevisionId]), new Fact("paragraph", "Paragraph", one.Number), new Fact("organisation", "For", contacts[one.Use.ContactId]), new Fact("mark", "Mark", one.Use.Use.InWords()), new Fact("at", "When", one.Use.MarkedAt)) { IsTheirsAlone = true }),
            .. intentions.Select(one => new HeldItem(new Fact("intention", "Clearing of", statements.GetValueOrDefault(one.StatementId)), new Fact("organisation", "For", contacts[one.ContactId]), new Fact("until", "Until", one.Until), new Fact("words", "Words", one.Words), new Fact("at", "When", one.StatedAt), new Fact("ended", "Taken back", one.EndedAt))),
            .. drafts.Select(one => new HeldItem(new Fact("draft", "Draft", one.Title), new Fact("number", "Saving", one.Number), new Fact("text", "Text", one.Text), new Fact("at", "When", one.WrittenAt))),
            .. pens.Select(one => new HeldItem(new Fact("pen", "You hold the pen of", statements.GetValueOrDefault(one.Id, one.Slug)), new Fact("organisation", "For", contacts[one.Contact]))),
            .. maps.Select(one => new HeldItem(new Fact("map", "You proposed to publish the map of", one.Title), new Fact("at", "When", one.MapProposedAt))),
        ];
    }

    /// <summary>The words stay: they are the organisation's, and the person's row says no name any more. Nobody holds a pen who is gone.</summary>
    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ids = who.Person?.Contacts.Select(contact => contact.Id).ToList() ?? [];
        foreach (var statement in await db.Statements.Whole().Where(one => one.PenHolderId != null && ids.Contains(one.PenHolderId.Value)).ToListAsync(cancellationToken)) statement.LayDownPen(Actor.Portal, at);
    }

    private static HeldItem ItemOf(Comment comment, Guid person, string of, string? by) => new(
        new Fact("comment", comment is Suggestion ? "Suggestion for" : comment.IsReply ? "Answer on" : "Comment on", of), new Fact("organisation", "For", comment.PersonId == person ? by : null),
        new Fact("words", "Your words", comment.PersonId == person ? comment.Words : null), new Fact("replacement", "Words suggested", comment.PersonId == person ? (comment as Suggestion)?.Replacement : null),
        new Fact("at", "When", comment.PersonId == person ? comment.SaidAt : null), new Fact("resolved", "Resolved by you", comment.ResolvedById == person ? comment.ResolvedAt : null),
        new Fact("decided", "Decided by you", comment is Suggestion { DecidedById: { } decider } decided && decider == person ? decided.AcceptedAt ?? decided.DeclinedAt : null),
        new Fact("reason", "Your reason", comment is Suggestion { DecidedById: { } other } declined && other == person ? declined.DeclineReason : null));
}
