using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Discussion;

/// <summary>Acts on one text drawn at random and done by the domain's own verbs; what was done is noted here too, apart from the register.</summary>
internal sealed class RandomRounds(TestDatabase database, string slug, Actor pen, IReadOnlyList<Guid> contacts, int seed)
{
    private readonly Random random = new(seed);
    private int count;

    public DateTimeOffset Now { get; private set; } = DateTimeOffset.UtcNow;
    public int Refused { get; private set; }

    /// <summary>What anybody typed, by the column in which it has to be.</summary>
    public HashSet<(string Column, string Words)> Typed { get; } = [];
    /// <summary>Each thread, with the revision and the words of the paragraph that it was said on, and its answers.</summary>
    public Dictionary<Guid, (int Revision, string? Paragraph, List<Guid> Replies)> Threads { get; } = [];
    /// <summary>Of each organisation on each paragraph the last position, with the words that it was taken on.</summary>
    public Dictionary<(Guid Round, Guid? Paragraph, string Organisation), (Stance Stance, string? Reason, string? Words)> Taken { get; } = [];
    public Dictionary<string, int> Done { get; } = [];

    public async Task ActAsync()
    {
        Now = Now.AddMinutes(1);
        var (name, act) = Choose();
        await using var db = database.Open();
        var contact = await db.LockedContactAsync(Some(contacts));
        var statement = (await db.StatementAsync(slug))!;
        try
        {
            var note = await act(db, statement, contact);
            await db.SaveChangesAsync();
            note();
            Done[name] = Done.GetValueOrDefault(name) + 1;
        }
        catch (DomainException)
        {
            Refused++;
        }
    }

    private (string Name, Func<TccmDbContext, Statement, Contact, Task<Action>> Act) Choose() => random.Next(100) switch
    {
        < 22 => ("write", (_, statement, _) => Task.FromResult(Write(statement))),
        < 32 => ("circulate", (_, statement, _) => Task.FromResult(Circulate(statement))),
        < 47 => ("comment", (db, statement, contact) => Task.FromResult(Comment(db, statement, contact))),
        < 57 => ("reply", ReplyAsync),
        < 67 => ("suggest", (db, statement, contact) => Task.FromResult(Suggest(db, statement, contact))),
        < 72 => ("decide", DecideAsync),
        < 77 => ("settle", SettleAsync),
        < 81 => ("open", (_, statement, _) => Task.FromResult(OpenWindow(statement))),
        < 96 => ("take", TakeAsync),
        < 97 => ("extend", (_, statement, _) => Task.FromResult(Window(statement, round => round.Extend(new Deadline(round.ClosesAt.AddHours(1), "UTC"), statement, pen, Now)))),
        _ => ("end", (_, statement, _) => Task.FromResult(Window(statement, round => round.End("All have answered.", pen, Now)))),
    };

    private Action Write(Statement statement)
    {
        var body = Edited(statement.DraftBody);
        statement.Write(statement.Kind, statement.Process, statement.Language, statement.DraftTitle, body, pen, Now);
        return () => Typed.Add(("text", body));
    }

    /// <summary>Paragraphs are added, changed, moved, removed, split and joined.</summary>
    private string Edited(string body)
    {
        var paragraphs = body.Trim().Split("\n\n").ToList();
        var at = random.Next(paragraphs.Count);
        var one = paragraphs[at].Split(' ');
        switch (random.Next(7))
        {
            case 0 when paragraphs.Count > 3: paragraphs.RemoveAt(at); break;
            case 1 when at > 0: (paragraphs[at], paragraphs[at - 1]) = (paragraphs[at - 1], paragraphs[at]); break;
            case 2 when one.Length > 15: paragraphs[at] = string.Join(' ', one[..(one.Length / 2)]); paragraphs.Insert(at + 1, string.Join(' ', one[(one.Length / 2)..])); break;
            case 3 or 4 when at > 0 && one.Length < 30: paragraphs[at - 1] += " " + paragraphs[at]; paragraphs.RemoveAt(at); break;
            case 5: paragraphs[at] += " " + Phrase(2); break;
            default: paragraphs.Insert(at, Phrase(10)); break;
        }
        return string.Join("\n\n", paragraphs);
    }

    private Action Circulate(Statement statement)
    {
        var revision = statement.Circulate(statement.DraftNumber, null, null, StatementAudience.Members, null, pen, Now);
        return () => Typed.Add(("revision", revision.Body.Trim()));
    }

