using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Organisations;

/// <summary>Facts, names and finding.</summary>
public sealed class FactsTests(Desk portal) : IClassFixture<Desk>
{
    [Fact]
    public async Task Amended_TheFactsAreKeptAndTheNamesStay()
    {
        var rowan = await portal.Given.Member("Rowan Registry");
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/amend"))
            .SubmitAsync(("Input.Economy", "JP"), ("Input.Domains", "光.example\nrowan.example"), ("Input.Operations[7].Chosen", "true"), ("Input.Operations[7].Evidence", "Its peering page"));

        var now = await OrganisationAsync(rowan);
        Assert.Equal(("Rowan Registry", "JP"), (now.DisplayName, now.Economy));
        Assert.Equal("xn--54q.example rowan.example", string.Join(' ', now.Domains.Select(domain => domain.ALabel)));
        Assert.Equal("ccTLD registry: qm; Exchange point: Its peering page", string.Join("; ", now.Operations.Select(one => $"{one.Kind.InWords()}: {one.Evidence}")));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == rowan.Id && one.Act == "organisation.amended")));
        Assert.Equal("You changed the facts of Rowan Registry.", page.Flash);
    }

    [Fact]
    public async Task DomainThatIsNone_IsRefusedBesideItsFieldAndNothingSaved()
    {
        var rowan = await portal.Given.Member("Rowan Registry");
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/amend")).SubmitAsync(("Input.Website", "https://new.test"), ("Input.Domains", "https://rowan.example/"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("is a web address", page.ErrorOf("Input.Domains"), StringComparison.Ordinal);
        Assert.Equal("https://rowan.example/", page.ValueOf("Input.Domains"));
        Assert.Null((await OrganisationAsync(rowan)).Website);
    }

    [Fact]
    public async Task MemberWithoutAKind_IsRefused()
    {
        var rowan = await portal.Given.Member("Rowan Registry");
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/amend")).SubmitAsync(("Input.Operations[0].Chosen", null));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Keep at least one kind.", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.Single((await OrganisationAsync(rowan)).Operations);
    }

    [Fact]
    public async Task Renamed_TheEarlierNameIsKeptWithItsDay()
    {
        var rowan = await portal.Given.Member("Rowan Registry");
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/rename"))
            .SubmitAsync(("Input.DisplayName", "Rowan Trust"), ("Input.NativeName", "ロワン"), ("Input.From", "2026-03-01"));

        var now = await OrganisationAsync(rowan);
        Assert.Equal(("Rowan Trust", "ロワン"), (now.DisplayName, now.NativeName));
        Assert.Equal("Rowan Registry", now.NameOn(new DateOnly(2026, 2, 28)).Display);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == rowan.Id && one.Act == "organisation.renamed")));
        Assert.Equal("You renamed Rowan Registry: it is called Rowan Trust now.", page.Flash);
        Assert.Contains("Rowan Registry, until 1 March 2026", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameFromADayToCome_IsRefusedAndNothingSaved()
    {
        var rowan = await portal.Given.Member("Rowan Registry");
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/rename")).SubmitAsync(("Input.DisplayName", "Hazel Trust"), ("Input.From", "2190-01-01"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Come back on the day.", page.ErrorOf("Input.From"), StringComparison.Ordinal);
        Assert.Empty((await OrganisationAsync(rowan)).FormerNames);
    }

    [Fact]
    public async Task Sought_IsFoundByFormerNameAndByEitherFormOfADomain()
    {
        await portal.Given.Member("Kiri Names").With(facts => facts with { NativeName = "霧", Domains = [Tccm.Domain.Text.InternetDomain.Parse("霧.example")] });
        await portal.Given.Supporter("Oak Institute");
        var browser = await SecretaryAsync();

        var byNative = await browser.GetAsync("/secretariat/organisations?q=霧");
        var byALabel = await browser.GetAsync($"/secretariat/organisations?q={Uri.EscapeDataString(Tccm.Domain.Text.InternetDomain.Parse("霧.example").ALabel)}");
        var supporters = await browser.GetAsync("/secretariat/organisations?show=supporters");

        Assert.Equal(["Kiri Names"], byNative.All("tbody th a"));
        Assert.Equal(["Kiri Names"], byALabel.All("tbody th a"));
        Assert.Contains("Oak Institute", supporters.All("tbody th a"));
        Assert.DoesNotContain("Kiri Names", supporters.All("tbody th a"));
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));

    private async Task<Organisation> OrganisationAsync(Organisation organisation) => (await portal.AskAsync(db => db.OrganisationAsync(organisation.Id)))!;
}
