using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Evidence;

namespace Tccm.Domain.Tests.History;

/// <summary>
/// After 5,000 random acts, an SQL that shares no code with the portal agrees with it about every day and every signature;
/// and it does find a signature that somebody slipped into the tables.
/// </summary>
public sealed class HistoryTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Acts = 5_000;
    private readonly TestDatabase database = new(postgres);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task RandomActs_TheSqlAgreesForEveryDayAndEverySignature()
    {
        var history = new RandomHistory(database, 20270314);
        var first = history.Today;

        await history.PlayAsync(Acts);

        Assert.True(history is { Done: > Acts / 4, Refused: > Acts / 4, Signed.Count: > 100, TakenBack.Count: > 20 }, $"{history.Done} done, {history.Refused} refused, {history.Signed.Count} signed, {history.TakenBack.Count} taken back: not random enough.");
        Assert.True(history is { Late: > 10, Invalidated: > 10, Reinstated: > 10, Reopened: > 10 }, $"{history.Late} late, {history.Invalidated} found invalid, {history.Reinstated} reinstated, {history.Reopened} opened again: not random enough.");
        Assert.Empty(await WrongSignaturesAsync());
        await using var db = database.Open();
        var signatures = await db.Signatures.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(history.Signed.Order(), signatures.Select(signature => signature.Id).Order());
        Assert.Equal(history.TakenBack.Order(), signatures.Where(signature => !signature.IsLive).Select(signature => signature.Id).Order());
        Assert.True(history.OpenedAnew > 10, $"{history.OpenedAnew} texts were changed while open: not random enough.");
        Assert.Equal(history.SignedUnder, signatures.ToDictionary(signature => signature.Id, signature => signature.RevisionId));
        Assert.Equal(history.Paused.Order(), signatures.Where(signature => signature.DisputedAt is not null).Select(signature => signature.Id).Order());
        Assert.Empty(await WrongAsync(db, VerifyEvidence.AttributionSql));
        Assert.Empty((await new VerifyEvidence(db).RunAsync(TestContext.Current.CancellationToken)).Wrong);
        await EachListHoldsItsOwnTextAloneAsync(history);
        Assert.Equal(await BySqlAsync(first.AddDays(-2), history.Today), await ByPortalAsync(first.AddDays(-2), history.Today));
        await PlantedOnesAreFoundAsync();
        await PlantedWithoutARightAreFoundAsync();
    }

    /// <summary>The list of who signed, the count and the SQL: a signature under one text never shows up under another.</summary>
    private async Task EachListHoldsItsOwnTextAloneAsync(RandomHistory history)
    {
        await using var db = database.Open();
        var behind = 0;
        foreach (var statement in await db.Statements.Whole().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken))
        {
            var last = statement.Revisions.MaxBy(revision => revision.Number)!.Id;
            var expected = history.Signed.Except(history.TakenBack).Except(history.Paused).Where(id => history.SignedUnder[id] == last && statement.Signatures.Any(signature => signature.Id == id));
            Assert.Equal(expected.Order(), SignatoryList.Of(statement, 1).Lines.Select(line => line.SignatureId).Order());
            Assert.All(statement.UnderEarlierTexts, signature => Assert.NotEqual(last, history.SignedUnder[signature.Id]));
            behind += statement.UnderEarlierTexts.Count();
        }
        Assert.True(behind > 10, $"{behind} signatures stayed under an earlier text: not random enough.");
    }

    private async Task<List<string>> ByPortalAsync(DateOnly first, DateOnly last)
    {
        await using var db = database.Open();
        var lines = new List<string>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            foreach (var category in Enum.GetValues<MembershipCategory>())
                lines.AddRange((await MemberList.OnAsync(db, category, day, last, TestContext.Current.CancellationToken)).Lines.Select(line => $"{day:yyyy-MM-dd} {category} {line.Organisation.Id} {line.Name} {line.Suspended is not null}"));
        }
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> BySqlAsync(DateOnly first, DateOnly last)
    {
        await using var source = NpgsqlDataSource.Create(database.Portal);
        await using var command = source.CreateCommand(await SqlAsync("members.sql"));
        command.Parameters.AddWithValue("first", first);
        command.Parameters.AddWithValue("last", last);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            lines.Add($"{rows.GetFieldValue<DateOnly>(0):yyyy-MM-dd} {rows.GetString(1)} {rows.GetGuid(2)} {rows.GetString(3)} {rows.GetBoolean(4)}");
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> WrongSignaturesAsync()
    {
        await using var db = database.Open();
        return await WrongSignaturesAsync(db);
    }

    private static async Task<List<string>> WrongSignaturesAsync(TccmDbContext db) => await WrongAsync(db, await SqlAsync("signatures.sql"));

    private static async Task<List<string>> WrongAsync(TccmDbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var wrong = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) wrong.Add($"{rows.GetGuid(0)}: {rows.GetString(1)}");
        return wrong;
    }

    /// <summary>As the owner with every trigger off: what only somebody with the whole database in hand could do.</summary>
    private async Task PlantedOnesAreFoundAsync()
    {
        foreach (var (forgery, why) in new[]
        {
            ("UPDATE portal.signatures SET person_id = (SELECT id FROM portal.people WHERE name = 'Clerk') WHERE id = (SELECT id FROM portal.signatures LIMIT 1)", "no signatory"),
            ("UPDATE portal.signatures SET signed_at = signed_at - interval '3000 days' WHERE id = (SELECT id FROM portal.signatures LIMIT 1)", "was no member on that day"),
            ("UPDATE portal.signatures SET mandate_until = '2024-01-01' WHERE id = (SELECT id FROM portal.signatures LIMIT 1)", "the mandate was over"),
            ("UPDATE portal.signatures SET signed_at = signed_at + interval '300 days' WHERE id = (SELECT id FROM portal.signatures LIMIT 1)", "signing was not open"),
            ("UPDATE portal.signatures s SET revision_id = n.id, text_sha256 = n.sha256 FROM portal.revisions n WHERE s.id = (SELECT o.id FROM portal.signatures o JOIN portal.revisions r ON r.id = o.revision_id WHERE EXISTS (SELECT FROM portal.revisions l WHERE l.statement_id = o.statement_id AND l.number = r.number + 1) LIMIT 1)"
                + " AND n.statement_id = s.statement_id AND n.number = (SELECT number + 1 FROM portal.revisions WHERE id = s.revision_id)", "the evidence log does not say the same"),
            ("UPDATE portal.signatures s SET signed_at = n.created_at + interval '1 second' FROM portal.revisions r, portal.revisions n WHERE s.id = (SELECT o.id FROM portal.signatures o JOIN portal.revisions m ON m.id = o.revision_id WHERE EXISTS (SELECT FROM portal.revisions l WHERE l.statement_id = o.statement_id AND l.number = m.number + 1) LIMIT 1)"
                + " AND r.id = s.revision_id AND n.statement_id = s.statement_id AND n.number = r.number + 1", "the text had been changed before"),
            ("UPDATE portal.signatures SET organisation_name = 'Another' WHERE id = (SELECT id FROM portal.signatures LIMIT 1)", "the evidence log does not say the same"),
            ("UPDATE portal.signatures SET withdrawn_at = NULL WHERE withdrawn_at IS NOT NULL AND id = (SELECT s.id FROM portal.signatures s WHERE withdrawn_at IS NOT NULL AND NOT EXISTS (SELECT FROM portal.signatures o WHERE o.statement_id = s.statement_id AND o.organisation_id = s.organisation_id AND o.withdrawn_at IS NULL) LIMIT 1)", "whether it was taken back"),
            ("INSERT INTO portal.suspensions (id, membership_period_id, suspended_at, reason, is_public) SELECT gen_random_uuid(), p.id, '2000-01-01', 'x', false FROM portal.membership_periods p JOIN portal.signatures s ON s.organisation_id = p.organisation_id WHERE NOT EXISTS (SELECT FROM portal.suspensions r WHERE r.membership_period_id = p.id AND r.lifted_at IS NULL) LIMIT 1", "rested at that instant"),
        })
        {
            await using var db = database.OpenAsOwner();
            await using var tampering = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync("SET LOCAL session_replication_role = replica", TestContext.Current.CancellationToken);
            Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(forgery, TestContext.Current.CancellationToken));
            var found = await WrongSignaturesAsync(db);
            Assert.True(found.Exists(one => one.Contains(why, StringComparison.Ordinal)), $"{why} was not found in: {string.Join("; ", found)}");
            await tampering.RollbackAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Each way to sign without a right to, planted with all that the tables could say for it: the portal's own SQL of the night finds it.</summary>
    private async Task PlantedWithoutARightAreFoundAsync()
    {
        const string Signed = "SELECT l.index, l.act_id, substring(convert_from(l.bytes, 'UTF8') FROM E'\\ngrant: ([^\\n]+)\\n') AS grant_id, substring(convert_from(l.bytes, 'UTF8') FROM E'\\norg: ([^\\n]+)\\n') AS org FROM portal.evidence_leaves l WHERE l.type = 'sign' AND l.act_id IN (SELECT id FROM portal.signatures)";
        foreach (var (forgery, why) in new[]
        {
            ("UPDATE portal.signatures SET person_id = (SELECT id FROM portal.people WHERE name = 'Clerk') WHERE id = (SELECT id FROM portal.signatures LIMIT 1)", "the register does not have whoever signed as signatory at that instant"),
            ("UPDATE portal.signatures s SET person_id = o.person_id FROM portal.contacts o, portal.contacts c WHERE s.id = (SELECT id FROM portal.signatures LIMIT 1) AND c.organisation_id = s.organisation_id AND c.person_id = s.person_id AND o.person_id <> s.person_id", "whoever signed is not the contact who was granted the right"),
            ($"WITH s AS ({Signed} ORDER BY l.index DESC LIMIT 1), r AS (SELECT index, substring(convert_from(bytes, 'UTF8') FROM E'\\ngrant: ([^\\n]+)\\n') AS grant_id FROM portal.evidence_leaves WHERE type = 'revoke' ORDER BY index LIMIT 1)"
                + ", n AS (SELECT l.index, convert_to(replace(convert_from(l.bytes, 'UTF8'), r.grant_id, s.grant_id), 'UTF8') AS bytes FROM portal.evidence_leaves l JOIN r ON r.index = l.index CROSS JOIN s)"
                + " UPDATE portal.evidence_leaves l SET bytes = n.bytes, hash = sha256('\\x00'::bytea || n.bytes) FROM n WHERE l.index = n.index", "the grant had been revoked before it was signed"),
            ($"WITH s AS ({Signed} ORDER BY l.index DESC LIMIT 1), g AS (SELECT g.act_id FROM portal.evidence_leaves g, s WHERE g.type = 'grant' AND g.index < s.index AND position(s.org IN convert_from(g.bytes, 'UTF8')) = 0 LIMIT 1)"
                + ", n AS (SELECT l.index, convert_to(replace(convert_from(l.bytes, 'UTF8'), s.grant_id, g.act_id::text), 'UTF8') AS bytes FROM portal.evidence_leaves l JOIN s ON s.index = l.index CROSS JOIN g)"
                + " UPDATE portal.evidence_leaves l SET bytes = n.bytes, hash = sha256('\\x00'::bytea || n.bytes) FROM n WHERE l.index = n.index", "the grant by which it was signed is not one for this organisation, or came after it"),
            ($"WITH s AS ({Signed} ORDER BY l.index DESC LIMIT 1), n AS (SELECT l.index, convert_to(replace(convert_from(l.bytes, 'UTF8'), E'\\ngrant: ' || s.grant_id || E'\\n', E'\\n'), 'UTF8') AS bytes FROM portal.evidence_leaves l JOIN s ON s.index = l.index)"
                + " UPDATE portal.evidence_leaves l SET bytes = n.bytes, hash = sha256('\\x00'::bytea || n.bytes) FROM n WHERE l.index = n.index", "the log names no grant by which it was signed"),
            ("WITH n AS (SELECT index, convert_to(regexp_replace(convert_from(bytes, 'UTF8'), E'\\ngrant: [^\\n]+\\n', E'\\n'), 'UTF8') AS bytes FROM portal.evidence_leaves WHERE type = 'withdraw' ORDER BY index DESC LIMIT 1)"
                + " UPDATE portal.evidence_leaves l SET bytes = n.bytes, hash = sha256('\\x00'::bytea || n.bytes) FROM n WHERE l.index = n.index", "the log names no grant by which it was withdrawn"),
            ("UPDATE portal.roles_held SET roles = roles & ~2 WHERE id = (SELECT h.id FROM portal.roles_held h, portal.evidence_leaves g, portal.evidence_leaves w WHERE h.contact_id = substring(convert_from(g.bytes, 'UTF8') FROM E'\\ncontact: ([^\\n]+)\\n')::uuid AND h.\"from\" < substring(convert_from(w.bytes, 'UTF8') FROM E'\\ntime: ([^\\n]+)\\n')::timestamptz + interval '1 second' AND w.type = 'withdraw' AND g.type = 'grant'"
                + " AND g.act_id::text = substring(convert_from(w.bytes, 'UTF8') FROM E'\\ngrant: ([^\\n]+)\\n') ORDER BY w.index DESC, h.id DESC LIMIT 1)", "the register does not have the contact as signatory when it was withdrawn"),
            ("UPDATE portal.signatures SET late_code_id = NULL WHERE id = (SELECT s.id FROM portal.signatures s JOIN portal.statements t ON t.id = s.statement_id WHERE s.late_code_id IS NOT NULL AND s.signed_at > t.closed_at LIMIT 1)", "it was made after signing closed, without a code"),
            ("UPDATE portal.signatures s SET late_code_id = c.id FROM portal.late_codes c WHERE s.id = (SELECT id FROM portal.signatures WHERE late_code_id IS NOT NULL LIMIT 1) AND c.id = (SELECT o.id FROM portal.late_codes o WHERE o.organisation_id <> (SELECT organisation_id FROM portal.signatures WHERE late_code_id IS NOT NULL LIMIT 1) LIMIT 1)", "it was made after signing closed, with no code for that organisation"),
            ("UPDATE portal.signatures SET mandate_until = '2024-01-01' WHERE id = (SELECT id FROM portal.signatures LIMIT 1)", "the mandate was over"),
        })
        {
            await using var db = database.OpenAsOwner();
            await using var tampering = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync("SET LOCAL session_replication_role = replica", TestContext.Current.CancellationToken);
            Assert.True(await db.Database.ExecuteSqlRawAsync(forgery, TestContext.Current.CancellationToken) == 1, forgery);
            var found = await WrongAsync(db, VerifyEvidence.AttributionSql);
            Assert.True(found.Exists(one => one.EndsWith(why, StringComparison.Ordinal)), $"{why} was not found in: {string.Join("; ", found)}");
            await tampering.RollbackAsync(TestContext.Current.CancellationToken);
        }
    }

    private static Task<string> SqlAsync(string file)
    {
        var source = typeof(HistoryTests).Assembly.GetManifestResourceStream($"Tccm.Domain.Tests.History.{file}")!;
        return new StreamReader(source).ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
