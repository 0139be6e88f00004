using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Testing;

/// <summary>What happens to a text in discussion before the test begins: <c>await given.Discussion(statement).CommentAsync(ann, 1, "…")</c>.</summary>
public sealed class GivenDiscussion(Given given, Statement statement)
{
    public async Task<Comment> CommentAsync(Contact by, int? paragraph, string words) => await ActAsync(by, (text, contact) =>
        Comment.Of(text, text.Text, text.Text.Paragraphs.SingleOrDefault(one => one.Number == paragraph), words, contact, given.Now));

    public async Task<Suggestion> SuggestAsync(Contact by, int paragraph, string replacement, string? why = null) => await ActAsync(by, (text, contact) =>
        Suggestion.Of(text, text.Text.Paragraphs.Single(one => one.Number == paragraph), replacement, why, contact, given.Now));

    /// <summary>The next revision, by the secretariat.</summary>
    public async Task<Revision> RewriteAsync(string body)
    {
        await using var db = given.Database.Open();
        var (text, by) = ((await db.StatementAsync(statement.Slug))!, await given.ClerkAsync());
        text.Write(text.Kind, text.Process, text.Language, text.DraftTitle, body, by, given.Now);
        var revision = text.Circulate(text.DraftNumber, null, null, text.Audience, null, by, given.Now);
        await db.SaveChangesAsync();
        return revision;
    }

    /// <summary>A window on the last revision, for a week unless the test says otherwise.</summary>
    public async Task<PositionRound> WindowAsync(PositionsSeen seen = PositionsSeen.AfterWindow, DateTimeOffset? until = null)
    {
        await using var db = given.Database.Open();
        var text = (await db.StatementAsync(statement.Slug))!;
        var closes = until ?? given.Now.AddDays(7);
        var round = text.OpenPositions(new Deadline(closes.AddTicks(-(closes.Ticks % TimeSpan.TicksPerSecond)), "UTC"), seen, await given.ClerkAsync(), closes < given.Now ? closes.AddDays(-1) : given.Now);
        await db.SaveChangesAsync();
        return round;
    }

    public async Task EndWindowAsync(string reason = "All have answered.")
    {
        await using var db = given.Database.Open();
        var text = (await db.StatementAsync(statement.Slug))!;
        text.Round!.End(reason, await given.ClerkAsync(), given.Now);
        await db.SaveChangesAsync();
    }

    public async Task TakeAsync(Contact by, int? paragraph, Stance stance, string? reason = null)
    {
        await using var db = given.Database.Open();
        var contact = await db.LockedContactAsync(by.Id);
        var text = (await db.StatementAsync(statement.Slug))!;
        var of = text.Text.Paragraphs.SingleOrDefault(one => one.Number == paragraph);
        var last = await db.Positions.Where(one => one.RoundId == text.Round!.Id && one.OrganisationId == by.OrganisationId && (of == null ? one.ParagraphId == null : one.ParagraphId == of.Id)).OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        if (text.Round!.Take(contact, of, stance, reason, last, given.Now) is { } position) db.Add(position);
        await db.SaveChangesAsync();
    }

    public async Task MarkAsync(Contact by, int paragraph, Usability use)
    {
        await using var db = given.Database.Open();
        var contact = await db.LockedContactAsync(by.Id);
        var text = (await db.StatementAsync(statement.Slug))!;
        db.Add(ParagraphUse.Mark(text, text.Text.Paragraphs.Single(one => one.Number == paragraph), use, null, contact, given.Now)!);
        await db.SaveChangesAsync();
    }

    /// <summary>The statement as the register has it now.</summary>
    public async Task<Statement> NowAsync() => (await given.Database.AskAsync(db => db.StatementAsync(statement.Slug)))!;

    private async Task<T> ActAsync<T>(Contact by, Func<Statement, Contact, T> act)
        where T : Noun
    {
        await using var db = given.Database.Open();
        var contact = await db.LockedContactAsync(by.Id);
        var made = act((await db.StatementAsync(statement.Slug))!, contact);
        db.Add(made);
        await db.SaveChangesAsync();
        return made;
    }
}
