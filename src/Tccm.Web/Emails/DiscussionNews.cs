using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Exchange;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>One thing that happened in a discussion, as a line of a letter.</summary>
/// <param name="Statement">The title of now.</param>
/// <param name="Slug">Of the statement.</param>
/// <param name="At">When it happened.</param>
/// <param name="Head">For the subject of a letter about this alone.</param>
/// <param name="Line">Enough to understand it without opening the page.</param>
/// <param name="By">Whose own act it is, to whom it is no news.</param>
/// <param name="Audience">Who may learn of it.</param>
public sealed record NewsItem(string Statement, string Slug, DateTimeOffset At, string Head, string Line, Guid? By, StatementAudience Audience)
{
    /// <summary>Where it can be read.</summary>
    public string Path { get; init; } = $"/my/statements/{Slug}";

    /// <summary>Whether it happened in a discussion, and not beside them.</summary>
    public bool IsOfStatement => Path == $"/my/statements/{Slug}";
}

/// <summary>
/// What is news to a person: what they may see, and did not do themselves. A new kind of news is one more query here.
/// Never of positions: who took some, or how many did, is nobody's news. The opening for signature has a letter of its own.
/// </summary>
public sealed class DiscussionNews
{
    private const int Longest = 160;

    /// <summary>Before comments end it is news once that they do; on that day's digest, or at once.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(24);

    /// <summary>Oldest first; what happened after <paramref name="from"/> and until <paramref name="to"/>.</summary>
    public async Task<IReadOnlyList<NewsItem>> SinceAsync(TccmDbContext db, Person person, DateTimeOffset from, DateTimeOffset to) =>
        await ReadingAsync(db, person) is { } reading ? [.. (await GatherAsync(db, from, to)).Where(item => item.By != person.Id && (reading == StatementAudience.Members || item.Audience == reading))] : [];

    /// <summary>The same for everybody, before it is asked who reads it.</summary>
    public async Task<IReadOnlyList<NewsItem>> GatherAsync(TccmDbContext db, DateTimeOffset from, DateTimeOffset to)
    {
        IReadOnlyList<Told> told = [.. await RevisionsAsync(db, from, to), .. await CommentsAsync(db, from, to), .. await DecisionsAsync(db, from, to), .. await RoundsAsync(db, from, to), .. await TimesAsync(db, from, to)];
        var ids = told.Select(one => one.StatementId).Distinct().ToList();
        // What was recorded from a source was never discussed here.
        var statements = await db.Statements.Where(statement => ids.Contains(statement.Id) && StatementStatuses.SeenByMembers.Contains(statement.Status) && statement.Source == null)
            .Select(statement => new { statement.Id, statement.Slug, statement.Audience, Title = statement.Revisions.OrderByDescending(revision => revision.Number).Select(revision => revision.Title).First() })
            .ToDictionaryAsync(statement => statement.Id);
        return [.. told.Where(one => statements.ContainsKey(one.StatementId)).Select(one => (Told: one, Of: statements[one.StatementId]))
            .Select(one => new NewsItem(one.Of.Title, one.Of.Slug, one.Told.At, one.Told.Head, one.Told.Line, one.Told.By, one.Of.Audience))
            .Concat(await ExchangeAsync(db, from, to)).OrderBy(item => item.At).ThenBy(item => item.Slug, StringComparer.Ordinal)];
    }

    /// <summary>What was circulated. A text that came with its opening for signature is told of in that letter.</summary>
    private static async Task<IEnumerable<Told>> RevisionsAsync(TccmDbContext db, DateTimeOffset from, DateTimeOffset to)
    {
        var opened = db.AuditEntries.Where(entry => entry.Act == "statement.opened" || entry.Act == "statement.opened-anew");
        var made = await db.Revisions.Where(revision => revision.CirculatedAt > from && revision.CirculatedAt <= to && !opened.Any(entry => entry.SubjectId == revision.StatementId && entry.At == revision.CreatedAt))
            .Join(db.Statements, revision => revision.StatementId, statement => statement.Id, (revision, statement) => new { revision, statement.CommentsUntilAt, statement.CommentsUntilZone }).AsNoTracking().ToListAsync();
        return made.Select(one => new Told(one.revision.StatementId, one.revision.CreatedAt, one.revision.CreatedById,
            one.revision.Number == 1 ? "To read and comment on" : $"New text r{one.revision.Number}",
            (one.revision.Number == 1 ? "The text r1 can be read" : $"A new text, r{one.revision.Number}, can be read")
                + (one.CommentsUntilAt is { } until && until > to ? $", and commented on until {new Deadline(until, one.CommentsUntilZone!).InWords()}" : "")
                + (one.revision.Summary is { } summary ? $". What changed: “{Excerpt(summary)}”" : "")));
    }

