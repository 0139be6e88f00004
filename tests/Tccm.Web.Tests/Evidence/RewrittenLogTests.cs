using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Testing;
using Tccm.Web.Evidence;
using Tccm.Web.Setup;

namespace Tccm.Web.Tests.Evidence;

/// <summary>Entries taken out, put in, changed about or cut off by the owner of the database: each is found, and where.</summary>
[Collection(typeof(LoggedActsCollection))]
public sealed class RewrittenLogTests(LoggedActs acts)
{
    [Fact]
    public Task EntryTakenOut_IsFound() => FoundAsync(
        "DELETE FROM portal.evidence_envelopes WHERE leaf_index = 5; DELETE FROM portal.evidence_leaves WHERE index = 5",
        "Entry 5 of the log is missing: entry 6 comes after entry 4.");

    [Fact]
    public Task EntryTakenOutAndTheRestMovedUp_IsFound() => FoundAsync(
        """
        DELETE FROM portal.evidence_envelopes WHERE leaf_index = 5; DELETE FROM portal.evidence_leaves WHERE index = 5;
        UPDATE portal.evidence_leaves SET index = -index WHERE index > 5; UPDATE portal.evidence_leaves SET index = -index - 1 WHERE index < 0;
        UPDATE portal.evidence_envelopes SET leaf_index = -leaf_index WHERE leaf_index > 5; UPDATE portal.evidence_envelopes SET leaf_index = -leaf_index - 1 WHERE leaf_index < 0
        """,
        "entries of the log were others than they are.");

    [Fact]
    public Task EntryPutIn_IsFound() => FoundAsync(
        """
        UPDATE portal.evidence_leaves SET index = -index WHERE index > 5; UPDATE portal.evidence_leaves SET index = -index + 1 WHERE index < 0;
        UPDATE portal.evidence_envelopes SET leaf_index = -leaf_index WHERE leaf_index > 5; UPDATE portal.evidence_envelopes SET leaf_index = -leaf_index + 1 WHERE leaf_index < 0;
        INSERT INTO portal.evidence_leaves SELECT 6, n.id, 'sign', b.bytes, sha256('\x00'::bytea || b.bytes), l.at FROM portal.evidence_leaves l, (SELECT gen_random_uuid() AS id) n,
            LATERAL (SELECT convert_to(replace(convert_from(l.bytes, 'UTF8'), l.act_id::text, n.id::text), 'UTF8') AS bytes) b WHERE l.type = 'sign' ORDER BY l.index LIMIT 1
        """,
        "entries of the log were others than they are.");

    [Fact]
    public Task TwoEntriesChangedAbout_AreFound() => FoundAsync(
        """
        UPDATE portal.evidence_leaves SET index = -1 WHERE index = 4; UPDATE portal.evidence_leaves SET index = 4 WHERE index = 5; UPDATE portal.evidence_leaves SET index = 5 WHERE index = -1;
        UPDATE portal.evidence_envelopes SET leaf_index = -1 WHERE leaf_index = 4; UPDATE portal.evidence_envelopes SET leaf_index = 4 WHERE leaf_index = 5; UPDATE portal.evidence_envelopes SET leaf_index = 5 WHERE leaf_index = -1
        """,
        "entries of the log were others than they are.");

    [Fact]
    public async Task EndCutOffWithItsCheckpoints_IsFoundByTheFileOutsideAndByAReceipt()
    {
        var receipt = (await acts.Portal.Mailbox.AllAsync()).Last(letter => letter.Text.Contains("/receipts/not-us/", StringComparison.Ordinal));
        var note = OutsideCheckpoint.Found(receipt.Text, "the receipt");
        await using var db = acts.Portal.Database.OpenAsOwner();
        await using var tampering = await TamperAsync(db);
        var whole = await db.Leaves.LongCountAsync(TestContext.Current.CancellationToken);
        var left = OutsideCheckpoint.BodyOf(note).Size - 1;
        await CutAsync(db, left);

        var (alone, kept, given) = (await new VerifyEvidence(db, acts.Keys).RunAsync(TestContext.Current.CancellationToken), await acts.VerifyAsync(db), await new VerifyEvidence(db, acts.Keys).RunAsync([("the receipt", note)], TestContext.Current.CancellationToken));

        Assert.DoesNotContain(alone.Wrong, wrong => wrong.Contains("are gone", StringComparison.Ordinal));
        Assert.Contains($"By the checkpoint kept outside the database the log had {whole} entries, and it has {left}: entries {left} to {whole - 1} are gone.", kept.Wrong);
        Assert.Contains($"By the receipt the log had {left + 1} entries, and it has {left}: entries {left} to {left} are gone.", given.Wrong);
    }

