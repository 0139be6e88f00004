using System.Net;
using System.Text.Json;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests.Members;

public sealed class IndexTests(Portal portal) : IClassFixture<Portal>, IAsyncLifetime
{
    private static bool isGiven;

    public async ValueTask InitializeAsync()
    {
        if (isGiven) return;
        isGiven = true;
        await portal.Given.Member("Zelkova Registry").Since("2024-04");
        await portal.Given.Member("Älmhult Exchange").Since("2025-03-14").With(facts => facts with { Economy = "SE", Operations = [new(OrganisationKind.ExchangePoint, "Its peers.")] });
        await portal.Given.Member("Hikari Centre").Since(null).With(facts => facts with { Economy = "JP", NativeName = "光ネットワーク", Domains = [InternetDomain.Parse("光.example")] });
        await portal.Given.Supporter("Kind Friends").Since("2024-04");
    }

    [Fact]
    public async Task Today_EveryMemberIsListedInOrder()
    {
        var page = await portal.Browser().GetAsync("/members");

        Assert.Equal(["Älmhult Exchange", "Hikari Centre", "Zelkova Registry"], Names(page));
        Assert.StartsWith("3 organisations in 3 economies", page.All(".lead")[0], StringComparison.Ordinal);
        Assert.Contains("光.example", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kind Friends", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnADay_ThoseOfWhomItIsKnownAreListedAndTheOthersApart()
    {
        var page = await portal.Browser().GetAsync("/members?on=2025-03-13");
        var next = await portal.Browser().GetAsync("/members?on=2025-03-14");

        Assert.Equal(["Zelkova Registry", "Hikari Centre"], Names(page));
        Assert.Equal(["Zelkova Registry"], page.Document.QuerySelectorAll("table.signatories")[0].QuerySelectorAll("tbody th > bdi, tbody th > a").Select(one => one.TextContent));
        Assert.Contains("Members whose joining date the register does not know", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Älmhult Exchange", "Zelkova Registry", "Hikari Centre"], Names(next));
    }

    [Theory]
    [InlineData("on=2025-02-30")]
    [InlineData("on=yesterday")]
    [InlineData("on=9999-12-31")]
    [InlineData("kind=bakery")]
    [InlineData("region=atlantis")]
    public async Task WhatCannotBe_IsRefusedAndTheFormKept(string query)
    {
        var browser = portal.Browser();

        var page = await browser.GetAsync("/members?" + query);
        using var csv = await browser.Client.GetAsync("/members.csv?" + query, TestContext.Current.CancellationToken);

        page.Is(HttpStatusCode.BadRequest);
        Assert.Single(page.ErrorSummary);
        Assert.Equal(query.StartsWith("on", StringComparison.Ordinal) ? query[3..] : "", page.ValueOf("on"));
        Assert.Equal(HttpStatusCode.BadRequest, csv.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await page.FollowAsync("Show all members")).Status);
    }

    [Theory]
    [InlineData("kind=exchange-point", "Älmhult Exchange")]
    [InlineData("region=europe", "Älmhult Exchange")]
    [InlineData("region=asia-australia-and-the-pacific&kind=cctld-registry", "Hikari Centre|Zelkova Registry")]
    [InlineData("q=almhult", "Älmhult Exchange")]
    [InlineData("q=xn--54q", "Hikari Centre")]
    [InlineData("q=nobody", "")]
    [InlineData("q=光", "Hikari Centre")]
    [InlineData("on=2024-05-01", "Zelkova Registry|Hikari Centre")]
    public async Task PageJsonAndCsv_ListTheSame(string query, string expected)
    {
        var names = expected.Split('|', StringSplitOptions.RemoveEmptyEntries);
        var browser = portal.Browser();

        var page = await browser.GetAsync("/members?" + query);
        var csv = Paper.Rows(await browser.Client.GetByteArrayAsync("/members.csv?" + query, TestContext.Current.CancellationToken));
        var json = JsonDocument.Parse(await browser.Client.GetByteArrayAsync("/members.json?" + query, TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal(names, Names(page));
        Assert.Equal(names, csv.Skip(1).Select(row => row[0]));
        Assert.Equal(names, json.GetProperty("members").EnumerateArray().Concat(json.GetProperty("joiningDateNotKnown").EnumerateArray()).Select(one => one.GetProperty("name").GetString()!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?kind=exchange-point")]
    [InlineData("?on=2024-05-01&region=europe")]
    public async Task TheLinksToTheFiles_KeepWhatIsShown(string query)
    {
        var page = await portal.Browser().GetAsync("/members" + query);

        var links = page.Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith("/members.", StringComparison.Ordinal));

        Assert.Equal(["/members.csv" + query, "/members.json" + query], links);
    }

    [Fact]
    public async Task ListToTakeAway_IsTheOneThatIsShown()
    {
        var browser = portal.Browser();

        var page = await browser.GetAsync("/members?kind=exchange-point");
        var csv = Paper.Rows(await browser.Client.GetByteArrayAsync(page.Find("a[href^='/members.csv']")!.GetAttribute("href"), TestContext.Current.CancellationToken));

        Assert.Equal(["Älmhult Exchange"], csv.Skip(1).Select(row => row[0]));
        Assert.Equal("/members.json?kind=exchange-point", page.Find("a[href^='/members.json']")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/members.CSV", "text/csv")]
    [InlineData("/members.Json", "application/json")]
    public async Task FileInCapitals_IsTheSameFile(string address, string type)
    {
        using var file = await portal.Browser().Client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(type, file.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Supporters_AreListedApart()
    {
        var page = await portal.Browser().GetAsync("/supporters");

        Assert.Equal(["Kind Friends"], Names(page));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<string> Names(AssertPage page) =>
        page.Document.QuerySelectorAll("table.signatories tbody th").Select(one => one.QuerySelector("bdi")!.TextContent);
}
