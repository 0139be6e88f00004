using System.Net;
using Tccm.Testing;

namespace Tccm.Web.Tests.Account;

public sealed class PasswordTests(Portal portal) : IClassFixture<Portal>
{
    private const string Next = "nine quiet herons by the weir";

    [Fact]
    public async Task ForgottenPassword_IsSetByTheMailedLinkOnce()
    {
        var (email, before) = await EnrolledAsync("Ann Arch");
        await (await portal.Browser().GetAsync("/account/forgot")).SubmitAsync(("Input.Email", email));
        var letter = Assert.Single(await portal.Mailbox.ToAsync(email));

        var page = await (await portal.Browser().GetAsync(letter.Link)).SubmitAsync(("Input.Password", Next));
        var again = await (await portal.Browser().GetAsync(letter.Link)).SubmitAsync(("Input.Password", Next + " again"));

        Assert.Equal("Your new password was set. Sign in with it.", page.Flash);
        again.Is(HttpStatusCode.Conflict);
        Assert.Equal("/my", (await SignInAsync(email, Next)).RedirectedTo);
        (await SignInAsync(email, Portal.Password)).Is(HttpStatusCode.Conflict);
        Assert.StartsWith("/account/sign-in", (await before.GetAsync("/my", follow: false)).RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownAddress_GetsTheSameAnswerAndNoLetter()
    {
        var (known, _) = await EnrolledAsync("Bo Birch");

        var ofKnown = await (await portal.Browser().GetAsync("/account/forgot")).SubmitAsync(("Input.Email", known));
        var ofUnknown = await (await portal.Browser().GetAsync("/account/forgot")).SubmitAsync(("Input.Email", "nobody@nowhere.test"));

        Assert.Equal(ofKnown.Flash!.Replace(known, "", StringComparison.Ordinal), ofUnknown.Flash!.Replace("nobody@nowhere.test", "", StringComparison.Ordinal));
        Assert.Empty(await portal.Mailbox.ToAsync("nobody@nowhere.test"));
    }

    [Fact]
    public async Task ManyAsks_AreThreeLettersAnHour()
    {
        var (email, _) = await EnrolledAsync("Cy Cedar");

        for (var ask = 0; ask < 5; ask++) await (await portal.Browser().GetAsync("/account/forgot")).SubmitAsync(("Input.Email", email));

        Assert.Equal(3, (await portal.Mailbox.ToAsync(email)).Count);
    }

    [Fact]
    public async Task OldLink_IsRefused()
    {
        var (email, _) = await EnrolledAsync("Di Dogwood");
        await (await portal.Browser().GetAsync("/account/forgot")).SubmitAsync(("Input.Email", email));
        var letter = Assert.Single(await portal.Mailbox.ToAsync(email));
        portal.Clock.Advance(TimeSpan.FromMinutes(61));

        var page = await (await portal.Browser().GetAsync(letter.Link)).SubmitAsync(("Input.Password", Next));

        page.Is(HttpStatusCode.Conflict);
        Assert.Equal("/my", (await SignInAsync(email, Portal.Password)).RedirectedTo);
    }

    [Fact]
    public async Task WeakPassword_IsRefusedBesideItsField_AndTheLinkStillWorks()
    {
        var (email, _) = await EnrolledAsync("Ed Elder");
        await (await portal.Browser().GetAsync("/account/forgot")).SubmitAsync(("Input.Email", email));
        var link = (await portal.Mailbox.ToAsync(email))[0].Link;

        var refused = await (await portal.Browser().GetAsync(link)).SubmitAsync(("Input.Password", "passwordpassword1"));
        var taken = await refused.SubmitAsync(("Input.Password", Next));

        refused.Is(HttpStatusCode.Conflict);
        Assert.NotNull(refused.ErrorOf("Input.Password"));
        Assert.Equal("Your new password was set. Sign in with it.", taken.Flash);
    }

    private async Task<(string Email, Browser Browser)> EnrolledAsync(string name)
    {
        var organisation = await portal.Given.Member("Registry of " + name).WithSignatory(name);
        var email = organisation.Contact(name).Person.Email.Value;
        return (email, await portal.Browser().SignInAsync(email));
    }

    private async Task<AssertPage> SignInAsync(string email, string password) =>
        await (await portal.Browser().GetAsync("/account/sign-in")).SubmitAsync(("Input.Email", email), ("Input.Password", password));
}
