using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My;

/// <summary>Roles: never above oneself, never silently.</summary>
public sealed class RolesTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Representative_ChangesRolesAndTitle_AndBothSidesAreTold()
    {
        var elm = await portal.Given.Member("Elm Registry").WithRepresentative("Rita Reed").WithRepresentative("Roy Reed").WithSignatory("Ann Arch").WithListener("Lou Lark");
        var (rita, lou) = (elm.Contact("Rita Reed"), elm.Contact("Lou Lark"));
        var browser = await portal.Browser().SignInAsync(rita);

        var page = await (await browser.GetAsync($"/my/organisations/{rita.Id}/roles/{lou.Id}")).SubmitAsync(("Input.Title", "Policy adviser"), ("Input.Roles", "Participant"));

        Assert.Equal("You changed the roles of Lou Lark: participant.", page.Flash);
        Assert.Equal(("participant", "Policy adviser"), (await ContactAsync(lou) is var now) ? (now.RolesInWords, now.Title) : default);
        var entry = await portal.AskAsync(db => db.AuditEntries.SingleAsync(one => one.SubjectId == lou.Id && one.Act == "contact.changed"));
        Assert.Equal((rita.PersonId, "representative", elm.Id), (entry.PersonId, entry.Capacity, entry.OrganisationId));
        Assert.Contains("You are now: participant", Assert.Single(await portal.Mailbox.ToAsync(lou)).Text, StringComparison.Ordinal);
        Assert.Contains("Lou Lark is now", Assert.Single(await portal.Mailbox.ToAsync(elm.Contact("Roy Reed"))).Text, StringComparison.Ordinal);
        Assert.Empty(await portal.Mailbox.ToAsync(rita));
    }

    [Theory]
    [InlineData("Lou Lark")]
    [InlineData("Rita Reed")]
    public async Task SignatoryByARepresentativeWhoIsNone_IsOnlyProposed_UntilASignatoryConfirms(string name)
    {
        var ash = await portal.Given.Member("Ash Registry").WithRepresentative("Rita Reed").WithSignatory("Ann Arch").WithListener("Lou Lark");
        var (rita, ann, chosen) = (ash.Contact("Rita Reed"), ash.Contact("Ann Arch"), ash.Contact(name));
        var statement = await portal.Given.Statement("Who may sign").Open();
        var browser = await portal.Browser().SignInAsync(rita);
        var signatory = await portal.Browser().SignInAsync(ann);
        var signing = await portal.Browser().SignInAsync(chosen);

        await (await browser.GetAsync($"/my/organisations/{rita.Id}/roles/{chosen.Id}")).SubmitAsync([.. chosen.RolesInWords == "listener" ? new (string, string?)[] { ("Input.Roles", "Signatory") } : [("Input.Roles", "Representative"), ("Input.Roles", "Signatory")]]);
        var early = await signing.PostAsync($"/statements/{statement.Slug}/sign/{chosen.Id}");
        var letter = Assert.Single(await portal.Mailbox.ToAsync(ann), one => one.Subject.StartsWith("Confirm or refuse", StringComparison.Ordinal));
        var byProposer = await browser.PostAsync($"/my/organisations/{rita.Id}/signatory/{chosen.Id}");
        var confirmed = await (await signatory.GetAsync(letter.Link)).PressAsync($"Confirm {name}");

        Assert.Equal(HttpStatusCode.NotFound, early.Status);
        Assert.Equal(HttpStatusCode.NotFound, byProposer.Status);
        Assert.StartsWith($"{name} may sign for Ash Registry", confirmed.Flash, StringComparison.Ordinal);
        Assert.True((await ContactAsync(chosen)).May(ContactRoles.Signatory));
        var entry = await portal.AskAsync(db => db.AuditEntries.SingleAsync(one => one.SubjectId == chosen.Id && one.Act == "contact.signatory-confirmed"));
        Assert.Equal((ann.PersonId, "signatory"), (entry.PersonId, entry.Capacity));
        (await signing.GetAsync($"/statements/{statement.Slug}/sign/{chosen.Id}")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task RefusedSignatory_StaysWhatTheyAre()
    {
        var (rita, ann, lou) = await ProposedAsync("Fir Registry");
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync($"/my/organisations/{ann.Id}/signatory/{lou.Id}")).PressAsync("Refuse");

        Assert.StartsWith("Lou Lark was not made a signatory", page.Flash, StringComparison.Ordinal);
        Assert.Equal(("listener", false), (await ContactAsync(lou) is var now) ? (now.RolesInWords, now.IsProposedAsSignatory) : default);
        Assert.Contains(await portal.Mailbox.ToAsync(rita), letter => letter.Subject.Contains("was not made a signatory", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OrganisationWithoutASignatory_ProposesToTheSecretariat()
    {
        var oak = await portal.Given.Member("Oak Registry").WithRepresentative("Rita Reed").WithListener("Lou Lark");
        var sam = await portal.Given.Secretary("Sam Sloe");
        var browser = await portal.Browser().SignInAsync(oak.Contact("Rita Reed"));
        await (await browser.GetAsync($"/my/organisations/{oak.Contact("Rita Reed").Id}/roles/{oak.Contact("Lou Lark").Id}")).SubmitAsync(("Input.Roles", "Signatory"));
        var secretary = await portal.Browser().SignInAsync(sam);

        var queue = await secretary.GetAsync("/secretariat");
        var done = await (await queue.FollowAsync("Lou Lark as signatory of Oak Registry")).PressAsync("Confirm Lou Lark");

        Assert.StartsWith("Lou Lark may sign for Oak Registry", done.Flash, StringComparison.Ordinal);
        Assert.True((await ContactAsync(oak.Contact("Lou Lark"))).May(ContactRoles.Signatory));
    }

    [Fact]
    public async Task InvitedSignatory_MayNotSignOnTheRepresentativesWordAlone()
    {
        var yew = await portal.Given.Member("Yew Registry").WithRepresentative("Rita Reed").WithSignatory("Ann Arch");
        var browser = await portal.Browser().SignInAsync(yew.Contact("Rita Reed"));

        var page = await (await browser.GetAsync($"/my/organisations/{yew.Contact("Rita Reed").Id}/invite")).SubmitAsync(("Input.Name", "Mo Mole"), ("Input.Email", "mo@yew.test"), ("Input.Roles", "Signatory"));

        Assert.Contains("once a signatory or the secretariat confirms it", page.Flash, StringComparison.Ordinal);
        var mo = await portal.AskAsync(db => db.Contacts.SingleAsync(one => one.OrganisationId == yew.Id && one.Person.Name == "Mo Mole"));
        Assert.Equal((ContactRoles.Listener, true), (mo.Roles, mo.IsProposedAsSignatory));
        Assert.Equal(2, (await portal.Mailbox.ToAsync(yew.Contact("Ann Arch"))).Count);
    }

    [Fact]
    public async Task LastRepresentative_DoesNotLayItDownByARoleChange()
    {
        var reed = await portal.Given.Member("Reed Registry").WithContact("Rita Reed", ContactRoles.Representative | ContactRoles.Listener).WithSignatory("Ann Arch");
        var rita = reed.Contact("Rita Reed");
        var browser = await portal.Browser().SignInAsync(rita);

        var page = await browser.PostAsync($"/my/organisations/{rita.Id}/roles/{rita.Id}", ("Input.Roles", "Listener"), ("Input.Title", "Typed"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("is the last representative of Reed Registry", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.Equal("Typed", page.ValueOf("Input.Title"));
        Assert.True((await ContactAsync(rita)).May(ContactRoles.Representative));
    }

    [Fact]
    public async Task NobodyElse_ChangesRoles()
    {
        var (rita, ann, lou) = await ProposedAsync("Larch Registry");
        var other = await portal.Given.Member("Pine Registry").WithRepresentative("Pia Pine");

        foreach (var (who, path) in new[]
        {
            (ann, $"/my/organisations/{ann.Id}/roles/{lou.Id}"), (lou, $"/my/organisations/{lou.Id}/signatory/{lou.Id}"), (rita, $"/my/organisations/{rita.Id}/signatory/{lou.Id}"),
            (other.Contact("Pia Pine"), $"/my/organisations/{other.Contact("Pia Pine").Id}/roles/{lou.Id}"), (other.Contact("Pia Pine"), $"/my/organisations/{rita.Id}/roles/{lou.Id}"),
        })
        {
            var browser = await portal.Browser().SignInAsync(who);
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync(path, ("Input.Roles", "Representative"))).Is(HttpStatusCode.NotFound);
        }
        Assert.Equal("listener", (await ContactAsync(lou)).RolesInWords);
    }

    private async Task<(Contact Rita, Contact Ann, Contact Lou)> ProposedAsync(string name)
    {
        var given = await portal.Given.Member(name).WithRepresentative("Rita Reed").WithSignatory("Ann Arch").WithListener("Lou Lark");
        var browser = await portal.Browser().SignInAsync(given.Contact("Rita Reed"));
        await (await browser.GetAsync($"/my/organisations/{given.Contact("Rita Reed").Id}/roles/{given.Contact("Lou Lark").Id}")).SubmitAsync(("Input.Roles", "Signatory"));
        return (given.Contact("Rita Reed"), given.Contact("Ann Arch"), given.Contact("Lou Lark"));
    }

    private Task<Contact> ContactAsync(Contact contact) => portal.AskAsync(db => db.Contacts.SingleAsync(one => one.Id == contact.Id));
}