    private static async Task<IEnumerable<Told>> CommentsAsync(TccmDbContext db, DateTimeOffset from, DateTimeOffset to) =>
        (await SaidAsync(db, db.Comments.Where(comment => comment.SaidAt > from && comment.SaidAt <= to))).Select(said => said.Comment is Suggestion suggestion
            ? new Told(suggestion.StatementId, suggestion.SaidAt, suggestion.PersonId, $"{said.Who} suggested other words", $"{said.Who} suggested for {said.Where}: “{Excerpt(suggestion.Replacement)}”{(suggestion.Words.Length > 0 ? $" Why: “{Excerpt(suggestion.Words)}”" : "")}")
            : new Told(said.Comment.StatementId, said.Comment.SaidAt, said.Comment.PersonId, $"{said.Who} {(said.Comment.IsReply ? "answered" : "commented")}", $"{said.Who} {(said.Comment.IsReply ? "answered" : "commented")} on {said.Where}: “{Excerpt(said.Comment.Words)}”"));

    private static async Task<IEnumerable<Told>> DecisionsAsync(TccmDbContext db, DateTimeOffset from, DateTimeOffset to)
    {
        var decided = await SaidAsync(db, db.Comments.OfType<Suggestion>().Where(one => (one.AcceptedAt > from && one.AcceptedAt <= to) || (one.DeclinedAt > from && one.DeclinedAt <= to)));
        return decided.Select(said => (Suggestion)said.Comment is { AcceptedAt: { } taken } accepted
            ? new Told(accepted.StatementId, taken, accepted.DecidedById, $"A suggestion of {said.Who} was taken in", $"The suggestion of {said.Who} for {said.Where} was taken into the next draft: “{Excerpt(accepted.Replacement)}”")
            : new Told(said.Comment.StatementId, ((Suggestion)said.Comment).DeclinedAt!.Value, ((Suggestion)said.Comment).DecidedById, $"A suggestion of {said.Who} was declined", $"The suggestion of {said.Who} for {said.Where} was declined: “{Excerpt(((Suggestion)said.Comment).DeclineReason ?? "")}”"));
    }

    private static async Task<IEnumerable<Told>> RoundsAsync(TccmDbContext db, DateTimeOffset from, DateTimeOffset to)
    {
        var acts = await db.AuditEntries.AsNoTracking().Where(entry => entry.At > from && entry.At <= to && (entry.Act == "positions.opened" || entry.Act == "positions.extended" || entry.Act == "positions.ended")).OrderBy(entry => entry.Id).ToListAsync();
        var ids = acts.Select(entry => entry.SubjectId).ToList();
        var rounds = await db.PositionRounds.AsNoTracking().Where(round => (round.OpensAt > from && round.OpensAt <= to) || (round.ClosesAt > from && round.ClosesAt <= to) || ids.Contains(round.Id)).ToListAsync();
        return rounds.SelectMany(round =>
        {
            var on = $"positions on r{round.RevisionNumber}";
            var opened = acts.FirstOrDefault(entry => entry.Act == "positions.opened" && entry.SubjectId == round.StatementId && entry.At == round.OpensAt);
            var extended = acts.LastOrDefault(entry => entry.Act == "positions.extended" && entry.SubjectId == round.Id);
            var ended = acts.LastOrDefault(entry => entry.Act == "positions.ended" && entry.SubjectId == round.Id);
            return new[]
            {
                round.OpensAt > from && round.OpensAt <= to ? new Told(round.StatementId, round.OpensAt, opened?.PersonId, $"Positions are asked for on r{round.RevisionNumber}", $"Members are asked for {on} until {round.Closes.InWords()}; {round.Seen.InWords()}") : null,
                extended is not null ? new Told(round.StatementId, extended.At, extended.PersonId, "More time for positions", $"More time for {on}: until {round.Closes.InWords()}") : null,
                ended is not null ? new Told(round.StatementId, ended.At, ended.PersonId, $"The window for {on} was ended early", ended.Sentence) : null,
                round.EndedAt is null && round.ClosesAt > from && round.ClosesAt <= to ? new Told(round.StatementId, round.ClosesAt, null, $"The window for {on} is over", $"The window for {on} is over; what members said can be read") : null,
            }.OfType<Told>();
        });
    }

