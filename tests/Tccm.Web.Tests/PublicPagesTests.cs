using System.Net;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests;

public sealed class PublicPagesTests(Portal portal) : IClassFixture<Portal>
{
    public static TheoryData<string> Pages => [.. "/ /purpose /purpose/1.0 /members /supporters /statements /timeline /timeline/changes /about /privacy /privacy/processing /accessibility /resources /announcements".Split(' ')];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task PublicPage_MayBeKeptIfAskedForEachTimeAndSetsNoCookie(string path)
    {
        await portal.Given.PurposeVersion();

        using var answer = await portal.Browser().Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("public, no-cache", answer.Headers.CacheControl!.ToString());
        Assert.Contains("Cookie", answer.Headers.Vary);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task PublicPage_SaysWhatItIs(string path)
    {
        await portal.Given.PurposeVersion();

        var page = await portal.Browser().GetAsync(path);

        Assert.EndsWith(" · TCCM", page.Title, StringComparison.Ordinal);
        Assert.NotNull(page.Heading);
        Assert.Equal($"https://portal.test{path}", page.Find("link[rel=canonical]")!.GetAttribute("href"));
        Assert.True(page.Find("meta[name=description]")!.GetAttribute("content")!.Length > 40);
        Assert.Equal(page.Find("meta[name=description]")!.GetAttribute("content"), page.Find("meta[property='og:description']")!.GetAttribute("content"));
        Assert.NotNull(page.Find("meta[property='og:title']"));
    }

    [Fact]
    public async Task PublicPage_SeenBySomebodySignedIn_IsNotKept()
    {
        var member = await portal.Given.Member("Hazel Exchange").WithSignatory("Hal Hart");
        var browser = await portal.Browser().SignInAsync(member.Contact("Hal Hart"));

        using var answer = await browser.Client.GetAsync("/members", TestContext.Current.CancellationToken);

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.CacheControl.Public);
    }

    [Fact]
    public async Task Home_SaysWhatTheRegisterHolds()
    {
        await portal.Given.Member("Newest Registry").Since("2026-03-02");
        var statement = await portal.PublishAsync("On one network", "We keep it whole.", [("Yew Registry", "ユー")]);

        var page = await portal.Browser().GetAsync("/");

        Assert.Contains("Newest Registry", page.Text, StringComparison.Ordinal);
        Assert.Contains("On one network", page.All(".entries h3"));
        Assert.Contains($"/statements/{statement.Slug}", page.Body, StringComparison.Ordinal);
        Assert.Equal(page.All(".facts dd")[0], page.Find("svg.tall .value")!.TextContent);
        Assert.NotEmpty(page.All(".bars tbody tr"));
    }

    [Fact]
    public async Task AddressWhereNothingStands_IsNotFoundAndOffersASearch()
    {
        var page = await portal.Browser().GetAsync("/nowhere/at/all", follow: false);

        page.Is(HttpStatusCode.NotFound);
        Assert.Equal("There is no page at this address", page.Heading);
        Assert.Equal(["/statements", "/members"], page.Document.QuerySelectorAll("main form").Select(form => form.GetAttribute("action")));
    }

    [Fact]
    public async Task PostWithoutItsToken_IsRefusedInWords()
    {
        using var nothing = new FormUrlEncodedContent([]);

        using var answer = await portal.Browser().Client.PostAsync("/account/sign-in", nothing, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This could not be taken", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> FormsThatCannotBeRead() => new()
    {
        { string.Join('&', Enumerable.Range(0, 1_100).Select(field => $"field{field}=1")), "utf-8" },
        { "Input.Email=a%00b", "utf-8" },
        { "Input.Email=ann", "utf-7" },
        { "Input.Email=ann", "none-such" },
    };

    [Theory]
    [MemberData(nameof(FormsThatCannotBeRead))]
    public async Task FormThatCannotBeRead_IsRefusedInWords(string form, string charset)
    {
        using var content = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(form));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded; charset=" + charset);

        using var answer = await portal.Browser().Client.PostAsync("/account/sign-in", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This could not be taken", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(409)]
    [InlineData(413)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task ErrorPage_KeepsItsStatus(int status)
    {
        var page = await portal.Browser().GetAsync($"/error/{status}");

        page.Is((HttpStatusCode)status);
        Assert.Equal(status == 500, page.Find("main code.hash") is not null);
    }

    [Fact]
    public async Task SiteMap_NamesWhatIsPublic()
    {
        await portal.Given.PurposeVersion();
        var statement = await portal.PublishAsync("Mapped", "It is on the map.", [("Oak Registry", null)]);
        var client = portal.Browser().Client;

        var map = await client.GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken);
        var robots = await client.GetStringAsync("/robots.txt", TestContext.Current.CancellationToken);

        Assert.Contains($"<loc>https://portal.test/statements/{statement.Slug}</loc>", map, StringComparison.Ordinal);
        Assert.Contains("<loc>https://portal.test/purpose/1.0</loc>", map, StringComparison.Ordinal);
        Assert.Contains("Sitemap: https://portal.test/sitemap.xml", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecurityText_WithoutAContact_IsNotFound()
    {
        var page = await portal.Browser().GetAsync("/.well-known/security.txt");

        page.Is(HttpStatusCode.NotFound);
    }
}
