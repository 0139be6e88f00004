using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Evidence;
using Tccm.Domain.Outages;
using Tccm.Testing;

namespace Tccm.Domain.Tests.Database;

/// <summary>A database in which every kept table has a row, written by the domain's own verbs.</summary>
public sealed class KeptRegister(PostgresFixture postgres) : IAsyncLifetime
{
    public TestDatabase Database { get; } = new(postgres);

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        var given = new Given(Database, TimeProvider.System);
        await given.Application("Larch Exchange").Approved();
        await given.Statement("Keep it open").Published();
        var rested = await given.Member("Rowan Registry");
        await using var db = Database.Open();
        var rowan = (await db.OrganisationAsync(rested.Id))!;
        rowan.Suspend("Nobody answers.", false, Actor.Portal, DateTimeOffset.UtcNow.AddHours(-1));
        rowan.Lift("They answered.", Actor.Portal, DateTimeOffset.UtcNow);
        rowan.Leave(DateOnly.FromDateTime(DateTime.UtcNow), null, Actor.Portal, DateTimeOffset.UtcNow);
        db.Add(new KeptCheckpoint(1, [1]));
        db.Add(new Verification(DateTimeOffset.UtcNow, 1, []));
        db.Add(Outage.Note(DateTimeOffset.UtcNow.AddHours(-2), DateTimeOffset.UtcNow.AddHours(-1), "The power was out.", [], Actor.Portal, DateTimeOffset.UtcNow));
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

/// <summary>What the database itself refuses, whoever asks: the portal's role and the owner of the schema.</summary>
public sealed class KeptTests(KeptRegister register) : IClassFixture<KeptRegister>
{
    private static readonly string[] KeptForEver =
        ["revisions", "paragraphs", "purpose_versions", "purpose_signatures", "audit_entries", "evidence_leaves", "editions", "edition_files", "edition_lines", "evidence_checkpoints", "outages", "verifications", "roles_held"];

    public static TheoryData<string, string, bool> EveryChangeOfWhatIsKept()
    {
        var all = new TheoryData<string, string, bool>();
        foreach (var asOwner in new[] { false, true })
        {
            foreach (var table in KeptForEver)
            {
                all.Add(table, "DELETE FROM portal.{0}", asOwner);
                all.Add(table, "TRUNCATE portal.{0} CASCADE", asOwner);
            }
            all.Add("revisions", "UPDATE portal.{0} SET title = title || '!'", asOwner);
            all.Add("revisions", "UPDATE portal.{0} SET text = text || '!', sha256 = encode(sha256(convert_to(text || '!', 'UTF8')), 'hex')", asOwner);
            all.Add("paragraphs", "UPDATE portal.{0} SET text = text || '!'", asOwner);
            all.Add("purpose_versions", "UPDATE portal.{0} SET title = title || '!'", asOwner);
            all.Add("purpose_signatures", "UPDATE portal.{0} SET organisation_name = 'Another'", asOwner);
            all.Add("audit_entries", "UPDATE portal.{0} SET sentence = 'Nothing happened.'", asOwner);
            all.Add("evidence_leaves", "UPDATE portal.{0} SET bytes = bytes || '!', hash = sha256('\\x00'::bytea || bytes || '!')", asOwner);
            all.Add("roles_held", "UPDATE portal.{0} SET roles = 15", asOwner);
            all.Add("editions", "UPDATE portal.{0} SET member_count = 1000", asOwner);
            all.Add("edition_files", "UPDATE portal.{0} SET bytes = '!', sha256 = encode(sha256('!'), 'hex')", asOwner);
            all.Add("edition_lines", "UPDATE portal.{0} SET standing = 'Invalid'", asOwner);
            all.Add("evidence_checkpoints", "UPDATE portal.{0} SET note = '!'", asOwner);
            all.Add("evidence_leaves", "UPDATE portal.{0} SET at = now()", asOwner);
            all.Add("evidence_leaves", "UPDATE portal.{0} SET index = -1 WHERE index = 0", asOwner);
            all.Add("outages", "UPDATE portal.{0} SET until = now()", asOwner);
            all.Add("verifications", "UPDATE portal.{0} SET wrong = 1", asOwner);
            all.Add("publications", "DELETE FROM portal.{0}", asOwner);
            all.Add("publications", "UPDATE portal.{0} SET confirmed_by_id = gen_random_uuid()", asOwner);
            all.Add("evidence_envelopes", "UPDATE portal.{0} SET bytes = '!'", asOwner);
            all.Add("evidence_envelopes", "UPDATE portal.{0} SET salt = '!'", asOwner);
            all.Add("signatures", "DELETE FROM portal.{0}", asOwner);
            all.Add("signatures", "TRUNCATE portal.{0} CASCADE", asOwner);
            all.Add("membership_periods", "DELETE FROM portal.{0}", asOwner);
            all.Add("membership_periods", "TRUNCATE portal.{0} CASCADE", asOwner);
            foreach (var column in new[] { "organisation_id = gen_random_uuid()", "category = 'Supporter'", "\"from\" = '2020'", "\"from\" = NULL", "founder = NOT founder", "source = 'Somebody'", "until = '2024-01-01'", "leaves_on = '2024-01-01'" })
                all.Add("membership_periods", "UPDATE portal.{0} SET " + column, asOwner);
            all.Add("suspensions", "DELETE FROM portal.{0}", asOwner);
            all.Add("suspensions", "TRUNCATE portal.{0}", asOwner);
            foreach (var column in new[] { "suspended_at = now()", "lifted_at = NULL", "lifted_at = now() + interval '1 day'", "is_public = NOT is_public", "membership_period_id = gen_random_uuid()" })
                all.Add("suspensions", "UPDATE portal.{0} SET " + column, asOwner);
            foreach (var status in new[] { "Draft", "Open", "Closed", "Abandoned" }) all.Add("statements", $"UPDATE portal.{{0}} SET status = '{status}'", asOwner);
            all.Add("statements", "UPDATE portal.{0} SET slug = slug || '-2'", asOwner);
            foreach (var column in new[] { "organisation_name = 'Another'", "organisation_id = gen_random_uuid()", "text_sha256 = repeat('0', 64)", "declaration = 'Whatever'", "signed_at = now()", "origin = 'Recorded'",
                "withdrawn_at = now(), organisation_name = 'Another'", "withdrawn_at = NULL" })
                all.Add("signatures", "UPDATE portal.{0} SET " + column, asOwner);
        }
        return all;
    }

