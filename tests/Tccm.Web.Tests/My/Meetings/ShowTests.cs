using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Meetings;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Meetings;

public sealed class ShowTests(Portal portal) : IClassFixture<Portal>
{
    [Theory]
    [InlineData(31, false)]
    [InlineData(29, true)]
    [InlineData(-59, true)]
    [InlineData(-61, false)]
    public async Task Link_IsShownFromHalfAnHourBeforeUntilTheEnd(int minutesToStart, bool shown)
    {
        var meeting = await portal.Given.Meeting("Monthly call").Starting(TimeSpan.FromMinutes(minutesToStart));
        var ann = await portal.Browser().SignInAsync((await portal.Given.Member("Rowan Registry").WithListener("Ann Arch")).Contact("Ann Arch"));

        var page = (await ann.GetAsync($"/my/meetings/{meeting.Id}")).Is(HttpStatusCode.OK);

        Assert.Equal(shown, page.Body.Contains(GivenMeeting.Link, StringComparison.Ordinal));
        Assert.Equal(minutesToStart == 31, page.Text.Contains("The link to join stands here from 30 minutes before", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MeetingAudience.Members, true, false)]
    [InlineData(MeetingAudience.MembersAndSupporters, true, true)]
    [InlineData(MeetingAudience.Secretariat, false, false)]
    [InlineData(MeetingAudience.Public, true, true)]
    public async Task MeetingAndItsLink_AreForItsAudienceAlone(MeetingAudience audience, bool members, bool supporters)
    {
        var meeting = await portal.Given.Meeting($"Call for {audience}").For(audience).Starting(TimeSpan.FromMinutes(10)).Saying("Quillwort is on the agenda.");
        var member = await portal.Browser().SignInAsync((await portal.Given.Member("Rowan Registry").WithListener("Ann Arch")).Contact("Ann Arch"));
        var supporter = await portal.Browser().SignInAsync((await portal.Given.Supporter("Friends of Routing").WithListener("Sue Sage")).Contact("Sue Sage"));
        var stranger = await portal.Browser().SignInAsync((await portal.Given.Organisation("Stranger Ltd").WithListener("Stan Strange")).Contact("Stan Strange"));
        var secretary = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

        foreach (var (browser, isFor) in new[] { (member, members), (supporter, supporters), (stranger, audience == MeetingAudience.Public), (secretary, true) })
        {
            var page = (await browser.GetAsync($"/my/meetings/{meeting.Id}")).Is(isFor ? HttpStatusCode.OK : HttpStatusCode.NotFound);
            Assert.Equal(isFor, page.Body.Contains(GivenMeeting.Link, StringComparison.Ordinal));
            Assert.Equal(isFor, page.Body.Contains("Quillwort", StringComparison.Ordinal));
            Assert.Equal(isFor, (await browser.GetAsync("/my/meetings")).Body.Contains($"Call for {audience}<", StringComparison.Ordinal));
        }
        Assert.StartsWith("/account/sign-in?", (await portal.Browser().GetAsync($"/my/meetings/{meeting.Id}", follow: false)).RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoLeft_SeesNothingAtTheNextRequest()
    {
        var meeting = await portal.Given.Meeting("Monthly call").Starting(TimeSpan.FromMinutes(10));
        Organisation rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithRepresentative("Ann Arch");
        var ann = await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"));

        (await ann.GetAsync($"/my/meetings/{meeting.Id}")).Is(HttpStatusCode.OK);
        await using (var db = portal.Database.Open())
        {
            var fresh = (await db.OrganisationAsync(rowan.Id, TestContext.Current.CancellationToken))!;
            fresh.RemoveContact(fresh.Contact("Ann Arch"), Actor.Portal, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await ann.GetAsync($"/my/meetings/{meeting.Id}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task MeetingThatIsNotAnnounced_IsNotFoundByAnybody()
    {
        var meeting = await portal.Given.Meeting("In preparation").NotAnnounced();
        var ann = await portal.Browser().SignInAsync((await portal.Given.Member("Rowan Registry").WithListener("Ann Arch")).Contact("Ann Arch"));

        (await ann.GetAsync($"/my/meetings/{meeting.Id}")).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain("In preparation", (await ann.GetAsync("/my/meetings")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_AreInUtcInTheReadersZoneAndAsAnnounced()
    {
        var meeting = await portal.Given.Meeting("Monthly call").Then((one, by) =>
            one.Move(one.Sittings.Single().Id, SittingTime.From(new DateOnly(2150, 7, 1), new TimeOnly(9, 0), "Asia/Tokyo", 60), by, portal.Clock.GetUtcNow()));
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Ann Arch");
        await using (var db = portal.Database.Open())
        {
            (await db.People.SingleAsync(one => one.Id == rowan.Contact("Ann Arch").PersonId, TestContext.Current.CancellationToken)).ChooseMail(DiscussionMail.Daily, 8, "America/Sao_Paulo", Actor.Portal, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var ann = await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"));

        var page = await ann.GetAsync($"/my/meetings/{meeting.Id}");

        Assert.Contains("Wednesday 1 July 2150, 00:00 to 01:00 UTC; in your zone Tuesday 30 June 2150, 21:00 to 22:00 America/Sao Paulo; as announced Wednesday 1 July 2150, 09:00 to 10:00 Asia/Tokyo", page.Text, StringComparison.Ordinal);
        Assert.Contains($"It was {meeting.Sittings.Single().Earlier.Single().ToTime().InWords()}.", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Find("main time[datetime='2150-07-01T00:00:00Z']"));
    }

    [Fact]
    public async Task NotesAreTiedToAStatement_WhosePageListsTheMeetingForThoseItWasFor()
    {
        var statement = await portal.Given.Statement("Keep it open").Published();
        var meeting = await portal.Given.Meeting("Call on openness").Starting(TimeSpan.FromHours(-2)).Then((one, by) => one.Note("We spoke of it.", [statement], [], by, portal.Clock.GetUtcNow()));
        var member = await portal.Browser().SignInAsync((await portal.Given.Member("Rowan Registry").WithListener("Ann Arch")).Contact("Ann Arch"));
        var supporter = await portal.Browser().SignInAsync((await portal.Given.Supporter("Friends of Routing").WithListener("Sue Sage")).Contact("Sue Sage"));

        var page = await member.GetAsync($"/my/meetings/{meeting.Id}");

        Assert.Contains("About Keep it open.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Call on openness", (await member.GetAsync($"/my/statements/{statement.Slug}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Call on openness", (await supporter.GetAsync($"/my/statements/{statement.Slug}")).Is(HttpStatusCode.OK).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Call on openness", (await portal.Browser().GetAsync($"/statements/{statement.Slug}")).Is(HttpStatusCode.OK).Body, StringComparison.Ordinal);
    }
}
