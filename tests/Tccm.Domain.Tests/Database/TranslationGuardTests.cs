using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Organisations;
using Tccm.Domain.Translations;
using Tccm.Testing;

namespace Tccm.Domain.Tests.Database;

/// <summary>A shown translation, one that is being written, and one that was withdrawn.</summary>
public sealed class TranslatedRegister(PostgresFixture postgres) : IAsyncLifetime
{
    public TestDatabase Database { get; } = new(postgres);
    public Given Given { get; private set; } = null!;
    public Organisation Rowan { get; private set; } = null!;
    public Tccm.Domain.Statements.Statement Statement { get; private set; } = null!;
    public Translation Written { get; private set; } = null!;
    public Translation Offered { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        Given = new Given(Database, TimeProvider.System);
        Rowan = await Given.Member("Rowan Registry").WithContact("Ann Arch", ContactRoles.Participant);
        Statement = await Given.Statement("Keep it open").InDiscussion();
        await Given.TranslationShown(Statement, Rowan.Contact("Ann Arch"));
        Written = await Given.TranslationWritten(Statement, Rowan.Contact("Ann Arch"), "ja", "開いておく", "動かしています。\n\n聞いてください。");
        Offered = await Given.TranslationOffered(Statement, Rowan.Contact("Ann Arch"), "ko", "열어 두기", "운영합니다.\n\n들어 주세요.");
        var withdrawn = await Given.TranslationShown(Statement, Rowan.Contact("Ann Arch"), "he", "השאירו פתוח", "אנחנו מפעילים.\n\nשמעו אותנו.");
        await using var db = Database.Open();
        (await db.TranslationsAsync(Statement.Id)).Single(one => one.Id == withdrawn.Id).Withdraw(Statement, "It is wrong.", Actor.Secretariat(await db.People.FirstAsync(person => person.SecretariatSince != null)), DateTimeOffset.UtcNow);
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

/// <summary>What the database refuses of translations, whoever asks.</summary>
public sealed class TranslationGuardTests(TranslatedRegister register) : IClassFixture<TranslatedRegister>
{
    [Theory]
    [InlineData("UPDATE portal.translated_texts SET text = text || '!', sha256 = encode(sha256(convert_to(text || '!', 'UTF8')), 'hex')")]
    [InlineData("UPDATE portal.translated_texts SET title = 'Another'")]
    [InlineData("DELETE FROM portal.translated_texts")]
    [InlineData("TRUNCATE portal.translated_texts")]
    [InlineData("DELETE FROM portal.translations")]
    [InlineData("TRUNCATE portal.translations CASCADE")]
    [InlineData("UPDATE portal.translations SET language = 'fr'")]
    [InlineData("UPDATE portal.translations SET revision_number = 2")]
    [InlineData("UPDATE portal.translations SET organisation_id = NULL")]
    [InlineData("UPDATE portal.translations SET begun_by_id = NULL")]
    [InlineData("UPDATE portal.translations SET last_number = 0 WHERE last_number > 0")]
    [InlineData("UPDATE portal.translations SET writer_ids = '{}' WHERE last_number > 0")]
    [InlineData("UPDATE portal.translations SET shown_number = NULL WHERE shown_number = 1")]
    [InlineData("UPDATE portal.translations SET shown_number = 2 WHERE shown_number = 1")]
    [InlineData("UPDATE portal.translations SET shown_number = 1, looked_over_by_id = (SELECT id FROM portal.people WHERE secretariat_since IS NOT NULL LIMIT 1) WHERE language = 'ja'")]
    [InlineData("UPDATE portal.translations SET shown_number = 1, looked_over_by_id = begun_by_id WHERE language = 'ko'")]
    [InlineData("UPDATE portal.translations SET shown_number = 1 WHERE language = 'ko'")]
    [InlineData("UPDATE portal.translations SET shown_number = 1, looked_over_for_id = organisation_id, looked_over_by_id = (SELECT id FROM portal.people WHERE secretariat_since IS NOT NULL LIMIT 1) WHERE language = 'ko'")]
    [InlineData("UPDATE portal.translations SET looked_over_by_id = begun_by_id WHERE language = 'ar'")]
    [InlineData("UPDATE portal.translations SET withdrawn_at = NULL WHERE language = 'he'")]
    [InlineData("UPDATE portal.translations SET status = 'Shown' WHERE language = 'he'")]
    [InlineData("INSERT INTO portal.translated_texts (id, translation_id, number, title, text, sha256, written_at) SELECT gen_random_uuid(), id, 2, 'x', 'x', encode(sha256('x'), 'hex'), now() FROM portal.translations WHERE language = 'he'")]
    [InlineData("INSERT INTO portal.translations (id, statement_id, revision_id, revision_number, language, status, begun_at, last_number) SELECT gen_random_uuid(), statement_id, id, number, 'en', 'BeingWritten', now(), 0 FROM portal.revisions")]
    [InlineData("INSERT INTO portal.translations (id, statement_id, revision_id, revision_number, language, status, begun_at, last_number, shown_number) SELECT gen_random_uuid(), statement_id, id, number, 'fr', 'Shown', now(), 1, 1 FROM portal.revisions")]
    public async Task Change_IsRefusedAndEverythingStays(string sql)
    {
        var before = await HeldAsync();
        foreach (var asOwner in new[] { true, false })
        {
            await using var db = asOwner ? register.Database.OpenAsOwner() : register.Database.Open();

            var refusal = await Assert.ThrowsAnyAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), TestContext.Current.CancellationToken));

            Assert.Contains(refusal.SqlState, asOwner ? [PostgresErrorCodes.RestrictViolation] : new[] { PostgresErrorCodes.RestrictViolation, PostgresErrorCodes.InsufficientPrivilege });
        }
        Assert.Equal(before, await HeldAsync());
    }

    [Theory]
    [InlineData("INSERT INTO portal.translated_texts (id, translation_id, number, title, text, sha256, written_at) SELECT gen_random_uuid(), id, 2, 'x', 'x', repeat('0', 64), now() FROM portal.translations WHERE language = 'ja'", PostgresErrorCodes.CheckViolation)]
    [InlineData("INSERT INTO portal.translations (id, statement_id, revision_id, revision_number, language, status, begun_at, last_number) SELECT gen_random_uuid(), gen_random_uuid(), id, number, 'fr', 'BeingWritten', now(), 0 FROM portal.revisions", PostgresErrorCodes.ForeignKeyViolation)]
    [InlineData("INSERT INTO portal.translations (id, statement_id, revision_id, revision_number, language, status, begun_at, last_number) SELECT gen_random_uuid(), statement_id, id, number, 'ar', 'BeingWritten', now(), 0 FROM portal.revisions", PostgresErrorCodes.UniqueViolation)]
    public async Task WrongHashForeignTextAndSecondOfALanguage_AreRefused(string sql, string state)
    {
        await using var db = register.Database.OpenAsOwner();

        var refusal = await Assert.ThrowsAnyAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));

        Assert.Equal(state, refusal.SqlState);
    }

    [Fact]
    public async Task TwoWhoBeginAtOnce_BeginOne()
    {
        await using var first = register.Database.Open();
        await using var second = register.Database.Open();
        foreach (var db in new[] { first, second })
        {
            var (text, by) = ((await db.StatementAsync(register.Statement.Slug, TestContext.Current.CancellationToken))!, Actor.For(await db.LockedContactAsync(register.Rowan.Contact("Ann Arch").Id, TestContext.Current.CancellationToken)));
            text = (await db.StatementAsync(register.Statement.Slug, TestContext.Current.CancellationToken))!;
            db.Add(Translation.Begin(text, text.Text, "sw", [], by, DateTimeOffset.UtcNow));
        }

        await first.SaveChangesAsync(TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<DomainException>(() => second.SaveChangesAsync(TestContext.Current.CancellationToken));

        Assert.Contains("at the same moment", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<string> HeldAsync()
    {
        await using var db = register.Database.OpenAsOwner();
        var rows = await db.Database.SqlQueryRaw<string>("SELECT to_jsonb(t)::text AS \"Value\" FROM portal.translations t WHERE language <> 'sw' UNION ALL SELECT to_jsonb(x)::text FROM portal.translated_texts x ORDER BY 1").ToListAsync();
        return string.Join('\n', rows);
    }
}
