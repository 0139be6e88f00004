using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Pages.My.Discussion;

namespace Tccm.Web.Tests.My.Discussion;

/// <summary>Rounds of random comments, suggestions, revisions and positions: no word is lost, and nothing is shown under a text it was not said of.</summary>
public sealed class ThreadsProperties(Portal portal) : IClassFixture<Portal>
{
    private const int Rounds = 8, ActsInOne = 30;

    [Theory]
    [InlineData(1)]
    [InlineData(20270314)]
    public async Task RandomRounds_LoseNoWordAndShowEachUnderItsOwnText(int seed)
    {
        var (statement, contacts) = await BeginAsync($"Keep {seed} open");
        var rounds = new RandomRounds(portal.Database, statement.Slug, Actor.Secretariat(await portal.Given.Secretary("Petra Pen")), contacts, seed);

        for (var round = 0; round < Rounds; round++)
        {
            for (var act = 0; act < ActsInOne; act++) await rounds.ActAsync();
            await NoWordIsLostAsync(rounds, statement.Id, seed);
            await EachThreadIsShownOnceAsync(rounds, statement.Slug, seed);
            await EachPositionIsUnderItsTextAsync(rounds, statement.Slug, seed);
        }

        foreach (var verb in new[] { "write", "circulate", "comment", "reply", "suggest", "decide", "settle", "open", "take", "end" })
            Assert.True(rounds.Done.GetValueOrDefault(verb) > 0, $"seed {seed}: {verb} was never done: not random enough.");
    }

    [Fact]
    public async Task SqlThatSaysSomethingUnderAnotherText_IsRefused()
    {
        var (statement, contacts) = await BeginAsync("Keep it shut");
        var ann = await portal.AskAsync(db => db.Contacts.SingleAsync(one => one.Id == contacts[0]));
        var first = statement.Text.Paragraphs.First().Id;
        await portal.Given.CirculatedAgain(statement, "Other words stand here.");
        var discussion = portal.Given.Discussion(statement);
        await discussion.CommentAsync(ann, 1, "It is short.");
        await discussion.WindowAsync();
        await discussion.TakeAsync(ann, 1, Stance.WouldSign, "Gladly.");

        foreach (var role in new[] { portal.Database.Portal, portal.Database.Owner })
        {
            foreach (var table in new[] { "positions", "comments" })
            {
                var of = table == "positions" ? "round_id IN (SELECT id FROM portal.position_rounds WHERE statement_id = @statement)" : "statement_id = @statement";
                Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, await RefusedAsync(role, $"INSERT INTO portal.{table} SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'number', 9, 'paragraph_id', @paragraph))).* FROM portal.{table} t WHERE {of}"));
                Assert.Contains(await RefusedAsync(role, $"UPDATE portal.{table} SET {(table == "positions" ? "reason" : "words")} = 'Other words.' WHERE {of} AND id <> @paragraph"), new[] { PostgresErrorCodes.RestrictViolation, PostgresErrorCodes.InsufficientPrivilege });
            }
        }

