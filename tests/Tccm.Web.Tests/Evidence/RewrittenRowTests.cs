using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Evidence;

/// <summary>
/// As the owner of the database with every trigger and check off, one value of one row is another: the check of everything finds
/// it. Which columns it vouches for, and which it does not and why, is said here of each, so that a new one must be thought of.
/// </summary>
[Collection(typeof(LoggedActsCollection))]
public sealed class RewrittenRowTests(LoggedActs acts)
{
    private const int Edits = 4;

    /// <summary>Which rows are tried where the log speaks of some alone, and the columns that nothing vouches for.</summary>
    private static readonly Dictionary<string, (string Rows, Dictionary<string, string> NotVouchedFor)> Tables = new(StringComparer.Ordinal)
    {
        ["evidence_leaves"] = ("true", []),
        ["evidence_envelopes"] = ("true", []),
        ["evidence_checkpoints"] = ("true", []),
        ["signatures"] = ("origin = 'Online'", new(StringComparer.Ordinal)
        {
            ["native_name"] = "shown beside the name that was signed; the edition's files hold it",
            ["kinds"] = "shown beside the name that was signed; the edition's files hold them",
            ["economy"] = "shown beside the name that was signed; the edition's files hold it",
            ["person_title"] = "of the person, and in the envelope",
            ["source"] = "of those that were recorded alone, of which the log has nothing until they are published",
            ["kept_at"] = "when the row was written, for a recorded one",
            ["late_reason"] = "the words of the code; the edition's files hold them",
        }),
        ["edition_lines"] = ("true", []),
        ["edition_files"] = ("true", new(StringComparer.Ordinal) { ["id"] = "a number of the table's own" }),
        ["editions"] = ("proposed_by_id IS NOT NULL", new(StringComparer.Ordinal) { ["member_count"] = "the edition's files hold it" }),
        ["publications"] = ("issued_at IS NOT NULL", new(StringComparer.Ordinal)
        {
            ["id"] = "a number of the table's own",
            ["edition_number"] = "the number that was expected; the edition says which it got",
            ["proposed_at"] = "the log has the instant of the edition",
            ["confirmed_at"] = "the log has the instant of the edition",
        }),
        ["disputes"] = ("decided_at IS NOT NULL", new(StringComparer.Ordinal)
        {
            ["raised_by_id"] = "of the person, and in the envelope",
            ["by_secretariat"] = "in the entry's capacity, for who reads it",
            ["words"] = "of the person, for the secretariat alone, and erased with them",
            ["proposed_at"] = "the log has the instant of the decision",
        }),
        ["late_codes"] = ("id IN (SELECT late_code_id FROM portal.signatures)", new(StringComparer.Ordinal)
        {
            ["secret_hash"] = "of no use once the code is used",
            ["reason"] = "the edition's files hold it with the signature",
            ["until_at"] = "only that the signature came before it",
            ["until_zone"] = "how the end was written",
            ["given_by_id"] = "in the record of acts",
            ["given_at"] = "only that the signature came after it",
            ["used_at"] = "the log has the instant of the signature",
            ["ended_at"] = "a code that was used is over",
        }),
        ["roles_held"] = ("(roles & 2) = 2 AND \"from\" IS NOT NULL", new(StringComparer.Ordinal) { ["id"] = "the order of two changes at one instant" }),
        ["purpose_signatures"] = ("application_id IS NULL", new(StringComparer.Ordinal)
        {
            ["id"] = "tried by itself below",
            ["person_id"] = "of the person, and in the envelope",
            ["signer_title"] = "of the person, and in the envelope",
            ["handover_id"] = "in the envelope",
        }),
    };

    private static readonly Dictionary<string, string[]> Values = new(StringComparer.Ordinal)
    {
        ["origin"] = Enum.GetNames<SignatureOrigin>(),
        ["basis"] = Enum.GetNames<AuthorityBasis>(),
        ["invalid_reason"] = Enum.GetNames<DecisionReason>(),
        ["proposed_reason"] = Enum.GetNames<DecisionReason>(),
        ["outcome"] = Enum.GetNames<DisputeOutcome>(),
        ["standing"] = Enum.GetNames<LineStanding>(),
        ["format"] = Enum.GetNames<EditionFormat>(),
    };

    public static TheoryData<string> EachTable() => [.. Tables.Keys];

    [Theory]
    [MemberData(nameof(EachTable))]
    public async Task EachColumnThatIsVouchedFor_IsFoundWhenItIsAnother(string table)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (rows, not) = Tables[table];
        var columns = await ColumnsAsync(table);
        Assert.Empty(not.Keys.Except(columns.Select(column => column.Name)));
        var (tried, missed) = (0, new List<string>());

