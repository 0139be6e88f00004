using System.Net;
using Tccm.Domain.Organisations;
using Tccm.Domain.Resources;
using Tccm.Testing;

namespace Tccm.Web.Tests.Resources;

public sealed class ResourcesTests(Portal portal) : IClassFixture<Portal>
{
    /// <summary>What the other test of this world adds, which may be there before.</summary>
    private const string Other = "How names are made";

    [Fact]
    public async Task WhatIsForMembers_LeaksToNobodyElse()
    {
        await portal.Given.Resource("Open slides", process: "IGF");
        var circle = await portal.Given.Resource("Circle notes", ResourceAudience.MembersAndSupporters, ResourceKind.Paper, "sw", "Circle process");
        var secret = await portal.Given.Resource("Members notes", ResourceAudience.Members, ResourceKind.Recording, "ja", "Members process", "Quillwort among us.");
        var anybody = portal.Browser();
        var supporter = await portal.Browser().SignInAsync((await portal.Given.Supporter("Friends of Routing").WithListener("Fred Frost")).Contact("Fred Frost"));
        var stranger = await portal.Browser().SignInAsync((await portal.Given.Organisation("Stranger Ltd").WithListener("Stan Strange")).Contact("Stan Strange"));
        var member = await portal.Browser().SignInAsync((await portal.Given.Member("Rowan Registry").WithListener("Lena Lark")).Contact("Lena Lark"));

        foreach (var browser in new[] { anybody, stranger })
        {
            foreach (var path in new[] { "/", "/resources", "/resources?language=ja", "/resources?kind=recording", "/resources?process=members-process", "/sitemap.xml" })
            {
                var read = await browser.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
                foreach (var word in new[] { "Members notes", "members-notes", "Circle notes", "circle-notes", "Japanese", "Swahili", "Recording", "Quillwort", "Members process", "Circle process" }) Assert.DoesNotContain(word, read, StringComparison.Ordinal);
            }
            foreach (var slug in new[] { circle.Slug, secret.Slug }) (await browser.GetAsync($"/resources/{slug}")).Is(HttpStatusCode.NotFound);
        }
        Assert.Equal(["Circle notes", "Open slides"], (await supporter.GetAsync("/resources")).All(".entries h3").Where(title => title != Other).Order(StringComparer.Ordinal));
        (await supporter.GetAsync($"/resources/{circle.Slug}")).Is(HttpStatusCode.OK);
        (await supporter.GetAsync($"/resources/{secret.Slug}")).Is(HttpStatusCode.NotFound);
        Assert.Equal(["Circle notes", "Members notes", "Open slides"], (await member.GetAsync("/resources")).All(".entries h3").Where(title => title != Other).Order(StringComparer.Ordinal));
        Assert.Contains("Quillwort among us.", (await member.GetAsync($"/resources/{secret.Slug}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicResource_ShowsItsTextLicenceAndLinkAndStandsInTheSiteMap()
    {
        var resource = await portal.Given.Resource(Other, text: "Hear **us**.\n\n- One\n- Two");
        var anybody = portal.Browser();

        var page = await (await anybody.GetAsync("/resources")).FollowAsync(Other);
        var map = await anybody.Client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative), TestContext.Current.CancellationToken);

        page.Is(HttpStatusCode.OK);
        Assert.Equal(["us"], page.All(".text strong"));
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", page.Find("dd a")!.GetAttribute("href"));
        Assert.Equal("https://registry.example/slides", page.Find(".actions a")!.GetAttribute("href"));
        Assert.Contains($"/resources/{resource.Slug}<", map, StringComparison.Ordinal);
        Assert.Contains("/resources<", map, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChoiceOfKindLanguageAndProcess_ShowsThatAlone()
    {
        await portal.Given.Resource("Les noms", kind: ResourceKind.Blog, language: "fr", process: "GDC");
        await portal.Given.Resource("The names", kind: ResourceKind.Blog, process: "GDC");

        var page = await portal.Browser().GetAsync("/resources?kind=blog&language=fr&process=gdc");

        Assert.Equal(["Les noms"], page.All(".entries h3"));
        Assert.Contains("No resource like that", (await portal.Browser().GetAsync("/resources?kind=no-such")).Text, StringComparison.Ordinal);
    }
}
