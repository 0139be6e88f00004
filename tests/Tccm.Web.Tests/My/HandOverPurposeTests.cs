using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;
using Tccm.Web.Evidence;
using Tccm.Web.Setup;

namespace Tccm.Web.Tests.My;

/// <summary>A contact hands the Purpose in force to who may sign it for the organisation, by the same one-use link.</summary>
public sealed class HandOverPurposeTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task ListenerAndForeignContact_FindNoPage()
    {
        await portal.Given.PurposeVersion();
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithListener("Lil Lime");
        var birch = await portal.Given.Member("Birch Registrar").WithRepresentative("Ben Bay");
        var lil = await portal.Browser().SignInAsync(rowan.Contact("Lil Lime"));
        var ben = await portal.Browser().SignInAsync(birch.Contact("Ben Bay"));

        foreach (var (browser, contact) in new[] { (lil, rowan.Contact("Lil Lime")), (lil, rowan.Contact("Rita Reed")), (ben, rowan.Contact("Rita Reed")) })
        {
            (await browser.GetAsync(Address(contact))).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync(Address(contact), ("Input.Name", "Reza"), ("Input.Email", "reza@board.example"), ("Input.Title", "Director"))).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync(Address(contact) + "?handler=TakeBack")).Is(HttpStatusCode.NotFound);
        }
        Assert.False(await portal.AskAsync(db => db.PurposeHandovers.AnyAsync(one => one.OrganisationId == rowan.Id)));
    }

    [Fact]
    public async Task NamedOutsider_SignsForTheOrganisationOnceWithEvidence()
    {
        var version = await portal.Given.PurposeVersion();
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithListener("Lil Lime");
        var rita = rowan.Contact("Rita Reed");
        var browser = await portal.Browser().SignInAsync(rita);
        var asked = await AskAsync(browser, rita, "reza.m1@board.example");
        var link = Assert.Single(await portal.Mailbox.ToAsync("reza.m1@board.example")).Link;

        var page = await portal.Browser().GetAsync(link);
        var done = await page.SubmitAsync(("Input.Basis", "Officer"), ("Input.Declared", "true"));
        var again = await page.SubmitAsync(("Input.Basis", "Officer"), ("Input.Declared", "true"));
        var over = await browser.GetAsync(Address(rita));
        var late = await browser.PostAsync(Address(rita), ("Input.Name", "Reza"), ("Input.Email", "reza.m2@board.example"), ("Input.Title", "Director"));

        Assert.Contains("Reza Ruiz was asked to sign for Rowan Registry", asked.Flash, StringComparison.Ordinal);
        Assert.Contains("It counts at once.", page.Text, StringComparison.Ordinal);
        Assert.Contains("You signed the Statement of Purpose 1.0 for Rowan Registry", done.Flash, StringComparison.Ordinal);
        again.Is(HttpStatusCode.Conflict);
        Assert.Null(over.Find("form.form"));
        Assert.Contains("has signed version 1.0 already", Assert.Single(late.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        var signature = await portal.AskAsync(db => db.PurposeSignatures.SingleAsync(one => one.OrganisationId == rowan.Id));
        Assert.Equal((version.Sha256, AuthorityBasis.Officer, "Director"), (signature.TextSha256, signature.Basis!.Value, signature.SignerTitle));
        Assert.True(await portal.AskAsync(db => db.Leaves.AnyAsync(leaf => leaf.ActId == signature.Id && leaf.Type == "sign")));
        Assert.Empty(await portal.AskAsync(async db => (await new VerifyEvidence(db).RunAsync(TestContext.Current.CancellationToken)).Wrong));
        foreach (var contact in rowan.CurrentContacts)
        {
            var letter = Assert.Single(await portal.Mailbox.ToAsync(contact), letter => letter.Subject == "Signed for Rowan Registry: the Statement of Purpose 1.0");
            var words = letter.Text.ReplaceLineEndings(" ");
            Assert.Contains("Reza Ruiz, Director, signed the Statement of Purpose 1.0 for Rowan Registry, as an officer of the organisation, on ", words, StringComparison.Ordinal);
            Assert.Contains("Rita Reed had asked for it.", words, StringComparison.Ordinal);
        }
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "purpose.signed" && entry.OrganisationId == rowan.Id && entry.PersonId == null && entry.Capacity == "asked to sign")));
    }

    [Fact]
    public async Task RequestTakenBackOrOfWhoLeft_IsDead()
    {
        await portal.Given.PurposeVersion();
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithRepresentative("Rob Rush");
        var (rita, rob) = (rowan.Contact("Rita Reed"), rowan.Contact("Rob Rush"));
        var browser = await portal.Browser().SignInAsync(rita);
        await AskAsync(browser, rita, "reza.m3@board.example");
        var first = await portal.Browser().GetAsync((await portal.Mailbox.ToAsync("reza.m3@board.example"))[^1].Link);
        var back = await (await browser.GetAsync(Address(rita))).PressAsync("Take it back");
        var dead = await first.SubmitAsync(("Input.Basis", "Officer"), ("Input.Declared", "true"));
        await AskAsync(browser, rita, "reza.m3@board.example");
        var second = await portal.Browser().GetAsync((await portal.Mailbox.ToAsync("reza.m3@board.example"))[^1].Link);
        await (await (await portal.Browser().SignInAsync(rob)).GetAsync($"/my/organisations/{rob.Id}/remove/{rita.Id}")).Is(HttpStatusCode.OK).SubmitAsync();

        var left = await second.SubmitAsync(("Input.Basis", "Officer"), ("Input.Declared", "true"));

        Assert.Contains("You took the request to Reza Ruiz back", back.Flash, StringComparison.Ordinal);
        Assert.Contains("took it back", Assert.Single(dead.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Contains("no longer a contact", Assert.Single(left.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.False(await portal.AskAsync(db => db.PurposeSignatures.AnyAsync(one => one.OrganisationId == rowan.Id)));
    }

    private static string Address(Contact contact) => $"/my/organisations/{contact.Id}/purpose/hand-over";

    private static async Task<AssertPage> AskAsync(Browser browser, Contact contact, string to) =>
        await (await browser.GetAsync(Address(contact))).SubmitAsync(("Input.Name", "Reza Ruiz"), ("Input.Email", to), ("Input.Title", "Director"));
}
