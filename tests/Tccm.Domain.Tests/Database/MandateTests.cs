using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Domain.Tests.Database;

/// <summary>What the database refuses of mandates and one-use links, whoever asks.</summary>
public sealed class MandateTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TestDatabase database = new(postgres);
    private Given given = null!;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        given = new Given(database, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("'Mandate'", "(signed_at AT TIME ZONE 'UTC')::date - 1", "The mandate ended before it was signed")]
    [InlineData("'Mandate'", "NULL", "A mandate has a last day, and nothing else has one")]
    [InlineData("'Officer'", "(signed_at AT TIME ZONE 'UTC')::date + 1", "A mandate has a last day, and nothing else has one")]
    [InlineData("NULL", "NULL", "An online signature says on what the right to sign rests")]
    [InlineData("'Mandate'", "(signed_at AT TIME ZONE 'UTC')::date", null)]
    public async Task Signature_IsTakenOnlyByAMandateThatRuns(string basis, string until, string? refusal)
    {
        var rowan = await given.Member("Rowan Registry").WithSignatory("Ann Arch");
        var birch = await given.Member("Birch Registrar");
        var statement = await given.Statement("Keep it open").SignedBy(rowan.Contact("Ann Arch")).Open();

        var failed = await TryAsync(ByHand.WithLeaf($"""
            INSERT INTO portal.signatures (id, statement_id, revision_id, organisation_id, text_sha256, origin, organisation_name, kinds, economy, person_id, basis, mandate_until, declaration, signed_at, kept_at)
            SELECT gen_random_uuid(), statement_id, revision_id, '{birch.Id}'::uuid, text_sha256, origin, organisation_name, kinds, economy, person_id, {basis}, {until}, declaration, signed_at, kept_at
            FROM portal.signatures WHERE statement_id = '{statement.Id}'
            """, "sign"));

        Assert.Equal(refusal, failed?.MessageText);
    }

    [Fact]
    public async Task MandateThatTheRegisterHasAsOver_SignsNothingWhateverTheRowClaims()
    {
        var rowan = await given.Member("Rowan Registry").WithSignatory("Ann Arch");
        var ann = rowan.Contact("Ann Arch");
        var statement = await given.Statement("Keep it open").SignedBy(ann).Open();
        Assert.Null(await TryAsync(ByHand.WithLeaf($"UPDATE portal.signatures SET withdrawn_at = now() WHERE statement_id = '{statement.Id}'", "withdraw")));
        Assert.Null(await TryAsync($"UPDATE portal.contacts SET basis = 'Mandate', mandate_until = '2020-01-01' WHERE id = '{ann.Id}'"));

        var failed = await TryAsync($"""
            INSERT INTO portal.signatures (id, statement_id, revision_id, organisation_id, text_sha256, origin, organisation_name, kinds, economy, person_id, basis, declaration, signed_at, kept_at)
            SELECT gen_random_uuid(), statement_id, revision_id, organisation_id, text_sha256, origin, organisation_name, kinds, economy, person_id, 'Officer', declaration, signed_at, kept_at
            FROM portal.signatures WHERE statement_id = '{statement.Id}'
            """);

        Assert.Equal("The mandate of this contact is over", failed?.MessageText);
    }

    [Fact]
    public async Task PurposeSignature_IsRefusedByAMandateThatIsOver()
    {
        await given.Application("Larch Exchange").Approved();

        var failed = await TryAsync("""
            INSERT INTO portal.purpose_signatures (id, purpose_version_id, organisation_id, organisation_name, text_sha256, signer_title, basis, mandate_until, declaration, signed_at)
            SELECT gen_random_uuid(), purpose_version_id, organisation_id, organisation_name, text_sha256, signer_title, 'Mandate', '2020-01-01', declaration, signed_at FROM portal.purpose_signatures
            """);

        Assert.Equal("The mandate ended before it was signed", failed?.MessageText);
    }

    [Theory]
    [InlineData("signed_at = NULL")]
    [InlineData("signed_at = now()")]
    [InlineData("declined_at = now()")]
    [InlineData("secret_hash = 'another'")]
    public async Task LinkThatWasUsed_StaysUsed(string change)
    {
        await given.PurposeVersion();
        var rowan = await given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        await using (var db = database.Open())
        {
            var rita = await db.LockedContactAsync(rowan.Contact("Rita Reed").Id, TestContext.Current.CancellationToken);
            var version = (await db.PurposeInForceAsync(TestContext.Current.CancellationToken))!;
            var handover = PurposeHandover.Of(rita, new NamedSigner("Reza Ruiz", EmailAddress.Parse("reza@rowan.test"), "Director", null), version, [], [], [1], DateTimeOffset.UtcNow);
            var (_, signature) = handover.Sign(version, (version.Sha256, handover.ShownSha256(version)), "Reza", "Director", new Authority(AuthorityBasis.Officer, null), declared: true, before: [], DateTimeOffset.UtcNow);
            db.AddRange(handover, signature!);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var failed = await TryAsync($"UPDATE portal.purpose_handovers SET {change}");
        var erased = await TryAsync("UPDATE portal.purpose_handovers SET signer_name = 'erased', words = NULL");

        Assert.Equal("A link is used once, or taken back, and stays so", failed?.MessageText);
        Assert.Null(erased);
    }

    private async Task<PostgresException?> TryAsync(string sql)
    {
        await using var db = database.OpenAsOwner();
        try
        {
            await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused;
        }
    }
}
