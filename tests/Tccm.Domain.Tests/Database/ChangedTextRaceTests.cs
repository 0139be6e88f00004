using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Database;

/// <summary>A text is changed at the very moment at which it is signed: nobody's signature is under a text that they did not see.</summary>
public sealed class ChangedTextRaceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Rounds = 500;

    private readonly Given given = new(database, TimeProvider.System);

    [Fact]
    public async Task SigningWhileTheTextIsChanged_IsUnderTheTextThatWasSeenOrNotAtAll()
    {
        var ann = (await given.Member("Rowan Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");
        var signed = 0;

        for (var round = 0; round < Rounds; round++)
        {
            var statement = await given.WrittenOn(await given.Statement("Race against a change").Open(), "Other words.");
            var seen = statement.Text;

            // Signing reads more before it comes to the lock: in most rounds it gets a start, of another length each time, so that either may be first.
            var start = TimeSpan.FromMilliseconds(round % 12);
            var answers = await Race.AtOnceAsync<Exception?>(() => TryAsync(() => SignAsync(statement.Slug, ann.Id, seen.Sha256)), () => TryAsync(async () =>
            {
                await Task.Delay(start);
                await OpenAnewAsync(statement.Slug);
            }));

            Assert.Null(answers[1]);
            Assert.True(answers[0] is null or DomainException, $"{answers[0]}");
            var now = (await database.AskAsync(db => db.StatementAsync(statement.Slug)))!;
            Assert.Equal(2, now.Text.Number);
            Assert.Empty(now.LiveSignatures);
            Assert.Equal(answers[0] is null ? [seen.Id] : [], now.Signatures.Select(signature => signature.RevisionId));
            signed += now.Signatures.Count;
        }

        Assert.InRange(signed, 1, Rounds - 1);
    }

    [Fact]
    public async Task SqlThatSignsAnEarlierText_IsRefused()
    {
        var (rowan, elm) = (await given.Member("Rowan Registry").WithSignatory("Ann Arch"), await given.Member("Elm Registry").WithSignatory("Eva Elm"));
        var statement = await given.OpenedAnew(await given.Statement("Keep it open").Open().SignedBy(rowan.Contact("Ann Arch")), "Other words.");
        await using var db = database.OpenAsOwner();

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO portal.signatures SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'organisation_id', {elm.Id}, 'signed_at', now()))).*
             FROM portal.signatures s WHERE s.statement_id = {statement.Id}
             """, TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.RestrictViolation, refusal.SqlState);
    }

    private async Task SignAsync(string slug, Guid contact, string seen)
    {
        await using var db = database.Open();
        await using var act = await db.Database.BeginTransactionAsync();
        var by = await db.LockedContactAsync(contact);
        var statement = (await db.LockedStatementAsync(slug))!;
        var at = await db.ClockAsync();
        statement.Sign(Guid.CreateVersion7(), by, seen, AsOfficer, declared: true, at);
        await db.SaveChangesAsync();
        await act.CommitAsync();
    }

    private async Task OpenAnewAsync(string slug)
    {
        await using var db = database.Open();
        await using var act = await db.Database.BeginTransactionAsync();
        var statement = (await db.LockedStatementAsync(slug))!;
        statement.OpenAnew(statement.DraftNumber, "- Other words.", statement.Deadline!.Value, Actor.Portal, await db.ClockAsync());
        await db.SaveChangesAsync();
        await act.CommitAsync();
    }

    private static async Task<Exception?> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }
}
