using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Join;

public sealed class ResumeTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Link_OpenedByAScannerConfirmsNothing()
    {
        await portal.Browser().BeginAsync("scan@host.example");
        var link = (await portal.Mailbox.ToAsync("scan@host.example"))[0].Link;

        for (var i = 0; i < 3; i++) (await portal.Browser().GetAsync(link)).Is(HttpStatusCode.OK);
        await portal.Browser().Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, link), TestContext.Current.CancellationToken);

        Assert.Null(await ConfirmedAt("scan@host.example"));
    }

    [Fact]
    public async Task Button_ConfirmsTheAddressInAnotherBrowserAndGoesOn()
    {
        await portal.Browser().BeginAsync("move@host.example");
        var other = portal.Browser();

        var page = await (await other.GetAsync((await portal.Mailbox.ToAsync("move@host.example"))[0].Link)).SubmitAsync();

        Assert.Equal("/join/application", page.RedirectedTo);
        Assert.Equal("move@host.example was confirmed as yours.", page.Flash);
        Assert.NotNull(await ConfirmedAt("move@host.example"));
        Assert.True(await portal.AskAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == "application.email-confirmed")));
        Assert.Null((await other.GetAsync("/join/organisation")).RedirectedTo);
    }

    [Fact]
    public async Task BrowserThatBeganIt_NeedsTheLinkOnceTheAddressIsConfirmedElsewhere()
    {
        var began = portal.Browser();
        await began.BeginAsync("forged@host.example");
        await (await portal.Browser().GetAsync((await portal.Mailbox.ToAsync("forged@host.example"))[0].Link)).SubmitAsync();

        var page = await began.GetAsync("/join/organisation");
        var posted = await began.PostAsync("/join/withdraw");

        Assert.Equal("/join/link", page.RedirectedTo);
        Assert.Contains("confirmed in another browser", page.Text, StringComparison.Ordinal);
        Assert.Equal("/join/link", posted.RedirectedTo);
    }

    [Theory]
    [InlineData("/join/resume/wrong")]
    [InlineData("/join/resume/%D8%B3%01")]
    public async Task WrongLink_OffersANewOne(string link)
    {
        var page = await portal.Browser().GetAsync(link);

        page.Is(HttpStatusCode.OK);
        Assert.Equal("/join/link", page.Find("main .actions a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task NewLink_ReplacesTheEarlierOne()
    {
        var begun = await portal.Given.Application("Larch Exchange").JustBegun();
        var address = begun.Application.ApplicantEmail;

        var page = await (await portal.Browser().GetAsync("/join/link")).SubmitAsync(("Input.Email", address.Value.ToUpperInvariant()));

        Assert.Contains("If an application of", page.Flash, StringComparison.Ordinal);
        var link = (await portal.Mailbox.ToAsync(address))[^1].Link;
        Assert.Contains("does not open", (await portal.Browser().GetAsync($"/join/resume/{begun.Secret}")).Heading, StringComparison.Ordinal);
        Assert.Equal("Confirm your address", (await portal.Browser().GetAsync(link)).Heading);
    }

    [Fact]
    public async Task NewLink_AnswersTheSameForAnAddressThatNobodyKnows()
    {
        var known = await portal.Given.Application("Larch Exchange").JustBegun();
        var address = known.Application.ApplicantEmail.Value;

        var hit = await (await portal.Browser().GetAsync("/join/link")).SubmitAsync(("Input.Email", address));
        var miss = await (await portal.Browser().GetAsync("/join/link")).SubmitAsync(("Input.Email", "nobody@host.example"));

        Assert.Equal(hit.Text.Replace(address, "*", StringComparison.Ordinal), miss.Text.Replace("nobody@host.example", "*", StringComparison.Ordinal));
        Assert.Equal(hit.RedirectedTo, miss.RedirectedTo);
        Assert.Empty(await portal.Mailbox.ToAsync("nobody@host.example"));
    }

    [Fact]
    public async Task DecidedApplication_IsNotOpenedByItsLink()
    {
        var declined = await portal.Given.Application("Larch Exchange").Declined();

        var page = await portal.Browser().GetAsync($"/join/resume/{declined.Secret}");
        await (await portal.Browser().GetAsync("/join/link")).SubmitAsync(("Input.Email", declined.Application.ApplicantEmail.Value));

        Assert.Contains("closed: declined", page.Text, StringComparison.Ordinal);
        Assert.Empty(await portal.Mailbox.ToAsync(declined.Application.ApplicantEmail));
    }

    [Fact]
    public async Task Leaving_MakesTheBrowserForget()
    {
        var browser = await portal.ResumeAsync(await portal.Given.Application("Larch Exchange").JustBegun());

        var left = await (await browser.GetAsync("/join/leave")).PressAsync("Leave it in this browser");

        Assert.Contains("has forgotten", left.Flash, StringComparison.Ordinal);
        Assert.Equal("/join/link", (await browser.GetAsync("/join/application")).RedirectedTo);
    }

    private Task<DateTimeOffset?> ConfirmedAt(string email) =>
        portal.AskAsync(db => db.Applications.Where(one => one.ApplicantEmail == EmailAddress.Parse(email)).Select(one => one.EmailConfirmedAt).SingleAsync());
}