    [Fact]
    public async Task LogThatWasCutOrChanged_IsNotSigned()
    {
        foreach (var (forgery, words) in new[]
        {
            ("DELETE FROM portal.evidence_checkpoints WHERE size > 4; DELETE FROM portal.evidence_envelopes WHERE leaf_index > 3; DELETE FROM portal.evidence_leaves WHERE index > 3", "are gone. Nothing is signed."),
            ("UPDATE portal.evidence_leaves SET bytes = bytes || '!'::bytea, hash = sha256('\\x00'::bytea || bytes || '!'::bytea) WHERE index = 2", "are not those over which a checkpoint was given out. Nothing is signed."),
            ("DELETE FROM portal.evidence_checkpoints; UPDATE portal.evidence_leaves SET bytes = bytes || '!'::bytea, hash = sha256('\\x00'::bytea || bytes || '!'::bytea) WHERE index = 2", "are not those over which a checkpoint was given out. Nothing is signed."),
        })
        {
            await using var db = acts.Portal.Database.OpenAsOwner();
            await using var tampering = await TamperAsync(db);
            await db.Database.ExecuteSqlRawAsync(forgery, TestContext.Current.CancellationToken);
            var before = await db.Checkpoints.CountAsync(TestContext.Current.CancellationToken);

            var refused = await Assert.ThrowsAsync<ForkedLogException>(() => acts.Log.SignAsync(db, [acts.Keys.Log], TestContext.Current.CancellationToken));

            Assert.Contains(words, refused.Message, StringComparison.Ordinal);
            Assert.Equal(before, await db.Checkpoints.CountAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task CheckpointsOfBothKeys_AreHeldToBeThoseOfTheLog()
    {
        var copy = await acts.CopyAsync();
        var notes = copy.Checkpoints.Select(checkpoint => System.Text.Encoding.UTF8.GetString(checkpoint.Note)).ToList();

        Assert.Single(notes, note => note.Split('\n').Count(line => line.StartsWith("— ", StringComparison.Ordinal)) == 2);
        Assert.Equal(copy.Checkpoints[0].Size, Checkpoint.Parse(copy.Checkpoints[0].Note, [acts.FirstKey]).Size);
        Assert.NotEqual(acts.FirstKey, acts.Keys.LogKey);
        Assert.Throws<FormatException>(() => Checkpoint.Parse(copy.Checkpoints[^1].Note, [acts.FirstKey]));
    }

    private async Task FoundAsync(string forgery, string words)
    {
        await using var db = acts.Portal.Database.OpenAsOwner();
        await using var tampering = await TamperAsync(db);
        await db.Database.ExecuteSqlRawAsync(forgery, TestContext.Current.CancellationToken);

        var found = await acts.VerifyAsync(db);

        Assert.Contains(found.Wrong, wrong => wrong.EndsWith(words, StringComparison.Ordinal));
    }

    private static async Task CutAsync(TccmDbContext db, long left)
    {
        await db.Database.ExecuteSqlAsync($"DELETE FROM portal.evidence_checkpoints WHERE size > {left}");
        await db.Database.ExecuteSqlAsync($"DELETE FROM portal.evidence_envelopes WHERE leaf_index >= {left}");
        await db.Database.ExecuteSqlAsync($"DELETE FROM portal.evidence_leaves WHERE index >= {left}");
    }

    private static Task<IDbContextTransaction> TamperAsync(TccmDbContext db) => RewrittenRowTests.TamperAsync(db, "evidence_leaves");
}

/// <summary>An old copy of the database, in place of the one that is: in itself it agrees, and whoever kept a checkpoint since knows.</summary>
public sealed class OldCopyTests(Portal portal, PostgresFixture postgres) : IClassFixture<Portal>
{
    [Fact]
    public async Task OldCopy_AgreesInItselfAndIsFoundByTheFileOutsideAndIsNotSigned()
    {
        var (log, keys, outside) = (portal.Services.GetRequiredService<EvidenceLog>(), portal.Services.GetRequiredService<EvidenceKeys>(), portal.Services.GetRequiredService<OutsideCheckpoint>());
        var backup = Path.Combine(portal.DataFolder, "backup");
        await portal.Given.Statement("Keep it open").Published();
        await using (var from = await OpenAsync(portal.Database)) await new DatabaseCopy(from).BackupAsync(backup, TestContext.Current.CancellationToken);
        var old = await portal.AskAsync(db => db.Leaves.LongCountAsync());
        await portal.Given.Statement("Hear us too").Published();
        await using (var db = portal.Database.Open()) outside.Keep(await log.CoverAsync(db, await db.Leaves.LongCountAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));
        var whole = await portal.AskAsync(db => db.Leaves.LongCountAsync());
        var elsewhere = new TestDatabase(postgres);
        await elsewhere.InitializeAsync();
        await using (var to = await OpenAsync(elsewhere)) await new DatabaseCopy(to).RestoreAsync(backup, replace: false, TestContext.Current.CancellationToken);

        await using var restored = elsewhere.Open();
        var (alone, kept) = (await new VerifyEvidence(restored, keys).RunAsync(TestContext.Current.CancellationToken), await new VerifyEvidence(restored, keys, outside).RunAsync(TestContext.Current.CancellationToken));
        var refused = await Assert.ThrowsAsync<ForkedLogException>(() => log.SignAsync(restored, [keys.Log], TestContext.Current.CancellationToken));
        var given = new Given(elsewhere, portal.Clock);
        for (var more = 0; more < 4; more++) await given.Statement($"Another {more}").Published();
        var grown = await Assert.ThrowsAsync<ForkedLogException>(() => log.SignAsync(restored, [keys.Log], TestContext.Current.CancellationToken));

        Assert.Equal("", string.Join('\n', alone.Wrong));
        Assert.Equal($"By the checkpoint kept outside the database the log had {whole} entries, and it has {old}: entries {old} to {whole - 1} are gone.", Assert.Single(kept.Wrong));
        Assert.Contains($"entries {old} to ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("are not those over which a checkpoint was given out", grown.Message, StringComparison.Ordinal);
        Assert.False(await restored.Checkpoints.AnyAsync(one => one.Size > old, TestContext.Current.CancellationToken));
        await elsewhere.DisposeAsync();
    }

    private static Task<PortalDatabase> OpenAsync(TestDatabase of) => PortalDatabase.StartAsync(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings:Portal"] = of.Portal, ["ConnectionStrings:Owner"] = of.Owner }).Build(), "");
}