    private Action Comment(TccmDbContext db, Statement statement, Contact contact)
    {
        var (revision, words) = (Some([.. statement.Circulated]), Phrase(6));
        var paragraph = random.Next(5) == 0 ? null : Some([.. revision.Paragraphs]);
        var comment = random.Next(4) == 0 ? Domain.Discussion.Comment.Of(statement, revision, paragraph, words, pen, Now) : Domain.Discussion.Comment.Of(statement, revision, paragraph, words, contact, Now);
        db.Add(comment);
        return () => { Typed.Add(("words", words)); Threads[comment.Id] = (revision.Number, paragraph?.Text, []); };
    }

    private async Task<Action> ReplyAsync(TccmDbContext db, Statement statement, Contact contact)
    {
        var (first, words) = (await ThreadAsync(db), Phrase(5));
        var reply = first.Reply(statement, words, contact, Now);
        db.Add(reply);
        return () => { Typed.Add(("words", words)); Threads[first.Id].Replies.Add(reply.Id); };
    }

    private Action Suggest(TccmDbContext db, Statement statement, Contact contact)
    {
        var (paragraph, replacement, why) = (Some([.. statement.Text.Paragraphs]), Phrase(9), Phrase(4));
        var suggestion = Suggestion.Of(statement, paragraph, replacement, why, contact, Now);
        db.Add(suggestion);
        return () => { Typed.Add(("words", why)); Typed.Add(("replacement", replacement)); Threads[suggestion.Id] = (statement.Text.Number, paragraph.Text, []); };
    }

    private async Task<Action> DecideAsync(TccmDbContext db, Statement statement, Contact contact)
    {
        var waiting = await db.Comments.OfType<Suggestion>().Where(one => one.StatementId == statement.Id && one.AcceptedAt == null && one.DeclinedAt == null).OrderBy(one => one.SaidAt).ToListAsync();
        if (waiting.Count == 0) throw new DomainException("Nothing waits.");
        var (suggestion, words) = (Some(waiting), Phrase(4));
        if (random.Next(3) == 0)
        {
            suggestion.Decline(statement, words, pen, Now);
            return () => Typed.Add(("decline_reason", words));
        }
        // As it is, or with the editor's own words after it.
        var body = StatementText.Replace(statement.DraftBody, 1 + random.Next(statement.DraftDocument.Paragraphs.Count), random.Next(2) == 0 ? suggestion.Replacement : $"{suggestion.Replacement} {words}").Trim();
        suggestion.Accept(statement, body, statement.DraftNumber, pen, Now);
        return () => Typed.Add(("text", body));
    }

    private async Task<Action> SettleAsync(TccmDbContext db, Statement statement, Contact contact)
    {
        var first = await ThreadAsync(db);
        if (first.IsResolved) first.Reopen(statement, pen, Now);
        else first.Resolve(statement, pen, Now);
        return () => { };
    }

    private Action OpenWindow(Statement statement)
    {
        statement.OpenPositions(new Deadline(new DateTimeOffset(Now.UtcDateTime.Date.AddDays(7), TimeSpan.Zero), "UTC"), Some([PositionsSeen.AfterWindow, PositionsSeen.AtOnce]), pen, Now);
        return () => { };
    }

    private async Task<Action> TakeAsync(TccmDbContext db, Statement statement, Contact contact)
    {
        var round = statement.OpenRound(Now) ?? throw new DomainException("No window is open.");
        var (of, stance, reason) = (random.Next(4) == 0 ? null : Some([.. statement.Text.Paragraphs]), Some(Stances.All), Phrase(5));
        var id = of?.Id;
        var last = await db.Positions.Where(one => one.RoundId == round.Id && one.OrganisationId == contact.OrganisationId && one.ParagraphId == id).OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        db.Add(round.Take(contact, of, stance, reason, last, Now)!);
        return () => { Typed.Add(("reason", reason)); Taken[(round.Id, id, contact.Organisation.DisplayName)] = (stance, reason, of?.Text); };
    }

    private Action Window(Statement statement, Action<PositionRound> act)
    {
        act(statement.OpenRound(Now) ?? throw new DomainException("No window is open."));
        return () => { };
    }

    private async Task<Comment> ThreadAsync(TccmDbContext db)
    {
        if (Threads.Count == 0) throw new DomainException("Nothing was said yet.");
        var id = Some([.. Threads.Keys]);
        return await db.Comments.SingleAsync(one => one.Id == id);
    }

    /// <summary>Words that nobody else ever wrote, in letters of several scripts.</summary>
    private string Phrase(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => $"{Some(["naïve", "“root”", "中文", "слово", "x&y", "it's"])}{++count}"));

    private T Some<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