    private static async Task<IEnumerable<Told>> TimesAsync(TccmDbContext db, DateTimeOffset from, DateTimeOffset to)
    {
        var given = await db.AuditEntries.AsNoTracking().Where(entry => entry.Act == "statement.comments-extended" && entry.At > from && entry.At <= to).OrderBy(entry => entry.Id).ToListAsync();
        var ids = given.Select(entry => entry.SubjectId).ToList();
        var (first, last) = (from + Near, to + Near);
        var statements = await db.Statements.Where(statement => statement.Status == StatementStatus.InDiscussion && statement.CommentsUntilAt > to && (ids.Contains(statement.Id) || (statement.CommentsUntilAt > first && statement.CommentsUntilAt <= last)))
            .Select(statement => new { statement.Id, statement.CommentsUntilAt, statement.CommentsUntilZone }).ToListAsync();
        return statements.SelectMany(one =>
        {
            var until = new Deadline(one.CommentsUntilAt!.Value, one.CommentsUntilZone!);
            var more = given.LastOrDefault(entry => entry.SubjectId == one.Id);
            return new[]
            {
                more is not null ? new Told(one.Id, more.At, more.PersonId, "More time to comment", $"More time to comment: until {until.InWords()}") : null,
                until.Instant > first && until.Instant <= last ? new Told(one.Id, until.Instant - Near, null, "Comments end in less than a day", $"Comments are open until {until.InWords()}, less than a day") : null,
            }.OfType<Told>();
        });
    }

    /// <summary>What was shared with everybody in the exchange, and still is. Without its link: what one contact typed is no address for a letter to all.</summary>
    private static async Task<IEnumerable<NewsItem>> ExchangeAsync(TccmDbContext db, DateTimeOffset from, DateTimeOffset to)
    {
        var shared = await db.SharedNotes.Whole().Shown().AsNoTracking().Where(note => note.SharedAt > from && note.SharedAt <= to).OrderBy(note => note.SharedAt).ToListAsync();
        return shared.Select(note => new NewsItem("Information exchange", "exchange", note.SharedAt, $"{note.Organisation.DisplayName} shared “{note.Title}”",
            string.Concat($"{note.Organisation.DisplayName} shared “{note.Title}”", note.Process is { } process ? $" ({process.Name})" : "", note.Words is { } words ? $": “{Excerpt(words)}”" : ""), note.SharedById, StatementAudience.MembersAndSupporters)
        { Path = "/my/exchange" });
    }

    private static async Task<IReadOnlyList<Said>> SaidAsync(TccmDbContext db, IQueryable<Comment> comments) =>
        [.. (await comments.AsNoTracking().Select(comment => new
        {
            Comment = comment,
            Revision = db.Revisions.Where(revision => revision.Id == comment.RevisionId).Select(revision => revision.Number).Single(),
            Paragraph = db.Paragraphs.Where(paragraph => paragraph.Id == comment.ParagraphId).Select(paragraph => (int?)paragraph.Number).SingleOrDefault(),
            Organisation = db.Organisations.Where(organisation => organisation.Id == comment.OrganisationId).Select(organisation => organisation.DisplayName).SingleOrDefault(),
        }).ToListAsync()).Select(one => new Said(one.Comment, one.Organisation ?? "the secretariat", one.Paragraph is { } number ? $"paragraph {number} of r{one.Revision}" : $"the whole of r{one.Revision}"))];

    /// <summary>The first words without their Markdown, on one line.</summary>
    private static string Excerpt(string markdown)
    {
        var words = string.Join(' ', Plain(markdown).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= Longest) return words;
        var cut = words[..Longest].LastIndexOf(' ');
        return words[..(cut > Longest / 2 ? cut : char.IsHighSurrogate(words[Longest - 1]) ? Longest - 1 : Longest)] + "…";
    }

    private static string Plain(string markdown)
    {
        try
        {
            return StatementText.Parse(markdown).PlainText;
        }
        catch (DomainException)
        {
            // What an erasure took out may have left words that would not be taken in; they are no reason for a letter not to go.
            return markdown;
        }
    }

    /// <summary>Whose news a person gets: a member's and the secretariat all, a supporter's where the audience holds supporters; null for none.</summary>
    private static async Task<StatementAudience?> ReadingAsync(TccmDbContext db, Person person)
    {
        if (person.IsSecretariat) return StatementAudience.Members;
        var today = DateOnly.FromDateTime((await db.ClockAsync()).UtcDateTime);
        var hats = await db.Contacts.Where(contact => contact.PersonId == person.Id && contact.Until == null && contact.Accepted != false)
            .SelectMany(contact => contact.Organisation.Memberships.Where(period => period.Until == null && (period.LeavesOn == null || period.LeavesOn > today)).Select(period => period.Category)).ToListAsync();
        return hats.Contains(MembershipCategory.Member) ? StatementAudience.Members : hats.Contains(MembershipCategory.Supporter) ? StatementAudience.MembersAndSupporters : null;
    }

    private sealed record Told(Guid StatementId, DateTimeOffset At, Guid? By, string Head, string Line)
    {
        /// <summary>As the start of a sentence: "the secretariat commented" is said by "The secretariat".</summary>
        public string Head { get; } = Begun(Head);
        public string Line { get; } = Begun(Line);

        private static string Begun(string words) => words.StartsWith("the ", StringComparison.Ordinal) ? $"T{words[1..]}" : words;
    }

    private sealed record Said(Comment Comment, string Who, string Where);
}
