using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My;

/// <summary>One person who acts for several organisations, and the switch that says for whom.</summary>
public sealed class HatsTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Switch_DecidesWhatIsShownFirstAndSaysWhatWaitsElsewhere()
    {
        var (browser, _, birch) = await TwoHatsAsync();
        await portal.Given.Statement("Count me").Open();

        var before = await browser.GetAsync("/my");
        var after = await SwitchAsync(browser, before, birch);

        Assert.Equal(["Alpha Registry", "Birch Registry"], before.All("main section > h2"));
        Assert.Contains("You act for Alpha Registry (signatory)", Hats(before), StringComparison.Ordinal);
        Assert.Matches(@"Under your other hats: Birch Registry: \d+ things? waits?\.", before.Text);
        Assert.Equal("You act for Birch Registry.", after.Flash);
        Assert.Equal(["Birch Registry", "Alpha Registry"], after.All("main section > h2"));
    }

    [Fact]
    public async Task AddressWithAContact_SaysItselfForWhom_WhateverWasChosen()
    {
        var (browser, alpha, birch) = await TwoHatsAsync();
        var statement = await portal.Given.Statement("Mine, not yours").Open();
        await SwitchAsync(browser, await browser.GetAsync("/my"), birch);

        var form = await browser.GetAsync($"/statements/{statement.Slug}/sign/{alpha.Id}");
        var done = await form.SubmitAsync(("Input.Declared", "true"));

        Assert.Contains("You act for Alpha Registry", Hats(form), StringComparison.Ordinal);
        Assert.StartsWith("Alpha Registry signed", done.Flash, StringComparison.Ordinal);
        Assert.Equal(alpha.OrganisationId, Assert.Single((await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!.Signatures).OrganisationId);
        var entry = await portal.AskAsync(db => db.AuditEntries.SingleAsync(one => one.Act == "statement.signed" && one.SubjectId == statement.Id));
        Assert.Equal((alpha.PersonId, "signatory", alpha.OrganisationId), (entry.PersonId, entry.Capacity, entry.OrganisationId));
    }

    [Fact]
    public async Task OneHat_HasNoSwitch()
    {
        var oak = await portal.Given.Member("Oak Registry").WithSignatory("Olu Oak");
        var browser = await portal.Browser().SignInAsync(oak.Contact("Olu Oak"));

        Assert.Null((await browser.GetAsync("/my")).Find(".hats"));
    }

    [Fact]
    public async Task HatOfSomebodyElse_IsNotFound()
    {
        var (browser, _, _) = await TwoHatsAsync();
        var other = await portal.Given.Member("Other Registry").WithSignatory("Oda Other");

        var posted = await browser.PostAsync("/my/switch", ("Contact", other.Contact("Oda Other").Id.ToString()));

        posted.Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain("Other Registry", (await browser.GetAsync("/my")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switch_LeadsNowhereElse()
    {
        var (browser, _, birch) = await TwoHatsAsync();

        var posted = await browser.PostAsync("/my/switch", ("Contact", birch.Id.ToString()), ("ReturnUrl", "//elsewhere.test/"));

        Assert.Equal("/my", posted.RedirectedTo);
    }

    private async Task<(Browser Browser, Contact Alpha, Contact Birch)> TwoHatsAsync()
    {
        var person = await portal.Given.Person("Hattie Two");
        var alpha = await portal.Given.Member("Alpha Registry").WithSignatory(person);
        var birch = await portal.Given.Member("Birch Registry").WithSignatory(person);
        return (await portal.Browser().SignInAsync(person), alpha.Contact("Hattie Two"), birch.Contact("Hattie Two"));
    }

    /// <summary>Presses the switch's button: it stands in the page's head.</summary>
    private static async Task<AssertPage> SwitchAsync(Browser browser, AssertPage page, Contact to)
    {
        Assert.Equal(to.Id.ToString(), page.Find($".hats button[value='{to.Id}']")?.GetAttribute("value"));
        var posted = await browser.PostAsync("/my/switch", ("Contact", to.Id.ToString()), ("ReturnUrl", "/my"));
        return await browser.GetAsync(posted.RedirectedTo!);
    }

    private static string Hats(AssertPage page) => string.Join(' ', page.Find(".hats p")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
