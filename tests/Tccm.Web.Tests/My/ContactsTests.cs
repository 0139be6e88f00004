using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My;

/// <summary>A representative invites and removes; nobody else does, and nobody elsewhere.</summary>
public sealed class ContactsTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Representative_InvitesSomebody()
    {
        var (browser, rita) = await RepresentativeAsync("Rowan Registry");

        var page = await (await browser.GetAsync($"/my/organisations/{rita.Id}/invite"))
            .SubmitAsync(("Input.Name", "Ödön Ország"), ("Input.Email", "odon@rowan.test"), ("Input.Title", "Director"), ("Input.Roles", nameof(ContactRoles.Listener)));

        page.Is(HttpStatusCode.OK);
        Assert.Equal("Ödön Ország was invited to act for Rowan Registry.", page.Flash);
        Assert.Contains("odon@rowan.test", page.Text, StringComparison.Ordinal);
        var letter = Assert.Single(await portal.Mailbox.ToAsync("odon@rowan.test"));
        Assert.Contains("Rowan Registry", letter.Subject, StringComparison.Ordinal);
        Assert.StartsWith("/account/invitation/", letter.Link, StringComparison.Ordinal);
        Assert.Contains("invitation.sent", await ActsAsync(rita.OrganisationId));
    }

    [Theory]
    [InlineData("", "odd@rowan.test", "Listener", "Input.Name")]
    [InlineData("Odd", "odd at rowan", "Listener", "Input.Email")]
    [InlineData("Odd", "odd@rowan.test", null, "Input.Roles")]
    [InlineData("Odd \u202Ename", "odd@rowan.test", "Listener", "Input.Name")]
    public async Task BadInput_IsRefusedBesideItsFieldAndKept(string name, string email, string? role, string field)
    {
        var (browser, rita) = await RepresentativeAsync("Elm Registry");

        var page = await (await browser.GetAsync($"/my/organisations/{rita.Id}/invite")).SubmitAsync(("Input.Name", name), ("Input.Email", email), ("Input.Roles", role));

        Assert.True((int)page.Status is 400 or 409, $"{page.Status}");
        Assert.NotNull(page.ErrorOf(field));
        Assert.Equal(email, page.ValueOf("Input.Email"));
        Assert.Equal(0, await portal.AskAsync(db => db.Invitations.CountAsync(invitation => invitation.Contact.OrganisationId == rita.OrganisationId)));
    }

    [Theory]
    [InlineData("invite")]
    [InlineData("facts")]
    public async Task Signatory_IsNotARepresentative(string page)
    {
        var oak = await portal.Given.Member("Oak Registry").WithSignatory("Olu Oak");
        var browser = await portal.Browser().SignInAsync(oak.Contact("Olu Oak"));

        var seen = await browser.GetAsync($"/my/organisations/{oak.Contact("Olu Oak").Id}/{page}");
        var posted = await browser.PostAsync($"/my/organisations/{oak.Contact("Olu Oak").Id}/{page}", ("Input.Name", "X"), ("Input.Email", "x@x.test"), ("Input.Domains", "x.test"), ("Input.Roles", "Listener"));

        seen.Is(HttpStatusCode.NotFound);
        posted.Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task AnotherOrganisation_IsNotFound()
    {
        var (browser, _) = await RepresentativeAsync("Ash Registry");
        var other = await portal.Given.Member("Fir Registry").WithRepresentative("Fay Fir").WithSignatory("Fin Fir");

        var pages = new[]
        {
            await browser.GetAsync($"/my/organisations/{other.Contact("Fay Fir").Id}"),
            await browser.GetAsync($"/my/organisations/{other.Contact("Fay Fir").Id}/invite"),
            await browser.PostAsync($"/my/organisations/{other.Contact("Fay Fir").Id}/remove/{other.Contact("Fin Fir").Id}"),
        };

        Assert.All(pages, page => page.Is(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task RemovedContact_IsOutAtTheNextRequest()
    {
        var yew = await portal.Given.Member("Yew Registry").WithRepresentative("Yan Yew").WithSignatory("Yara Yew").WithSignatory("Yuri Yew");
        var removed = await portal.Browser().SignInAsync(yew.Contact("Yara Yew"));
        var statement = await portal.Given.Statement("Stay open").Open();
        var form = await removed.GetAsync($"/statements/{statement.Slug}/sign/{yew.Contact("Yara Yew").Id}");
        var browser = await portal.Browser().SignInAsync(yew.Contact("Yan Yew"));

        var done = await (await browser.GetAsync($"/my/organisations/{yew.Contact("Yan Yew").Id}/remove/{yew.Contact("Yara Yew").Id}")).PressAsync("Remove Yara Yew");
        var signed = await form.SubmitAsync(("Input.Declared", "true"));

        Assert.Equal("Yara Yew was removed. They and the other contacts are told.", done.Flash);
        Assert.StartsWith("/account/sign-in", signed.RedirectedTo, StringComparison.Ordinal);
        Assert.Empty((await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!.Signatures);
        Assert.Contains("contact.ended", await ActsAsync(yew.Id));
    }

    [Fact]
    public async Task LastSignatory_IsNotRemoved()
    {
        var reed = await portal.Given.Member("Reed Registry").WithRepresentative("Rex Reed").WithSignatory("Sue Sedge");
        var browser = await portal.Browser().SignInAsync(reed.Contact("Rex Reed"));

        var page = await (await browser.GetAsync($"/my/organisations/{reed.Contact("Rex Reed").Id}/remove/{reed.Contact("Sue Sedge").Id}")).PressAsync("Remove Sue Sedge");

        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("last signatory", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(2, await portal.AskAsync(db => db.Contacts.CountAsync(contact => contact.OrganisationId == reed.Id && contact.Until == null)));
    }

    [Fact]
    public async Task LastRepresentative_NeitherRemovesThemselvesNorStepsDown()
    {
        var reed = await portal.Given.Member("Reed Registry").WithRepresentative("Rex Reed").WithSignatory("Sue Sedge");
        var rex = reed.Contact("Rex Reed");
        var browser = await portal.Browser().SignInAsync(rex);

        var removed = await browser.PostAsync($"/my/organisations/{rex.Id}/remove/{rex.Id}");
        var gone = await browser.PostAsync($"/my/organisations/{rex.Id}/step-down");

        removed.Is(HttpStatusCode.NotFound);
        Assert.Contains("last representative", Assert.Single(gone.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(2, await portal.AskAsync(db => db.Contacts.CountAsync(contact => contact.OrganisationId == reed.Id && contact.Until == null)));
    }

    [Fact]
    public async Task InvitedSuccessor_DoesNotStandInBeforeAccepting()
    {
        var (browser, rita) = await RepresentativeAsync("Maple Registry");
        await (await browser.GetAsync($"/my/organisations/{rita.Id}/invite"))
            .SubmitAsync(("Input.Name", "Next Rep"), ("Input.Email", "next@maple.test"), ("Input.Roles", nameof(ContactRoles.Representative)));

        var shown = await browser.GetAsync($"/my/organisations/{rita.Id}/step-down");
        var page = await browser.PostAsync($"/my/organisations/{rita.Id}/step-down");

        Assert.Contains("You are the last.", shown.Text, StringComparison.Ordinal);
        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("last representative", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoRepresentativesRemovingEachOther_LeaveOne()
    {
        var gorse = await portal.Given.Member("Gorse Registry").WithRepresentative("Gus Gorse").WithRepresentative("Gil Gorse").WithSignatory("Gem Gorse");
        var (gus, gil) = (gorse.Contact("Gus Gorse"), gorse.Contact("Gil Gorse"));
        var forms = await Task.WhenAll(
            FormAsync(gus, $"/my/organisations/{gus.Id}/remove/{gil.Id}"),
            FormAsync(gil, $"/my/organisations/{gil.Id}/remove/{gus.Id}"));

        var pages = await Task.WhenAll(forms.Select(form => form.SubmitAsync(follow: false)));

        // The other one's session has ended by then, or the colleague to act for is not theirs any more.
        Assert.Single(pages, page => page.RedirectedTo?.StartsWith("/my/", StringComparison.Ordinal) == true);
        Assert.Equal(1, await portal.AskAsync(db => db.Contacts.CountAsync(contact => contact.OrganisationId == gorse.Id && contact.Until == null && contact.Roles == ContactRoles.Representative)));
    }

    [Fact]
    public async Task Representative_ChangesTheFacts()
    {
        var (browser, rita) = await RepresentativeAsync("Hazel Registry");

        var page = await (await browser.GetAsync($"/my/organisations/{rita.Id}/facts"))
            .SubmitAsync(("Input.Domains", "münchen.example\nhazel.test"), ("Input.Website", "hazel.test"), ("Input.Operates", "Names."));

        Assert.Equal("The facts of Hazel Registry were changed.", page.Flash);
        Assert.Contains("xn--mnchen-3ya.example", page.Text, StringComparison.Ordinal);
        Assert.Contains("organisation.amended", await ActsAsync(rita.OrganisationId));
    }

    [Fact]
    public async Task EveryWrongDomain_IsNamed()
    {
        var (browser, rita) = await RepresentativeAsync("Holly Registry");

        var page = await (await browser.GetAsync($"/my/organisations/{rita.Id}/facts")).SubmitAsync(("Input.Domains", "https://a.test/x\nfine.test\nb c"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("a.test", page.ErrorOf("Input.Domains"), StringComparison.Ordinal);
        Assert.Contains("b c", page.ErrorOf("Input.Domains"), StringComparison.Ordinal);
        Assert.Equal("https://a.test/x\nfine.test\nb c", page.ValueOf("Input.Domains")?.ReplaceLineEndings("\n"));
    }

    private async Task<(Browser, Contact)> RepresentativeAsync(string organisation)
    {
        var given = await portal.Given.Member(organisation).WithRepresentative("Rita Reed").WithSignatory("Ann Arch");
        return (await portal.Browser().SignInAsync(given.Contact("Rita Reed")), given.Contact("Rita Reed"));
    }

    private async Task<AssertPage> FormAsync(Contact contact, string path) => await (await portal.Browser().SignInAsync(contact)).GetAsync(path);

    private Task<List<string>> ActsAsync(Guid organisation) =>
        portal.AskAsync(db => db.AuditEntries.Where(entry => entry.OrganisationId == organisation).Select(entry => entry.Act).ToListAsync());
}
