using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Account;

public sealed class InvitationTests(Portal portal) : IClassFixture<Portal>
{
    private const string Chosen = "six brass kettles on the hill";

    [Fact]
    public async Task NewPerson_ChoosesAPasswordAndActsForTheOrganisation()
    {
        var (link, email) = await InvitedAsync("Nia North");

        var page = await (await portal.Browser().GetAsync(link)).SubmitAsync(("Input.Password", Chosen));

        Assert.Equal("/my", page.RedirectedTo);
        Assert.Contains("You act for", page.Flash, StringComparison.Ordinal);
        Assert.NotNull(await portal.AskAsync(db => db.People.Where(person => person.EmailKey == email).Select(person => person.LoginId).SingleAsync()));
        Assert.Contains("invitation.accepted", await portal.AskAsync(db => db.AuditEntries.Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task OpeningTheLinkOften_DoesNothing()
    {
        var (link, email) = await InvitedAsync("Oda Orr");

        for (var times = 0; times < 5; times++) await portal.Browser().GetAsync(link);

        Assert.Null(await portal.AskAsync(db => db.People.Where(person => person.EmailKey == email).Select(person => person.LoginId).SingleAsync()));
    }

    [Fact]
    public async Task UsedLink_WorksNoMore()
    {
        var (link, _) = await InvitedAsync("Pia Pine");
        await (await portal.Browser().GetAsync(link)).SubmitAsync(("Input.Password", Chosen));

        var page = await portal.Browser().GetAsync(link);

        Assert.Equal("This invitation cannot be used", page.Heading);
        Assert.Contains("used already", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("tccm-registry-internet")]
    public async Task WeakPassword_IsRefusedAndNothingIsTakenUp(string weak)
    {
        var (link, email) = await InvitedAsync("Quinn " + weak.Length);

        var page = await (await portal.Browser().GetAsync(link)).SubmitAsync(("Input.Password", weak));

        page.Is(HttpStatusCode.Conflict);
        Assert.NotNull(page.ErrorOf("Input.Password"));
        Assert.Null(await portal.AskAsync(db => db.People.Where(person => person.EmailKey == email).Select(person => person.LoginId).SingleAsync()));
    }

    [Fact]
    public async Task KnownLogin_TakesTheSecondContactOnWithItsOwnPassword()
    {
        var first = await portal.Given.Member("First Registry").WithSignatory("Rae Reed");
        var person = first.Contact("Rae Reed").Person;
        await portal.EnrolAsync(person.Email);
        var second = await portal.Given.Member("Second Registry").WithRepresentative("Sol Sedge");
        var link = await InviteAsync(second.Contact("Sol Sedge"), person.Name, person.Email.Value);
        var before = await (await portal.Browser().SignInAsync(person)).GetAsync("/my");

        var page = await (await portal.Browser().GetAsync(link)).PressAsync("Accept");

        Assert.Equal(["First Registry"], before.All("main section > h2"));
        Assert.Equal("You act for Second Registry from now on.", page.Flash);
        var my = await (await portal.Browser().SignInAsync(person)).GetAsync("/my");
        Assert.Equal(["First Registry", "Second Registry"], my.All("main section > h2"));
    }

    [Fact]
    public async Task Declining_NeedsNoLoginAndEndsTheContact()
    {
        var (link, email) = await InvitedAsync("Tam Thorn");
        var secretary = await portal.Given.Secretary("Sam Sloe");

        var page = await (await (await portal.Browser().GetAsync(link)).FollowAsync("Decline…")).PressAsync("Decline");

        Assert.StartsWith("You declined the invitation", page.Flash, StringComparison.Ordinal);
        Assert.NotNull(await portal.AskAsync(db => db.Contacts.Where(contact => contact.Person.EmailKey == email).Select(contact => contact.Until).SingleAsync()));
        Assert.Contains("declined to be a contact", Assert.Single(await portal.Mailbox.ToAsync(secretary)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownSecret_SaysWhatToDo()
    {
        var page = await portal.Browser().GetAsync("/account/invitation/no-such-secret");

        Assert.Equal("This invitation cannot be used", page.Heading);
    }

    [Fact]
    public async Task TwoAtOnce_MakeOneLogin()
    {
        var (link, email) = await InvitedAsync("Una Urch");
        var forms = await Task.WhenAll(portal.Browser().GetAsync(link), portal.Browser().GetAsync(link));

        var pages = await Task.WhenAll(forms.Select(form => form.SubmitAsync(follow: false, ("Input.Password", Chosen))));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Conflict], pages.Select(page => page.Status).Order());
        Assert.NotNull(await portal.AskAsync(db => db.People.Where(person => person.EmailKey == email).Select(person => person.LoginId).SingleAsync()));
    }

    private async Task<(string Link, string Email)> InvitedAsync(string name)
    {
        var organisation = await portal.Given.Member("Registry of " + name).WithRepresentative("Rep of " + name);
        var email = $"{Guid.CreateVersion7():n}@invited.test";
        return (await InviteAsync(organisation.Contact("Rep of " + name), name, email), email);
    }

    private async Task<string> InviteAsync(Contact representative, string name, string email)
    {
        var browser = await portal.Browser().SignInAsync(representative);
        var form = await browser.GetAsync($"/my/organisations/{representative.Id}/invite");
        await form.SubmitAsync(("Input.Name", name), ("Input.Email", email), ("Input.Roles", nameof(ContactRoles.Signatory)));
        return (await portal.Mailbox.ToAsync(email))[^1].Link;
    }
}
