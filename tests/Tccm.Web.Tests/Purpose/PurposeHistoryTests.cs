using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Evidence;
using Tccm.Web.Setup;

namespace Tccm.Web.Tests.Purpose;

/// <summary>What the public sees of a Purpose that changed; a database of its own.</summary>
public sealed class PurposeHistoryTests(Portal portal) : IClassFixture<Portal>
{
    private DateOnly Today => DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task EveryVersion_IsShownWithWhatChangedAndWhoSignedWhich()
    {
        var until = Today.AddDays(60);
        var (faithful, early, ended) = (await MemberAsync("Faithful Registry"), await MemberAsync("Early Registry"), await MemberAsync("Ended Registry"));
        foreach (var organisation in new[] { faithful, early, ended }) await portal.Given.PurposeSigned(organisation.Contact("Ann Arch"));
        await RenameAndEndAsync(early, ended);
        var major = await portal.Given.NextPurpose(until, "We answer for what we run.");
        await portal.Given.PurposeSigned(faithful.Contact("Ann Arch"));
        var minor = await portal.Given.NextPurpose(words: "We answer for all that we run.");

        var page = await portal.Browser().GetAsync("/purpose");
        var first = await portal.Browser().GetAsync("/purpose/1.0");
        var second = await portal.Browser().GetAsync("/purpose/2.0");
        using var json = JsonDocument.Parse(await portal.Browser().Client.GetStringAsync("/purpose.json", TestContext.Current.CancellationToken));

        Assert.Equal("2.1", minor.Number);
        Assert.Equal(["Faithful Registry"], page.All("#signatories tbody th"));
        Assert.Equal(["Early Registry now called Later Registry", $"Ended Registry membership ended {Words.Day(Today)}"], page.All("#earlier tbody th"));
        Assert.Equal(["2.1", "2.0", "1.0"], page.All("#versions tbody th"));
        Assert.Contains(major.Sha256, page.Text, StringComparison.Ordinal);
        Assert.Contains("[added: all that]", page.All("#changes ins"));
        Assert.Equal(3, first.All("#signatories tbody th").Count);
        Assert.Empty(first.All("#changes"));
        Assert.Contains("An earlier version.", second.Text, StringComparison.Ordinal);
        Assert.Contains("[removed: Version 1.0.]", second.All("#changes del"));
        Assert.Equal("2.1", json.RootElement.GetProperty("inForce").GetString());
        var versions = json.RootElement.GetProperty("versions").EnumerateArray().ToList();
        Assert.Equal([0, 1, 3], versions.Select(one => one.GetProperty("signatures").GetArrayLength()));
        Assert.Equal("Later Registry", versions[2].GetProperty("signatures").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Early Registry").GetProperty("nowCalled").GetString());

        // An older version that is taken over later asks nobody, and changes nothing of what is in force.
        Assert.Null(await OlderAsync(early));
        Assert.Equal("2.1", (await portal.AskAsync(db => db.PurposeInForceAsync()))!.Number);
        await TwoPersonsAreWantedByTheDatabaseTooAsync(major);
        await VersionWithoutItsEntryIsFoundAsync();
    }

    private async Task<Organisation> MemberAsync(string name) => await portal.Given.Member(name).WithSignatory("Ann Arch");

    private async Task RenameAndEndAsync(Organisation early, Organisation ended)
    {
        await using var db = portal.Database.Open();
        var renamed = (await db.OrganisationAsync(early.Id))!;
        renamed.Rename(renamed.Facts with { DisplayName = "Later Registry" }, Today, Actor.Portal, portal.Clock.GetUtcNow());
        var clerk = Actor.Secretariat(await portal.Given.Secretary("Cleo Clerk"));
        (await db.OrganisationAsync(ended.Id))!.Leave(Today, "It closed.", clerk, portal.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    private async Task<DateOnly?> OlderAsync(Organisation organisation)
    {
        await using var db = portal.Database.Open();
        db.Add(PurposeVersion.Adopt(1, 5, "Statement of Purpose", "Of the record.", "en", PartialDate.Parse("2023"), "the record", Actor.Importer("the record"), portal.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        var register = await PurposeRegister.OnAsync(db, DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime));
        Assert.Equal(("1.0", "2.1", (string?)null), (register.Of(organisation.Id).Signed, register.Of(organisation.Id).Asked, register.Of(organisation.Id).Remark));
        return (await db.PurposeVersions.SingleAsync(version => version.Minor == 5)).SignAgainUntil;
    }

    private async Task TwoPersonsAreWantedByTheDatabaseTooAsync(PurposeVersion version)
    {
        await using var db = portal.Database.Open();
        foreach (var second in new Guid?[] { version.ProposedById, null })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync($"""
                INSERT INTO portal.purpose_versions (id, major, minor, title, language, text, sha256, adopted_on, created_at, proposed_by_id, adopted_by_id)
                SELECT gen_random_uuid(), 9, 9, title, language, text, sha256, adopted_on, created_at, proposed_by_id, {second} FROM portal.purpose_versions WHERE id = {version.Id}
                """));
            Assert.Equal("ck_purpose_versions_two_persons", refused.ConstraintName);
        }
    }

    private async Task VersionWithoutItsEntryIsFoundAsync()
    {
        await using var db = portal.Database.Open();
        Assert.Empty((await new VerifyEvidence(db).RunAsync(TestContext.Current.CancellationToken)).Wrong);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO portal.purpose_versions (id, major, minor, title, language, text, sha256, adopted_on, created_at, proposed_by_id, adopted_by_id)
            SELECT gen_random_uuid(), 9, 9, title, language, text, sha256, adopted_on, created_at, proposed_by_id, adopted_by_id FROM portal.purpose_versions WHERE adopted_by_id IS NOT NULL LIMIT 1
            """, TestContext.Current.CancellationToken);
        Assert.Equal(["The Statement of Purpose 9.9 has no entry of its adoption, by the same two, in the log."], (await new VerifyEvidence(db).RunAsync(TestContext.Current.CancellationToken)).Wrong);
    }
}
