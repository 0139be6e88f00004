using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Organisations;

/// <summary>Inviting, inviting again and removing.</summary>
public sealed class PeopleOfTests(Desk portal) : IClassFixture<Desk>
{
    [Fact]
    public async Task Invited_BecomesAContactAndGetsALink()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/invite"))
            .SubmitAsync(("Input.Name", "Nia New"), ("Input.Email", "nia@rowan-new.test"), ("Input.Title", "Counsel"), ("Input.Roles", "Signatory"));

        var nia = (await OrganisationAsync(rowan)).Contact("Nia New");
        Assert.Equal(("signatory", "Counsel"), (nia.RolesInWords, nia.Title));
        Assert.Equal($"/secretariat/organisations/{rowan.Id}", page.RedirectedTo);
        Assert.Equal("You invited Nia New for Rowan Registry.", page.Flash);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.Act == "invitation.sent" && one.OrganisationId == rowan.Id)));
        var letter = Assert.Single(await portal.Mailbox.ToAsync(nia));
        Assert.Contains("Ann Rowan named you", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await portal.Browser().GetAsync(letter.Link)).Status);
    }

    [Fact]
    public async Task InvitedWithoutARole_IsRefusedAndNobodyIsAdded()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/invite")).SubmitAsync(("Input.Name", "Nia New"), ("Input.Email", "nia@rowan-none.test"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Choose at least one role.", page.ErrorSummary);
        Assert.Single((await OrganisationAsync(rowan)).Contacts);
        Assert.False(await portal.AskAsync(db => db.People.AnyAsync(one => one.EmailKey == "nia@rowan-none.test")));
    }

    [Fact]
    public async Task SecretaryInvitingThemselves_IsRefused()
    {
        var ann = await portal.Given.Secretary("Ann Rowan");
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/invite"))
            .SubmitAsync(("Input.Name", "Ann"), ("Input.Email", ann.Email.Value), ("Input.Roles", "Signatory"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("You cannot make yourself a contact", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.Single((await OrganisationAsync(rowan)).Contacts);
    }

    [Fact]
    public async Task InvitedAgain_TheEarlierLinkStopsWorking()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var browser = await SecretaryAsync();
        var path = $"/secretariat/organisations/{rowan.Id}/contacts/{rowan.Contact("Rita Reed").Id}/invite";

        await (await browser.GetAsync(path)).PressAsync("Invite again");
        var page = await (await browser.GetAsync(path)).PressAsync("Invite again");

        Assert.Equal("You invited Rita Reed again. Earlier links do not work any more.", page.Flash);
        var letters = await portal.Mailbox.ToAsync(rowan.Contact("Rita Reed"));
        Assert.Equal(2, letters.Count);
        var open = await portal.AskAsync(db => db.Invitations.Where(one => one.Contact.OrganisationId == rowan.Id && one.EndedAt == null).ToListAsync());
        Assert.Equal(Tccm.Web.Infrastructure.Secret.HashOf(letters[1].Link.Split('/')[^1]), Assert.Single(open).SecretHash);
    }

    [Fact]
    public async Task WhoHasALogin_IsNotInvitedAgain()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        await portal.EnrolAsync(rowan.Contact("Rita Reed").Person.Email);
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/contacts/{rowan.Contact("Rita Reed").Id}/invite")).PressAsync("Invite again");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("has a login already", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.Empty(await portal.Mailbox.ToAsync(rowan.Contact("Rita Reed")));
    }

    [Fact]
    public async Task LoginFromElsewhere_IsInvitedAgainUntilTheContactIsTakenUp()
    {
        var elm = await portal.Given.Member("Elm Registry").WithRepresentative("Eva Elm");
        await portal.EnrolAsync(elm.Contact("Eva Elm").Person.Email);
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var browser = await SecretaryAsync();
        await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/invite"))
            .SubmitAsync(("Input.Name", "Eva Elm"), ("Input.Email", elm.Contact("Eva Elm").Person.Email.Value), ("Input.Roles", "Listener"));
        var path = $"/secretariat/organisations/{rowan.Id}/contacts/{(await OrganisationAsync(rowan)).Contact("Eva Elm").Id}/invite";

        var page = await (await browser.GetAsync(path)).PressAsync("Invite again");
        var link = (await portal.Mailbox.ToAsync(elm.Contact("Eva Elm")))[^1].Link;
        await (await portal.Browser().GetAsync(link)).SubmitAsync();
        var late = await (await browser.GetAsync(path)).PressAsync("Invite again");

        Assert.Equal("You invited Eva Elm again. Earlier links do not work any more.", page.Flash);
        Assert.Contains("has a login already", Assert.Single(late.ErrorSummary), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removed_IsNoContactAnyMore()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithListener("Lou Lark");
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/contacts/{rowan.Contact("Lou Lark").Id}/remove")).PressAsync("Remove this contact", ("Input.Reason", "The organisation asked for it."));

        Assert.Equal("You removed Lou Lark from the contacts of Rowan Registry. They and the other contacts are told.", page.Flash);
        Assert.Equal(["Rita Reed"], (await OrganisationAsync(rowan)).CurrentContacts.Select(one => one.Person.Name));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.Act == "contact.ended" && one.OrganisationId == rowan.Id)));
    }

    [Fact]
    public async Task RemovalWithoutAReason_IsRefused()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithListener("Lou Lark");
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/contacts/{rowan.Contact("Lou Lark").Id}/remove")).PressAsync("Remove this contact");

        page.Is(HttpStatusCode.BadRequest);
        Assert.NotNull(page.ErrorOf("Input.Reason"));
        Assert.Equal(2, (await OrganisationAsync(rowan)).CurrentContacts.Count());
    }

    [Fact]
    public async Task LastSignatory_IsRemovedOnlyKnowingly_AndEverybodyHearsOfIt()
    {
        var rowan = await portal.Given.Member("Rowan Names").WithSignatory("Sid Sand").WithRepresentative("Rita Reed");
        var ann = await portal.Given.Secretary("Ann Rowan");
        var browser = await portal.Browser().SignInAsync(ann);
        var form = await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/contacts/{rowan.Contact("Sid Sand").Id}/remove");

        var refused = await form.PressAsync("Remove this contact", ("Input.Reason", "He died."));
        var kept = (await OrganisationAsync(rowan)).CurrentContacts.Count();
        var done = await refused.PressAsync("Remove this contact", ("Input.Knowing", "true"));

        refused.Is(HttpStatusCode.Conflict);
        Assert.Contains("is the last signatory of Rowan Names", Assert.Single(refused.ErrorSummary), StringComparison.Ordinal);
        Assert.Equal("He died.", refused.ValueOf("Input.Reason"));
        Assert.Equal(2, kept);
        Assert.StartsWith("You removed Sid Sand", done.Flash, StringComparison.Ordinal);
        Assert.Equal("He died.", await portal.AskAsync(db => db.Contacts.Where(contact => contact.Id == rowan.Contact("Sid Sand").Id).Select(contact => contact.EndReason).SingleAsync()));
        Assert.Contains("has no signatory now", Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Rita Reed"))).Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("He died.", Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Sid Sand"))).Text, StringComparison.Ordinal);
        Assert.Contains(await portal.Mailbox.ToAsync(ann), letter => letter.Subject == "Rowan Names has no signatory");
        Assert.Contains("has no signatory now", (await browser.GetAsync("/secretariat")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RolesChangedByTheSecretariat_AreToldToThePersonAndTheRepresentative()
    {
        var rowan = await portal.Given.Member("Rowan Roots").WithRepresentative("Rita Reed").WithListener("Lou Lark");
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/contacts/{rowan.Contact("Lou Lark").Id}/roles"))
            .SubmitAsync(("Input.Title", "Counsel"), ("Input.Roles", "Signatory"));

        Assert.Equal("You changed the roles of Lou Lark at Rowan Roots: signatory.", page.Flash);
        Assert.Contains("contact.changed", await portal.AskAsync(db => db.AuditEntries.Where(one => one.OrganisationId == rowan.Id && one.Capacity == "secretariat").Select(one => one.Act).ToListAsync()));
        Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Lou Lark")));
        Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Rita Reed")));
    }

    [Fact]
    public async Task OwnOrganisation_NamesWhoCanBeforeAnythingIsTyped()
    {
        var otto = await portal.Given.Secretary("Otto Own");
        await portal.Given.Secretary("Cleo Cedar");
        var rowan = await portal.Given.Member("Rowan Registry").WithContact("Rita Reed", ContactRoles.Representative | ContactRoles.Signatory).WithContact(otto, ContactRoles.Listener);
        var browser = await portal.Browser().SignInAsync(otto);
        var contact = $"/contacts/{rowan.Contact("Rita Reed").Id}";

        foreach (var page in new[] { "/invite", "/amend", "/rename", "/leave", "/lift", "/stay", "/suspend", "/supporter", contact + "/invite", contact + "/remove", contact + "/roles", contact + "/signatory", contact + "/authority" })
        {
            var shown = (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}{page}")).Is(HttpStatusCode.Conflict);

            Assert.Contains("Cleo Cedar", Assert.Single(shown.ErrorSummary), StringComparison.Ordinal);
            Assert.DoesNotContain("Otto Own", shown.ErrorSummary[0], StringComparison.Ordinal);
        }
        Assert.Contains("Cleo Cedar", (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}")).Find(".panel")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnOrganisation_IsForOthersToChange()
    {
        var bo = await portal.Given.Secretary("Bo Birch");
        await portal.Given.Secretary("Cleo Cedar");
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithListener("Lou Lark").WithContact(bo, ContactRoles.Participant);
        var browser = await portal.Browser().SignInAsync(bo);

        var home = $"/secretariat/organisations/{rowan.Id}";
        var invited = await (await browser.GetAsync(home + "/invite")).SubmitAsync(("Input.Name", "Nia New"), ("Input.Email", "nia@own.test"), ("Input.Roles", "Signatory"));
        var removed = await (await browser.GetAsync($"{home}/contacts/{rowan.Contact("Lou Lark").Id}/remove")).PressAsync("Remove this contact", ("Input.Reason", "The organisation asked for it."));
        var again = await (await browser.GetAsync($"{home}/contacts/{rowan.Contact("Lou Lark").Id}/invite")).PressAsync("Invite again");
        var renamed = await (await browser.GetAsync(home + "/rename")).SubmitAsync(("Input.DisplayName", "Mine"), ("Input.From", "2026-01-01"));
        var amended = await (await browser.GetAsync(home + "/amend")).SubmitAsync(("Input.Website", "https://mine.test"));

        Assert.All([invited, removed, again, renamed, amended], page =>
        {
            Assert.Equal(HttpStatusCode.Conflict, page.Status);
            Assert.Matches("^You work for Rowan Registry, .*Cleo Cedar.* can", Assert.Single(page.ErrorSummary));
        });
        var now = await OrganisationAsync(rowan);
        Assert.Equal(("Rowan Registry", null, 3), (now.DisplayName, now.Website, now.CurrentContacts.Count()));
        Assert.Empty(await portal.Mailbox.ToAsync(rowan.Contact("Lou Lark")));
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

    private async Task<Organisation> OrganisationAsync(Organisation organisation) => (await portal.AskAsync(db => db.OrganisationAsync(organisation.Id)))!;
}
