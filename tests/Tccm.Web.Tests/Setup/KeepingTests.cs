using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Testing;
using Tccm.Web.Evidence;
using Tccm.Web.Setup;

namespace Tccm.Web.Tests.Setup;

public sealed class KeepingTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Secretary_SetsAPasswordByTheLinkAndGetsIn()
    {
        var secret = await SecretaryAsync("petra@secretariat.example", "Petra Penn");

        var page = await (await portal.Browser().GetAsync($"/account/password/{secret}")).Is(HttpStatusCode.OK).SubmitAsync(("Input.Password", Portal.Password));

        Assert.Equal("/account/sign-in", page.RedirectedTo);
        var browser = await portal.Browser().SignInAsync("petra@secretariat.example");
        (await browser.GetAsync("/secretariat")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task BadAddress_MakesNobody()
    {
        var before = await portal.AskAsync(db => db.People.CountAsync());

        await Assert.ThrowsAsync<DomainException>(() => SecretaryAsync("petra at secretariat", null));

        Assert.Equal(before, await portal.AskAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task KnownSecretary_IsToldSo()
    {
        await SecretaryAsync("paul@secretariat.example", "Paul");

        var refused = await Assert.ThrowsAsync<DomainException>(() => SecretaryAsync("PAUL@secretariat.example", null));

        Assert.Contains("already", refused.Message, StringComparison.Ordinal);
    }

    private async Task<string> SecretaryAsync(string email, string? name)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return (await ActivatorUtilities.CreateInstance<CreateSecretary>(scope.ServiceProvider).RunAsync(email, name)).Value;
    }
}

public sealed class CopyTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TestDatabase database = new(postgres);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tccm-backup-");

    private string Backup => Path.Combine(folder.FullName, "backup");

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await new Given(database, TimeProvider.System).Statement("Keep it open").Published();
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task TamperedEntry_IsFound()
    {
        Assert.Empty((await VerifyAsync(database)).Wrong);
        await using (var owner = database.OpenAsOwner())
        {
            await owner.Database.ExecuteSqlRawAsync(
                """
                ALTER TABLE portal.evidence_leaves DISABLE TRIGGER ALL;
                ALTER TABLE portal.evidence_leaves DROP CONSTRAINT ck_evidence_leaves_hash;
                UPDATE portal.evidence_leaves SET bytes = bytes || convert_to('and: more', 'UTF8') WHERE index = 0;
                """, TestContext.Current.CancellationToken);
        }

        var verified = await VerifyAsync(database);

        Assert.Contains("Entry 0: its bytes do not have its hash.", verified.Wrong);
    }

    [Fact]
    public async Task MissingEntryAndChangedFile_AreFound()
    {
        await using (var owner = database.OpenAsOwner())
        {
            await owner.Database.ExecuteSqlRawAsync(
                """
                ALTER TABLE portal.evidence_leaves DISABLE TRIGGER ALL;
                ALTER TABLE portal.evidence_envelopes DISABLE TRIGGER ALL;
                ALTER TABLE portal.edition_files DISABLE TRIGGER ALL;
                ALTER TABLE portal.edition_files DROP CONSTRAINT ck_edition_files_sha256;
                DELETE FROM portal.evidence_envelopes WHERE leaf_index = 0;
                DELETE FROM portal.evidence_leaves WHERE index = 0;
                UPDATE portal.edition_files SET bytes = 'x'::bytea WHERE format = 'Pdf';
                """, TestContext.Current.CancellationToken);
        }

        var verified = await VerifyAsync(database);

        Assert.Contains(verified.Wrong, wrong => wrong.StartsWith("Entry 0 of the log is missing", StringComparison.Ordinal));
        Assert.Contains(verified.Wrong, wrong => wrong.StartsWith("The Pdf of edition", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Backup_ComesBackElsewhereAsItWas()
    {
        var elsewhere = new TestDatabase(postgres);
        await elsewhere.InitializeAsync();
        await using (var from = await OpenAsync(database)) await new DatabaseCopy(from).BackupAsync(Backup, TestContext.Current.CancellationToken);

        await using (var to = await OpenAsync(elsewhere)) await new DatabaseCopy(to).RestoreAsync(Backup, replace: false, TestContext.Current.CancellationToken);

        var (before, after) = (await VerifyAsync(database), await VerifyAsync(elsewhere));
        Assert.Equal((before.Leaves, before.Signatures), (after.Leaves, after.Signatures));
        Assert.Empty(after.Wrong);
        await Assert.ThrowsAsync<DbUpdateException>(async () =>
        {
            await using var db = elsewhere.Open();
            db.RemoveRange(await db.Signatures.ToListAsync(TestContext.Current.CancellationToken));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        await elsewhere.DisposeAsync();
    }

    [Fact]
    public async Task UsedRegister_IsReplacedOnlyWhenAsked()
    {
        await using var to = await OpenAsync(database);
        var copy = new DatabaseCopy(to);
        await copy.BackupAsync(Backup, TestContext.Current.CancellationToken);
        await new Given(database, TimeProvider.System).Member("Larch Exchange");

        var refused = await Assert.ThrowsAsync<DomainException>(() => copy.RestoreAsync(Backup, replace: false, TestContext.Current.CancellationToken));
        var kept = await database.AskAsync(db => db.Organisations.AnyAsync(one => one.DisplayName == "Larch Exchange"));
        await copy.RestoreAsync(Backup, replace: true, TestContext.Current.CancellationToken);

        Assert.Contains("--replace", refused.Message, StringComparison.Ordinal);
        Assert.True(kept);
        Assert.False(await database.AskAsync(db => db.Organisations.AnyAsync(one => one.DisplayName == "Larch Exchange")));
    }

    [Fact]
    public async Task BrokenBackup_LeavesEverythingAsItWas()
    {
        await using var to = await OpenAsync(database);
        var copy = new DatabaseCopy(to);
        await copy.BackupAsync(Backup, TestContext.Current.CancellationToken);
        await using (var file = File.OpenWrite(Backup)) file.SetLength(file.Length / 2);

        await Assert.ThrowsAsync<DomainException>(() => copy.RestoreAsync(Backup, replace: true, TestContext.Current.CancellationToken));

        Assert.Empty((await VerifyAsync(database)).Wrong);
    }

    private static async Task<Verified> VerifyAsync(TestDatabase of)
    {
        await using var db = of.Open();
        return await new VerifyEvidence(db).RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task<PortalDatabase> OpenAsync(TestDatabase of) => PortalDatabase.StartAsync(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings:Portal"] = of.Portal, ["ConnectionStrings:Owner"] = of.Owner }).Build(), "");
}
