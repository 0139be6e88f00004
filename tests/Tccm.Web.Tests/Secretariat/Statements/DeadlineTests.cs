using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Statements;

/// <summary>Opening for signature, and giving more time.</summary>
public sealed class DeadlineTests(Desk portal) : IClassFixture<Desk>
{
    private static string InDays(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Opened_AsCheckedAndTheMembersAreTold()
    {
        var lee = await portal.Given.Person("Lee Two Hats");
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand").WithContact(lee, ContactRoles.Signatory);
        await portal.Given.Member("Hazel Registry").WithContact(lee, ContactRoles.Listener);
        var supporter = await portal.Given.Supporter("Oak Institute").WithListener("Olga Oak");
        var draft = await portal.Given.Statement("On hearing").Draft();
        var browser = await SecretaryAsync();

        var check = await (await browser.GetAsync($"/secretariat/statements/{draft.Slug}/open")).PressAsync("Check the deadline", ("Input.Date", InDays(9)));
        Assert.Equal(StatementStatus.Draft, (await StatementAsync(draft)).Status);
        var page = await check.PressAsync("Open for signature");

        var open = await StatementAsync(draft);
        Assert.Contains("23:59 AoE", check.Find(".box.note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((StatementStatus.Open, "Etc/GMT+12"), (open.Status, open.Deadline!.Value.ZoneId));
        Assert.Equal($"You opened “On hearing” for signature until {open.Deadline.Value.InWords()}. The members are told.", page.Flash);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == draft.Id && one.Act == "statement.opened")));
        var letter = Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Sid Sand")));
        Assert.Contains("because you may sign for Rowan Registry.", Words(letter), StringComparison.Ordinal);
        Assert.Equal("On hearing", (await (await portal.Browser().SignInAsync(rowan.Contact("Sid Sand").Person)).GetAsync(letter.Link)).Heading);
        Assert.Contains("because you may sign for Rowan Registry, and for your information as a contact of Hazel Registry.", Words(Assert.Single(await portal.Mailbox.ToAsync(lee))), StringComparison.Ordinal);
        Assert.Empty(await portal.Mailbox.ToAsync(supporter.Contact("Olga Oak")));
    }

    [Fact]
    public async Task InvitedAndNotAccepted_GetsNoLetterAboutStatements()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Sid Sand");
        var draft = await portal.Given.Statement("On waiting").Draft();
        var browser = await SecretaryAsync();
        await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/invite")).SubmitAsync(("Input.Name", "Nia New"), ("Input.Email", "nia@waiting.test"), ("Input.Roles", "Signatory"));

        var check = await (await browser.GetAsync($"/secretariat/statements/{draft.Slug}/open")).PressAsync("Check the deadline", ("Input.Date", InDays(9)));
        await check.PressAsync("Open for signature");

        Assert.Equal(["Nia New was invited to act for Rowan Registry", "Open for signature: On waiting"], (await portal.Mailbox.ToAsync(rowan.Contact("Sid Sand"))).Select(letter => letter.Subject).Order());
        Assert.Equal("/account/invitation/", string.Concat(Assert.Single(await portal.Mailbox.ToAsync(EmailAddress.Parse("nia@waiting.test"))).Link.Take(20)));
    }

    [Fact]
    public async Task DeadlineChangedAfterTheCheck_IsRefusedAndNothingSaved()
    {
        var draft = await portal.Given.Statement("On hearing").Draft();
        var browser = await SecretaryAsync();
        var check = await (await browser.GetAsync($"/secretariat/statements/{draft.Slug}/open")).PressAsync("Check the deadline", ("Input.Date", InDays(9)));

        var page = await check.PressAsync("Open for signature", ("Input.Date", InDays(8)));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.StartsWith("The deadline is not the one that you checked.", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(StatementStatus.Draft, (await StatementAsync(draft)).Status);
    }

    [Theory]
    [InlineData("2020-01-01", "23:59", "", "has passed already", "Input.Date")]
    [InlineData("2190-01-01", "23:59", "Mars/Olympus", "is not a time zone", "Input.Zone")]
    [InlineData("2027-03-28", "02:30", "Europe/Berlin", "does not exist", "Input.Time")]
    public async Task DeadlineThatCannotBe_IsRefusedBesideItsField(string date, string time, string zone, string reason, string field)
    {
        var draft = await portal.Given.Statement("On hearing").Draft();
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/statements/{draft.Slug}/open"))
            .PressAsync("Check the deadline", ("Input.Date", date), ("Input.Time", time), ("Input.OtherZone", zone));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains(reason, page.ErrorOf(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MoreTime_TheDeadlineMovesAndThoseWhoSignedAreToldSo()
    {
        var rowan = await portal.Given.Member("Willow Registry").WithSignatory("Wim Willow");
        var hazel = await portal.Given.Member("Ash Registry").WithSignatory("Asa Ash");
        var open = await portal.Given.Statement("On time").Open().SignedBy(rowan.Contact("Wim Willow"));
        var browser = await SecretaryAsync();

        var check = await (await browser.GetAsync($"/secretariat/statements/{open.Slug}/extend")).PressAsync("Check the deadline", ("Input.Date", InDays(20)), ("Input.Zone", "UTC"));
        var page = await check.PressAsync("Move the deadline");

        var now = await StatementAsync(open);
        Assert.True(now.DeadlineAt > open.DeadlineAt);
        Assert.StartsWith("You moved the deadline of “On time” to", page.Flash, StringComparison.Ordinal);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == open.Id && one.Act == "statement.extended")));
        Assert.Contains("Signed already: Willow Registry.", Words((await portal.Mailbox.ToAsync(rowan.Contact("Wim Willow")))[^1]), StringComparison.Ordinal);
        Assert.Contains("Not signed: Ash Registry.", Words((await portal.Mailbox.ToAsync(hazel.Contact("Asa Ash")))[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LessTime_IsRefused()
    {
        var open = await portal.Given.Statement("On time").Open();
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/statements/{open.Slug}/extend")).PressAsync("Check the deadline", ("Input.Date", InDays(2)), ("Input.Zone", "UTC"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("It can move to a later time only.", page.ErrorOf("Input.Date"), StringComparison.Ordinal);
    }

    private static string Words(ReceivedLetter letter) => letter.Text.ReplaceLineEndings(" ");

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

    private async Task<Statement> StatementAsync(Statement statement) => (await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!;
}
