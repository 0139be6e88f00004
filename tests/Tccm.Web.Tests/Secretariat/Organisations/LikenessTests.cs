using System.Net;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Organisations;

/// <summary>What looks like something else is shown before the secretariat decides, and never refused.</summary>
public sealed class LikenessTests(Desk portal) : IClassFixture<Desk>
{
    [Fact]
    public async Task NewNameLikeAnothers_IsShownFirstAndTakenOnceLookedAt()
    {
        await portal.Given.Member("Cloudlight");
        var alder = await portal.Given.Member("Alder Registry");
        var form = await (await SecretaryAsync()).GetAsync($"/secretariat/organisations/{alder.Id}/rename");

        var shown = await form.SubmitAsync(("Input.DisplayName", "Cloudlight"), ("Input.LegalName", "Сloudlight"), ("Input.From", "2026-01-01"));
        var before = await NameAsync(alder);
        var done = await shown.SubmitAsync(("Input.Looked", "true"));

        Assert.Contains("the same name, “Cloudlight”", shown.Text, StringComparison.Ordinal);
        Assert.Contains("“С” is Cyrillic capital letter es, U+0421", shown.Text, StringComparison.Ordinal);
        Assert.Equal("Сloudlight", shown.ValueOf("Input.LegalName"));
        Assert.Equal("Alder Registry", before);
        Assert.Equal("You renamed Alder Registry: it is called Cloudlight now.", done.Flash);
    }

    [Fact]
    public async Task DomainLikeAnothers_IsShownFirst()
    {
        await portal.Given.Member("Birch Registry").With(facts => facts with { Domains = [Domain.Text.InternetDomain.Parse("birch.example")] });
        var elm = await portal.Given.Member("Elm Registry");
        var form = await (await SecretaryAsync()).GetAsync($"/secretariat/organisations/{elm.Id}/amend");

        var shown = await form.SubmitAsync(("Input.Domains", "birсh.example"));
        var done = await shown.SubmitAsync(("Input.Looked", "true"));

        Assert.Contains("the domain birch.example looks like birсh.example (xn--", shown.Text, StringComparison.Ordinal);
        Assert.Equal("You changed the facts of Elm Registry.", done.Flash);
    }

    [Fact]
    public async Task AddressOfADomainThatOnlyLooksLikeTheirs_IsShownBeforeTheInvitation()
    {
        var oak = await portal.Given.Member("Oak Registry").With(facts => facts with { Domains = [Domain.Text.InternetDomain.Parse("oakregistry.example")] });
        var form = await (await SecretaryAsync()).GetAsync($"/secretariat/organisations/{oak.Id}/invite");

        var shown = await form.SubmitAsync(("Input.Name", "Olu Oak"), ("Input.Email", "olu@oakreqistry.example"), ("Input.Roles", "Listener"));
        var sent = await portal.Mailbox.ToAsync("olu@oakreqistry.example");
        var done = await shown.SubmitAsync(("Input.Looked", "true"));

        Assert.Contains("the domain oakreqistry.example is like oakregistry.example", shown.Text, StringComparison.Ordinal);
        Assert.Empty(sent);
        Assert.Equal("You invited Olu Oak for Oak Registry.", done.Flash);
    }

    [Fact]
    public async Task Application_SaysWhatCannotBeSeen()
    {
        var (application, _) = await portal.Given.Application("Fir Registry").With(facts => facts with { LegalName = "Fir Rеgistry", Domains = [Domain.Text.InternetDomain.Parse("fir-registry.example")] })
            .Naming("Rita Reed", ContactRoles.Representative | ContactRoles.Signatory, Domain.Text.EmailAddress.Parse("rita@fir-reqistry.example")).Submitted();
        var browser = await SecretaryAsync();

        foreach (var path in new[] { "", "/approve" })
        {
            var page = (await browser.GetAsync($"/secretariat/applications/{application.Id}{path}")).Is(HttpStatusCode.OK);

            Assert.Contains("“Fir Rеgistry” mixes scripts within a word: “е” is Cyrillic small letter ie, U+0435", page.Text, StringComparison.Ordinal);
            Assert.Contains("the domain fir-reqistry.example is like fir-registry.example", page.Text, StringComparison.Ordinal);
        }
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));

    private Task<string> NameAsync(Organisation organisation) => portal.AskAsync(async db => (await db.Organisations.FindAsync(organisation.Id))!.DisplayName);
}