        foreach (var (column, isNullable) in columns.Where(column => !not.ContainsKey(column.Name)))
        {
            for (var edit = 0; edit < Edits; edit++)
            {
                await using var db = acts.Portal.Database.OpenAsOwner();
                await using var tampering = await TamperAsync(db, table);
                if (await ChangeAsync(db, table, column, rows, random, toNothing: isNullable && edit == Edits - 1) is not { } what) continue;
                tried++;
                var found = await acts.VerifyAsync(db);
                if (found.Wrong.Count == 0) missed.Add($"{table}.{column}: {what}");
                else Assert.All(found.Wrong, wrong => Assert.True(wrong.Length > 20 && wrong.EndsWith('.'), wrong));
                await tampering.RollbackAsync(TestContext.Current.CancellationToken);
            }
        }

        Assert.True(missed.Count == 0, $"With the seed {seed} nobody noticed:\n{string.Join('\n', missed)}");
        Assert.True(tried >= (columns.Count - not.Count) * 2, $"{tried} edits of {columns.Count - not.Count} columns");
    }

    [Theory]
    [InlineData("DELETE FROM portal.signatures WHERE id = (SELECT id FROM portal.signatures WHERE withdrawn_at IS NULL LIMIT 1)", "that the register lacks")]
    [InlineData("DELETE FROM portal.purpose_signatures WHERE application_id IS NULL", "that the register lacks")]
    [InlineData("UPDATE portal.purpose_signatures SET id = gen_random_uuid() WHERE application_id IS NULL", "has no entry of the same text")]
    [InlineData("DELETE FROM portal.disputes WHERE outcome = 'Invalid'", "that the register lacks")]
    [InlineData("DELETE FROM portal.publications WHERE issued_at IS NOT NULL AND because IS NOT NULL", "the register has no such publication")]
    [InlineData("DELETE FROM portal.edition_lines WHERE (edition_id, signature_id) = (SELECT edition_id, signature_id FROM portal.edition_lines LIMIT 1)", "does not name the signature")]
    [InlineData("DELETE FROM portal.edition_files WHERE id = (SELECT id FROM portal.edition_files LIMIT 1)", "is gone")]
    [InlineData("DELETE FROM portal.editions WHERE number = 1", "that the register lacks")]
    [InlineData("DELETE FROM portal.roles_held WHERE id = (SELECT h.id FROM portal.roles_held h JOIN portal.signatures s ON true JOIN portal.contacts c ON c.id = h.contact_id AND c.person_id = s.person_id LIMIT 1)", "on when it could sign")]
    [InlineData("UPDATE portal.contacts SET grant_id = NULL WHERE id = (SELECT id FROM portal.contacts WHERE grant_id IS NOT NULL LIMIT 1)", "on whether it may sign")]
    [InlineData("UPDATE portal.revisions SET text = text || '!' WHERE id = (SELECT revision_id FROM portal.signatures LIMIT 1)", "does not have its hash")]
    [InlineData("UPDATE portal.purpose_versions SET text = text || '!', sha256 = encode(sha256(convert_to(text || '!', 'UTF8')), 'hex') WHERE adopted_by_id IS NOT NULL", "has no entry of its adoption")]
    [InlineData("INSERT INTO portal.signatures SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'organisation_name', 'Forged Ltd', 'organisation_id', gen_random_uuid()))).* FROM portal.signatures s WHERE withdrawn_at IS NULL LIMIT 1", "of Forged Ltd has no entry in the log")]
    [InlineData("INSERT INTO portal.edition_lines SELECT e.id, s.id, 'Signed' FROM portal.editions e JOIN portal.signatures s ON s.statement_id = e.statement_id WHERE e.number = 1 AND NOT EXISTS (SELECT FROM portal.edition_lines l WHERE l.edition_id = e.id AND l.signature_id = s.id) LIMIT 1", "Edition 1 of")]
    [InlineData("UPDATE portal.statements SET deadline_at = deadline_at + interval '1 hour' WHERE EXISTS (SELECT FROM portal.evidence_leaves WHERE type IN ('extend', 'reopen') AND convert_from(bytes, 'UTF8') LIKE '%' || chr(10) || 'statement: ' || slug || ' r%')", "the log has another deadline")]
    public async Task RowOfTheRegister_TakenOutOrPutIn_IsFound(string forgery, string words)
    {
        await using var db = acts.Portal.Database.OpenAsOwner();
        await using var tampering = await TamperAsync(db, forgery.Split("portal.")[1].Split(' ')[0]);
        Assert.True(await db.Database.ExecuteSqlRawAsync(forgery, TestContext.Current.CancellationToken) > 0);

        var found = await acts.VerifyAsync(db);

        Assert.Contains(found.Wrong, wrong => wrong.Contains(words, StringComparison.Ordinal));
    }

    internal static async Task<IDbContextTransaction> TamperAsync(TccmDbContext db, string table)
    {
        var tampering = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("SET LOCAL session_replication_role = replica");
        var checks = await db.Database.SqlQuery<string>($"SELECT conname::text AS \"Value\" FROM pg_constraint WHERE contype = 'c' AND conrelid = ('portal.' || {table})::regclass").ToListAsync();
#pragma warning disable EF1002 // Names of tables and of constraints, from this code and the database alone.
        foreach (var check in checks) await db.Database.ExecuteSqlRawAsync($"ALTER TABLE portal.{table} DROP CONSTRAINT {check}");
#pragma warning restore EF1002
        return tampering;
    }

    private async Task<List<(string Name, bool IsNullable)>> ColumnsAsync(string table) => await acts.Portal.AskAsync(async db =>
    {
        var columns = await db.Database.SqlQuery<string>($"SELECT column_name || ' ' || is_nullable AS \"Value\" FROM information_schema.columns WHERE table_schema = 'portal' AND table_name = {table} ORDER BY ordinal_position").ToListAsync();
        return columns.ConvertAll(column => (column.Split(' ')[0], column.EndsWith("YES", StringComparison.Ordinal)));
    });

    /// <summary>What was changed, or null where the table cannot hold that or no row has a value to take away.</summary>
    private static async Task<string?> ChangeAsync(TccmDbContext db, string table, string column, string rows, Random random, bool toNothing)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var read = new NpgsqlCommand($"SELECT ctid::text, \"{column}\", pg_typeof(\"{column}\")::text FROM portal.{table} WHERE {rows}{(toNothing ? $" AND \"{column}\" IS NOT NULL" : "")} ORDER BY md5(ctid::text || @salt) LIMIT 1", connection);
        read.Parameters.AddWithValue("salt", random.Next().ToString(System.Globalization.CultureInfo.InvariantCulture));
        string at, type;
        object before;
        await using (var found = await read.ExecuteReaderAsync())
        {
            if (!await found.ReadAsync()) return null;
            (at, before, type) = (found.GetString(0), found.GetValue(1), found.GetString(2));
        }
        var after = toNothing ? DBNull.Value : Other(table, column, before, type, random);
        await using var write = new NpgsqlCommand($"UPDATE portal.{table} SET \"{column}\" = @value::{type} WHERE ctid = @at::tid", connection);
        write.Parameters.AddWithValue("value", after);
        write.Parameters.AddWithValue("at", at);
        try
        {
            Assert.Equal(1, await write.ExecuteNonQueryAsync());
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.StringDataRightTruncation)
        {
            return null;
        }
        return $"{before} became {after}";
    }

    private static object Other(string table, string column, object before, string type, Random random)
    {
        if (Values.TryGetValue(column, out var names)) return names.Where(name => name != before as string).ElementAt(random.Next(names.Length - (before is DBNull ? 0 : 1)));
        // Of what somebody may do for an organisation the log keeps signing alone.
        if (table == "roles_held" && column == "roles") return (int)before ^ (int)ContactRoles.Signatory;
        return (before, type) switch
        {
            (DBNull, "uuid") => Guid.NewGuid(),
            (DBNull, "text" or "character varying") => "Something.",
            (DBNull, "timestamp with time zone") => DateTime.UtcNow,
            (DBNull, "date") => DateOnly.FromDateTime(DateTime.UtcNow),
            (Guid id, _) => new Guid(Flipped(id.ToByteArray(), random)),
            (byte[] bytes, _) => bytes.Length == 0 ? [1] : Flipped(bytes, random),
            (long number, _) => number ^ (1L << random.Next(63)),
            (int number, _) => number ^ (1 << random.Next(30)),
            (string { Length: > 0 } text, _) => random.Next(text.Length) is var i ? text[..i] + (char)(text[i] == 'a' ? 'b' : 'a') + text[(i + 1)..] : text,
            // The log keeps whole seconds; of its own rows it is known that they have no more.
            (DateTime at, _) => table == "evidence_leaves" ? at.AddMicroseconds(1L << random.Next(40)) : at.AddSeconds((random.Next(2) == 0 ? -1 : 1) * (1L << random.Next(24))),
            (DateOnly day, _) => day.AddDays(random.Next(1, 400)),
            _ => throw new InvalidOperationException($"There is no way yet to change {table}.{column}, a {type}."),
        };
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        byte[] flipped = [.. bytes];
        flipped[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }
}
