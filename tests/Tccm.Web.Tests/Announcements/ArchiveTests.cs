using System.Net;
using Tccm.Domain;
using Tccm.Domain.Announcements;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Announcements;

public sealed class ArchiveTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task PublicAnnouncement_IsReadByEverybodyAndFoundByMachines()
    {
        var announced = await AnnounceAsync("Open to all", Archive.Public, AudienceKind.Members);

        var list = await portal.Browser().GetAsync("/announcements");
        var page = await list.FollowAsync("Open to all");

        Assert.Equal(("Open to all", $"/announcements/{announced.Slug}"), (page.Heading, page.Path));
        Assert.NotNull(page.Find("article em"));
        Assert.Contains($"https://portal.test/announcements/{announced.Slug}<", (await portal.Browser().GetAsync("/sitemap.xml")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AudienceKind.Members, false)]
    [InlineData(AudienceKind.MembersAndSupporters, true)]
    public async Task MembersAnnouncement_IsReadByItsAudienceAndNotThereForOthers(AudienceKind audience, bool supporterReads)
    {
        var announced = await AnnounceAsync($"Among us, {audience}", Archive.Members, audience);
        var member = await portal.Browser().SignInAsync((await portal.Given.Member("Rowan Registry").WithListener("Ria Reader")).Contact("Ria Reader"));
        var supporter = await portal.Browser().SignInAsync((await portal.Given.Supporter("Friends").WithListener("Fay Friend")).Contact("Fay Friend"));
        var stranger = await portal.Browser().SignInAsync((await portal.Given.Organisation("Left Registry").WithListener("Lou Left")).Contact("Lou Left"));
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
        var path = $"/announcements/{announced.Slug}";

        foreach (var (reader, reads) in new[] { (member, true), (clerk, true), (supporter, supporterReads), (stranger, false), (portal.Browser(), false) })
        {
            (await reader.GetAsync(path)).Is(reads ? HttpStatusCode.OK : HttpStatusCode.NotFound);
            Assert.Equal(reads, (await reader.GetAsync("/announcements")).Body.Contains(announced.Subject, StringComparison.Ordinal));
        }
        Assert.DoesNotContain(announced.Slug!, (await portal.Browser().GetAsync("/sitemap.xml")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_IsNowhereEvenAtTheAddressThatItWillHave()
    {
        var draft = await AnnounceAsync("Not yet", Archive.Public, AudienceKind.Members, send: false);
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

        foreach (var reader in new[] { portal.Browser(), clerk })
        {
            (await reader.GetAsync($"/announcements/{draft.SlugOn(portal.Clock.GetUtcNow())}")).Is(HttpStatusCode.NotFound);
            Assert.DoesNotContain("Not yet", (await reader.GetAsync("/announcements")).Body, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("not-yet", (await portal.Browser().GetAsync("/sitemap.xml")).Body, StringComparison.Ordinal);
    }

    private async Task<Announcement> AnnounceAsync(string subject, Archive archive, AudienceKind audience, bool send = true)
    {
        await portal.Given.Member("Hazel Exchange").WithListener("Hal Hart");
        var by = Actor.Secretariat(await portal.Given.Secretary("Announcer"));
        await using var db = portal.Database.Open();
        var announcement = Announcement.Begin(subject, "Come to *the meeting*.", "en", new Audience(audience), archive, by, portal.Clock.GetUtcNow());
        db.Add(announcement);
        var to = await Recipients.OfAsync(db, announcement, portal.Clock.GetUtcNow());
        if (send) announcement.Send(to.Mark, to, by, portal.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        return announcement;
    }
}