    [Theory]
    [MemberData(nameof(EveryChangeOfWhatIsKept))]
    public async Task Change_IsRefusedAndEverythingStays(string table, string sql, bool asOwner)
    {
        await using var db = asOwner ? register.Database.OpenAsOwner() : register.Database.Open();
        var before = await HeldAsync(table);

        var refusal = await Assert.ThrowsAnyAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql.Replace("{0}", table, StringComparison.Ordinal), TestContext.Current.CancellationToken));

        // The portal's role may lack the right already; the owner meets the trigger.
        Assert.Contains(refusal.SqlState, asOwner ? [PostgresErrorCodes.RestrictViolation] : new[] { PostgresErrorCodes.RestrictViolation, PostgresErrorCodes.InsufficientPrivilege });
        Assert.NotEqual("", before);
        Assert.Equal(before, await HeldAsync(table));
    }

    public static TheoryData<string> EvidenceTables() => ["evidence_leaves", "evidence_envelopes", "evidence_checkpoints", "edition_lines", "editions", "edition_files", "outages", "verifications"];

    [Theory]
    [MemberData(nameof(EvidenceTables))]
    public async Task PortalsRole_CannotAlterEmptyOrDropATableOfTheEvidence(string table)
    {
        foreach (var sql in new[] { "ALTER TABLE portal.{0} DISABLE TRIGGER ALL", "ALTER TABLE portal.{0} ADD another int", "ALTER TABLE portal.{0} RENAME TO gone", "TRUNCATE portal.{0} CASCADE", "DROP TABLE portal.{0} CASCADE", "CREATE RULE nothing AS ON INSERT TO portal.{0} DO INSTEAD NOTHING" })
        {
            await using var db = register.Database.Open();

            var refusal = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql.Replace("{0}", table, StringComparison.Ordinal), TestContext.Current.CancellationToken));

            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    [Theory]
    [InlineData("DROP TRIGGER revisions_kept ON portal.revisions")]
    [InlineData("ALTER TABLE portal.revisions DISABLE TRIGGER ALL")]
    [InlineData("DROP TABLE portal.evidence_leaves")]
    [InlineData("CREATE TABLE portal.another (id int)")]
    [InlineData("SET session_replication_role = replica")]
    [InlineData("CREATE OR REPLACE FUNCTION portal.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$")]
    public async Task PortalsRole_CannotTakeTheGuardsAway(string sql)
    {
        await using var db = register.Database.Open();

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    private async Task<string> HeldAsync(string table)
    {
        await using var db = register.Database.OpenAsOwner();
        var sql = "SELECT to_jsonb(t)::text AS \"Value\" FROM portal.{0} t ORDER BY 1".Replace("{0}", table, StringComparison.Ordinal);
        var rows = await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
        return string.Join('\n', rows);
    }
}
