using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Domain.Tests.Database;

/// <summary>The database's own rules, met by SQL that goes round the domain.</summary>
public sealed class ConstraintTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly Given given = new(database, TimeProvider.System);

    public static TheoryData<string> NamesOfConstraints() =>
        [.. typeof(Constraints).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public async Task Model_IsWhatTheMigrationsMake()
    {
        await using var register = database.OpenAsOwner();
        await using var identity = database.OpenIdentity();

        Assert.False(register.Database.HasPendingModelChanges());
        Assert.False(identity.Database.HasPendingModelChanges());
        Assert.Empty(await register.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(NamesOfConstraints))]
    public async Task ConstraintThatTheCodeNames_IsAUniqueIndexOfTheDatabase(string name)
    {
        var unique = await AskAsOwnerAsync<bool>($"SELECT coalesce(bool_or(i.indisunique), false) AS \"Value\" FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relname = '{name}'");

        Assert.True(unique);
        Assert.True(name == Constraints.OneFilePerFormat || name == Constraints.OneLetterPerKey || Constraints.RefusalFor(name) is not null, $"Nobody is told anything where {name} is met.");
    }

    [Fact]
    public async Task Signature_OnAnotherStatementsRevisionIsRefused()
    {
        var (_, signature) = await SignedStatementAsync();
        var other = await given.Statement("Another").Open();

        var refusal = await RefusedAsync(CopyOf(signature, other.Id, (await given.Member("Birch")).Id));

        Assert.Equal((PostgresErrorCodes.RestrictViolation, "The revision is not one of this statement"), (refusal.SqlState, refusal.MessageText));
    }

    [Fact]
    public async Task OnlineSignature_IsRefusedOnceSigningIsClosed()
    {
        var (signed, signature) = await SignedStatementAsync();
        await DoAsync($"UPDATE portal.statements SET status = 'Closed' WHERE id = '{signed.Id}'");

        var refusal = await RefusedAsync(CopyOf(signature, signed.Id, (await given.Member("Birch")).Id));

        Assert.Equal((PostgresErrorCodes.RestrictViolation, "This statement is not open for signature"), (refusal.SqlState, refusal.MessageText));
    }

    [Fact]
    public async Task Withdrawal_IsRefusedOnceSigningIsClosed()
    {
        var (signed, signature) = await SignedStatementAsync();
        await DoAsync($"UPDATE portal.statements SET status = 'Closed' WHERE id = '{signed.Id}'");

        var refusal = await RefusedAsync($"UPDATE portal.signatures SET withdrawn_at = now() WHERE id = '{signature.Id}'");

        Assert.Equal(PostgresErrorCodes.RestrictViolation, refusal.SqlState);
    }

    [Fact]
    public async Task Signature_WithAnotherHashThanItsRevisionsIsRefused()
    {
        var (signed, signature) = await SignedStatementAsync();

        var refusal = await RefusedAsync(CopyOf(signature, signed.Id, (await given.Member("Birch")).Id, new string('0', 64)));

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refusal.SqlState);
    }

    [Fact]
    public async Task SecondLiveSignature_IsRefusedAndAfterAWithdrawalTaken()
    {
        var (signed, signature) = await SignedStatementAsync();
        var second = CopyOf(signature, signed.Id, signature.OrganisationId);

        var refusal = await RefusedAsync(second);
        await DoAsync(ByHand.WithLeaf($"UPDATE portal.signatures SET withdrawn_at = now() WHERE id = '{signature.Id}'", "withdraw"));
        await DoAsync(ByHand.WithLeaf(second, "sign"));

        Assert.Equal((PostgresErrorCodes.UniqueViolation, Constraints.OneLiveSignature), (refusal.SqlState, refusal.ConstraintName));
        Assert.Single((await database.AskAsync(db => db.StatementAsync(signed.Slug)))!.LiveSignatures);
    }

    [Fact]
    public async Task WithdrawalOnceMade_IsNeitherMovedNorTakenBack()
    {
        var (_, signature) = await SignedStatementAsync();
        await DoAsync(ByHand.WithLeaf($"UPDATE portal.signatures SET withdrawn_at = '2027-01-01Z' WHERE id = '{signature.Id}'", "withdraw"));

        foreach (var change in new[] { "NULL", "'2027-01-02Z'" })
            Assert.Equal(PostgresErrorCodes.RestrictViolation, (await RefusedAsync($"UPDATE portal.signatures SET withdrawn_at = {change} WHERE id = '{signature.Id}'")).SqlState);
    }

    [Theory]
    [InlineData("person_id")]
    [InlineData("declaration")]
    [InlineData("signed_at")]
    public async Task OnlineSignature_WithoutItsEvidenceIsRefused(string missing)
    {
        var (signed, signature) = await SignedStatementAsync();
        var birch = await given.Member("Birch");
        var sql = CopyOf(signature, signed.Id, birch.Id);
        // The last of the two lists names what is copied.
        var copied = sql.LastIndexOf($" {missing},", StringComparison.Ordinal);
        sql = sql[..copied] + " NULL," + sql[(copied + missing.Length + 2)..];

        var refusal = await RefusedAsync(sql);

        Assert.Equal((PostgresErrorCodes.CheckViolation, "ck_signatures_origin"), (refusal.SqlState, refusal.ConstraintName));
    }

    [Theory]
    [InlineData("Open")]
    [InlineData("Closed")]
    [InlineData("Published")]
    public async Task TextOfAStatementThatIsNoDraft_TakesNoRevision(string status)
    {
        var statement = await (status switch { "Open" => given.Statement("Frozen").Open(), "Closed" => given.Statement("Frozen").Closed(), _ => given.Statement("Frozen").Published() });

        var refusal = await RefusedAsync(RevisionOf(statement));

        Assert.Equal((PostgresErrorCodes.RestrictViolation, "The text of this statement is frozen"), (refusal.SqlState, refusal.MessageText));
    }

    [Fact]
    public async Task TextInDiscussion_TakesARevisionButNoneOfAWrongHashOrATakenNumber()
    {
        var statement = await given.Statement("Moving").InDiscussion();

        await DoAsync(RevisionOf(statement, number: 2));
        var again = await RefusedAsync(RevisionOf(statement));
        var wrong = await RefusedAsync(RevisionOf(statement, number: 3, text: "'Other words.'"));

        Assert.Equal(Constraints.OneRevisionPerNumber, again.ConstraintName);
        Assert.Equal("ck_revisions_sha256", wrong.ConstraintName);
    }

    [Fact]
    public async Task LeafWhoseHashIsNotThatOfItsBytes_IsRefused()
    {
        var refusal = await RefusedAsync("INSERT INTO portal.evidence_leaves (index, act_id, type, bytes, hash, at) VALUES (100000, gen_random_uuid(), 'sign', 'words', sha256('words'), now())");

        Assert.Equal("ck_evidence_leaves_hash", refusal.ConstraintName);
    }

    [Fact]
    public async Task ContactWithoutARole_IsRefused()
    {
        var rowan = await given.Member("Rowan Registry").WithSignatory("Ann Arch");

        var refusal = await RefusedAsync($"UPDATE portal.contacts SET roles = 0 WHERE id = '{rowan.Contact("Ann Arch").Id}'");

        Assert.Equal("ck_contacts_roles", refusal.ConstraintName);
    }

    [Fact]
    public async Task OrganisationAndPerson_AreNotDeletedUnderWhatTheySigned()
    {
        var (_, signature) = await SignedStatementAsync();

        // Nothing but the undoing of an import takes them away, and what was signed for them not even that.
        Assert.Equal(PostgresErrorCodes.RestrictViolation, (await RefusedAsync($"DELETE FROM portal.organisations WHERE id = '{signature.OrganisationId}'", asOwner: true)).SqlState);
        Assert.Equal(PostgresErrorCodes.RestrictViolation, (await RefusedAsync($"DELETE FROM portal.people WHERE id = '{signature.PersonId}'", asOwner: true)).SqlState);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await RefusedAsync($"DELETE FROM portal.statements WHERE id = '{signature.StatementId}'")).SqlState);
    }

    [Fact]
    public async Task OrganisationAndPersonOfAnUndoneImport_AreNotDeletedUnderWhatTheySigned_NorTheSignatureEnded()
    {
        var (_, signature) = await SignedStatementAsync();
        await using (var db = database.OpenAsOwner())
        {
            var batch = Guid.CreateVersion7();
            await db.Database.ExecuteSqlAsync($"INSERT INTO portal.import_batches (id, kind, source, line_count, by_person_id, created_at, undone_at) VALUES ({batch}, 'Members', 'a list', 1, {batch}, now(), now())", TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlAsync($"INSERT INTO portal.imported_things (id, batch_id, line, kind, thing_id, organisation_id) VALUES (gen_random_uuid(), {batch}, 2, 'Organisation', {signature.OrganisationId}, {signature.OrganisationId}), (gen_random_uuid(), {batch}, 2, 'Person', {signature.PersonId}, {signature.OrganisationId}), (gen_random_uuid(), {batch}, 2, 'Signature', {signature.Id}, {signature.OrganisationId})", TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlAsync($"UPDATE portal.statements SET status = 'Closed' WHERE id = {signature.StatementId}", TestContext.Current.CancellationToken);
        }

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, (await RefusedAsync($"DELETE FROM portal.organisations WHERE id = '{signature.OrganisationId}'", asOwner: true)).SqlState);
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, (await RefusedAsync($"DELETE FROM portal.people WHERE id = '{signature.PersonId}'", asOwner: true)).SqlState);
        Assert.Equal(PostgresErrorCodes.RestrictViolation, (await RefusedAsync($"UPDATE portal.signatures SET withdrawn_at = now() WHERE id = '{signature.Id}'", asOwner: true)).SqlState);
        Assert.Equal(PostgresErrorCodes.RestrictViolation, (await RefusedAsync($"DELETE FROM portal.signatures WHERE id = '{signature.Id}'", asOwner: true)).SqlState);
    }

    [Fact]
    public async Task EveryColumnThatMustBeFilled_Is()
    {
        var optional = await AskAsOwnerAsync<string>(
            "SELECT string_agg(column_name, ' ' ORDER BY column_name) AS \"Value\" FROM information_schema.columns WHERE table_schema = 'portal' AND table_name = 'signatures' AND is_nullable = 'YES'");

        Assert.Equal("basis declaration disputed_at domain invalid_reason invalidated_at late_code_id late_reason mandate_until native_name person_id person_title signed_at source withdrawal_reason withdrawn_at", optional);
    }

    [Fact]
    public async Task WhatTheGuardsLetThroughInARace_IsRefusedInWords()
    {
        var rowan = await given.Member("Rowan Registry").WithSignatory("Ann Arch").WithSignatory("Ben Bay");
        var statement = await given.Statement("Race").Open();
        await using var hers = database.Open();
        await using var his = database.Open();
        await SignUnlockedAsync(hers, statement, rowan.Contact("Ann Arch"));
        await SignUnlockedAsync(his, statement, rowan.Contact("Ben Bay"));

        await hers.SaveChangesAsync(TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<DomainException>(() => his.SaveChangesAsync(TestContext.Current.CancellationToken));

        Assert.Equal("A colleague signed for your organisation at the same moment. It has signed once; nothing was added.", refusal.Message);
    }

    [Fact]
    public async Task TwoWhoChangeOneStatementAtOnce_TheSecondIsTold()
    {
        var statement = await given.Statement("Race").Open();
        await using var first = database.Open();
        await using var second = database.Open();
        (await first.StatementAsync(statement.Slug, TestContext.Current.CancellationToken))!.Close(Actor.Portal, World.Now);
        (await second.StatementAsync(statement.Slug, TestContext.Current.CancellationToken))!.Abandon("Events overtook it.", Actor.Portal, World.Now);

        await first.SaveChangesAsync(TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<DomainException>(() => second.SaveChangesAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("Somebody else changed this at the same moment.", refusal.Message, StringComparison.Ordinal);
        Assert.False(await database.AskAsync(db => db.AuditEntries.AnyAsync(entry => entry.SubjectId == statement.Id && entry.Act == "statement.abandoned")));
    }

    private static async Task SignUnlockedAsync(TccmDbContext db, Statement statement, Contact contact)
    {
        var loaded = await db.LockedContactAsync(contact.Id);
        (await db.StatementAsync(statement.Slug))!.Sign(Guid.CreateVersion7(), loaded, statement.Text.Sha256, new Authority(AuthorityBasis.Officer, null), declared: true, DateTimeOffset.UtcNow);
    }

    private async Task<(Statement Statement, Signature Signature)> SignedStatementAsync()
    {
        var rowan = await given.Member("Rowan Registry").WithSignatory("Ann Arch");
        var statement = await given.Statement("Keep it open").Open().SignedBy(rowan.Contact("Ann Arch"));
        return (statement, Assert.Single(statement.Signatures));
    }

    private static string CopyOf(Signature signature, Guid statement, Guid organisation, string? sha256 = null) =>
        $"""
         INSERT INTO portal.signatures (id, statement_id, revision_id, organisation_id, text_sha256, origin, organisation_name, native_name, kinds, economy, person_id, person_title, basis, mandate_until, declaration, source, signed_at, kept_at)
         SELECT gen_random_uuid(), '{statement}'::uuid, revision_id, '{organisation}'::uuid, '{sha256 ?? signature.TextSha256}', origin, organisation_name, native_name, kinds, economy, person_id, person_title, basis, mandate_until, declaration, source, signed_at, kept_at
         FROM portal.signatures WHERE id = '{signature.Id}'
         """;

    private static string RevisionOf(Statement statement, int number = 2, string text = "text") =>
        $"INSERT INTO portal.revisions (id, statement_id, number, title, text, sha256, language, created_at) SELECT gen_random_uuid(), statement_id, {number}, title, {text}, sha256, language, now() FROM portal.revisions WHERE statement_id = '{statement.Id}' AND number = 1";

    private async Task DoAsync(string sql)
    {
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    private async Task<PostgresException> RefusedAsync(string sql, bool asOwner = false)
    {
        await using var db = asOwner ? database.OpenAsOwner() : database.Open();
        return await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql));
    }

    private async Task<T> AskAsOwnerAsync<T>(string sql)
    {
        await using var db = database.OpenAsOwner();
        return await db.Database.SqlQueryRaw<T>(sql).SingleAsync();
    }
}