        async Task<string> RefusedAsync(string role, string sql)
        {
            await using var source = NpgsqlDataSource.Create(role);
            await using var command = source.CreateCommand(sql);
            command.Parameters.AddWithValue("statement", statement.Id);
            command.Parameters.AddWithValue("paragraph", first);
            return (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).SqlState;
        }
    }

    private async Task NoWordIsLostAsync(RandomRounds rounds, Guid statement, int seed)
    {
        await using var db = portal.Database.Open();
        var stop = TestContext.Current.CancellationToken;
        var said = await db.Comments.AsNoTracking().Where(one => one.StatementId == statement).ToListAsync(stop);
        var exact = said.Select(one => ("words", one.Words)).Concat(said.OfType<Suggestion>().SelectMany(one => new[] { ("replacement", one.Replacement), ("decline_reason", one.DeclineReason ?? "") }))
            .Concat((await db.Positions.AsNoTracking().ToListAsync(stop)).Select(one => ("reason", one.Reason ?? ""))).ToHashSet();
        var known = (await db.StatementAsync((await db.Statements.SingleAsync(one => one.Id == statement, stop)).Slug, stop))!;
        exact.UnionWith((await db.Set<DraftText>().AsNoTracking().Where(one => one.StatementId == statement).ToListAsync(stop)).Select(one => ("text", one.Body.Trim())));
        exact.UnionWith(known.Revisions.Select(one => ("revision", one.Body.Trim())));

        var lost = rounds.Typed.Except(exact).ToList();

        Assert.True(lost.Count == 0, $"seed {seed}: lost {string.Join(" | ", lost)}");
    }

    private async Task EachThreadIsShownOnceAsync(RandomRounds rounds, string slug, int seed)
    {
        await using var db = portal.Database.Open();
        var statement = (await db.StatementAsync(slug, TestContext.Current.CancellationToken))!;
        var revisions = statement.Circulated.ToList();
        foreach (var shown in revisions)
        {
            var threads = await Threads.OfAsync(db, statement, shown, ThreadFilter.All, [], TestContext.Current.CancellationToken);
            var beside = shown.Paragraphs.SelectMany(paragraph => threads.On(paragraph).Select(thread => (thread, paragraph))).ToList();
            var all = beside.Select(pair => pair.thread).Concat(threads.OnTheWhole).Concat(threads.OnWhatIsGone).ToList();

            Assert.True(rounds.Threads.Where(one => one.Value.Revision <= shown.Number).Select(one => one.Key).Order().SequenceEqual(all.Select(thread => thread.First.Comment.Id).Order()), $"seed {seed}: revision {shown.Number} does not show each thread once.");
            Assert.All(all, thread => Assert.Equal(rounds.Threads[thread.First.Comment.Id].Replies.Order(), thread.Replies.Select(reply => reply.Comment.Id).Order()));
            Assert.All(all, thread => Assert.Equal(rounds.Threads[thread.First.Comment.Id].Revision, thread.Revision));
            Assert.All(threads.OnTheWhole, thread => Assert.Null(rounds.Threads[thread.First.Comment.Id].Paragraph));
            foreach (var (thread, paragraph) in beside) Assert.True(paragraph.ComesFrom(thread.First.Comment.ParagraphIdentity!.Value));
            // Words that stand in every revision in between, alone or joined with others, keep what was said of them.
            foreach (var (id, (number, words, _)) in rounds.Threads.Where(one => one.Value.Paragraph is not null && one.Value.Revision <= shown.Number))
            {
                if (!revisions.Where(one => one.Number >= number && one.Number <= shown.Number).All(one => one.Paragraphs.Any(paragraph => paragraph.Text.Contains(words!, StringComparison.Ordinal)))) continue;
                Assert.True(beside.Exists(pair => pair.thread.First.Comment.Id == id && pair.paragraph.Text.Contains(words!, StringComparison.Ordinal)), $"seed {seed}: what was said on revision {number} of “{words}” is not beside it in revision {shown.Number}.");
            }
        }
    }

    private async Task EachPositionIsUnderItsTextAsync(RandomRounds rounds, string slug, int seed)
    {
        await using var db = portal.Database.Open();
        var statement = (await db.StatementAsync(slug, TestContext.Current.CancellationToken))!;
        foreach (var round in statement.Rounds)
        {
            var revision = statement.Revisions.Single(one => one.Id == round.RevisionId);
            var seen = await RoundPositions.SeenAsync(db, round, rounds.Now, null, all: true, TestContext.Current.CancellationToken);
            var expected = round.IsSeenByAll(rounds.Now) ? rounds.Taken.Where(one => one.Key.Round == round.Id) : [];

            Assert.True(expected.Select(one => $"{one.Key.Organisation} {one.Value.Stance} {one.Value.Reason} {one.Value.Words}").Order(StringComparer.Ordinal).SequenceEqual(
                seen.Select(one => $"{one.Organisation} {one.Stance} {one.Reason} {(one.Paragraph is { } id ? revision.Paragraphs.Single(paragraph => paragraph.Id == id).Text : null)}").Order(StringComparer.Ordinal)), $"seed {seed}: positions on revision {revision.Number} are not under the words they were taken on.");
            if (!round.IsSeenByAll(rounds.Now)) continue;
            var map = await RoundMap.OfAsync(db, statement, round, rounds.Now, TestContext.Current.CancellationToken);
            Assert.Equal(revision.Paragraphs.Count, map.Paragraphs.Count);
        }
    }

    private async Task<(Statement Statement, IReadOnlyList<Guid> Contacts)> BeginAsync(string title)
    {
        var contacts = new List<Guid>();
        foreach (var name in new[] { "Aspen", "Birch", "Cedar" })
            contacts.Add((await portal.Given.Member($"{name} {title}").WithContact($"Ann {name}", ContactRoles.Participant)).Contact($"Ann {name}").Id);
        return (await portal.Given.Statement(title).Saying("We run the names and the numbers that others build upon.\n\nNobody who decides for us decides without us being heard.\n\nThe room where it happens has a chair for those who operate.\n\nWe say so together and each of us for itself.").InDiscussion(), contacts);
    }
}
