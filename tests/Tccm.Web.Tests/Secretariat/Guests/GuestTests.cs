using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Guests;

public sealed class GuestTests(Desk portal) : IClassFixture<Desk>
{
    [Fact]
    public async Task Guest_AcceptsReceivesAndLeavesByALinkWithoutALogin()
    {
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
        var invited = await InviteAsync(clerk, "Gail Gray", "gail@home.test");
        Assert.Equal("You invited Gail Gray. Nothing else is sent before they accept.", invited.Flash);
        var link = Assert.Single(await portal.Mailbox.ToAsync("gail@home.test")).Link;
        var gail = portal.Browser();

        var page = await gail.GetAsync(link);
        Assert.Null((await ReadAsync("gail@home.test")).AcceptedAt);
        await PublishAsync(clerk, "Before she accepted");
        Assert.Single(await portal.Mailbox.ToAsync("gail@home.test"));
        var accepted = await page.PressAsync("Accept");
        Assert.Equal("You accepted. We write to you when a statement is published.", accepted.Flash);
        Assert.Contains("accepted this invitation already", (await gail.GetAsync(link)).Text, StringComparison.Ordinal);
        (await page.PressAsync("Decline")).Is(HttpStatusCode.Conflict);
        await PublishAsync(clerk, "After she accepted");
        var letter = (await portal.Mailbox.ToAsync("gail@home.test"))[^1];
        Assert.Equal("Published: After she accepted", letter.Subject);
        var leaving = letter.Text[letter.Text.IndexOf("/guests/leave/", StringComparison.Ordinal)..].Split('\n')[0].Trim();
        var leave = await gail.GetAsync(leaving);
        Assert.Null((await ReadAsync("gail@home.test")).EndedAt);
        var left = await leave.PressAsync("Stop the letters");
        await PublishAsync(clerk, "After she left");

        var guest = (await ReadAsync("gail@home.test")).Id;
        Assert.Equal("Nothing more is sent to you.", left.Flash);
        Assert.Equal(2, (await portal.Mailbox.ToAsync("gail@home.test")).Count);
        Assert.Equal(["guest.invited", "guest.accepted", "guest.left"], await portal.AskAsync(db => db.AuditEntries.Where(one => one.SubjectId == guest).OrderBy(one => one.Id).Select(one => one.Act).ToListAsync()));
        Assert.Contains("ended on", (await clerk.GetAsync("/secretariat/guests")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await portal.AskAsync(db => db.People.CountAsync(one => one.EmailKey == "gail@home.test")));
    }

    [Fact]
    public async Task UnknownLinks_AreNotFound()
    {
        foreach (var path in new[] { "/guests/invitation/nothing", "/guests/leave/nothing" })
        {
            (await portal.Browser().GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await portal.Browser().PostAsync(path)).Is(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task SecondInvitationOfAnAddress_IsRefusedUntilTheFirstIsTakenOff()
    {
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
        await InviteAsync(clerk, "Hal Hay", "hal@home.test");

        var second = await InviteAsync(clerk, "Hal Hay", "HAL@home.test");
        var removed = await (await (await clerk.GetAsync("/secretariat/guests")).FollowAsync("Take off Hal Hay")).PressAsync("Take off the list");
        var third = await InviteAsync(clerk, "Hal Hay", "hal@home.test");

        second.Is(HttpStatusCode.Conflict);
        Assert.Equal("Hal Hay", second.ValueOf("Input.Name"));
        Assert.Equal("Hal Hay gets nothing more.", removed.Flash);
        third.Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("", "x@home.test", "Why.", "Input.Name")]
    [InlineData("Ida", "nowhere", "Why.", "Input.Email")]
    [InlineData("Ida", "ida@home.test", "", "Input.Why")]
    public async Task WrongInput_IsRefusedBesideItsField(string name, string email, string why, string field)
    {
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

        var page = await (await clerk.GetAsync("/secretariat/guests/new")).SubmitAsync(("Input.Name", name), ("Input.Email", email), ("Input.Why", why));

        Assert.True((int)page.Status is 400 or 409, $"{page.Status}");
        Assert.NotNull(page.ErrorOf(field));
        Assert.Empty(await portal.Mailbox.ToAsync("ida@home.test"));
    }

    private static async Task<AssertPage> InviteAsync(Browser clerk, string name, string email) =>
        await (await clerk.GetAsync("/secretariat/guests/new")).SubmitAsync(("Input.Name", name), ("Input.Email", email), ("Input.Why", "She chaired the working group."));

    private async Task PublishAsync(Browser clerk, string title)
    {
        var member = await portal.Given.Member($"Member of {title}").WithSignatory("Ann Arch");
        var statement = await portal.Given.Statement(title).Closed().SignedBy(member.Contact("Ann Arch"));
        (await (await clerk.GetAsync($"/secretariat/statements/{statement.Slug}/publish")).PressAsync("Propose edition 1")).Is(HttpStatusCode.OK);
        var second = await portal.Browser().SignInAsync(await portal.Given.Secretary("Toni Thorn"));
        (await (await second.GetAsync($"/secretariat/statements/{statement.Slug}/confirm")).PressAsync("Publish edition 1")).Is(HttpStatusCode.OK);
    }

    private Task<Domain.Guests.Guest> ReadAsync(string email) => portal.AskAsync(db => db.Guests.SingleAsync(one => one.EmailKey == email));
}
