using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests.Statements;

public sealed class ShowTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly string[] Extensions = ["", ".pdf", ".json", ".csv", ".md"];

    [Theory]
    [InlineData("PDF", "application/pdf")]
    [InlineData("Json", "application/json")]
    [InlineData("CSV", "text/csv")]
    public async Task FileInCapitals_IsTheSameFile(string extension, string type)
    {
        var statement = await portal.PublishAsync("In capitals " + extension, "It is one file.", [("Pine Registry", null)]);
        var client = portal.Browser().Client;

        using var file = await client.GetAsync($"/statements/{statement.Slug}.{extension}", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, type), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task PublishedStatement_IsShownWithWhoSignedIt()
    {
        var statement = await portal.PublishAsync("On open routes", "Routes stay open.\n\nNames too.", [("Yew Registry", "ユー"), ("Ash Exchange", null)]);

        var page = await portal.Browser().GetAsync($"/statements/{statement.Slug}");

        page.Is(HttpStatusCode.OK);
        Assert.Equal("On open routes", page.Heading);
        Assert.StartsWith("Signed by 2 of ", page.Find(".attribution")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#p2", page.Find("#p2 a.pilcrow")!.GetAttribute("href"));
        Assert.Equal(["Ash Exchange", "Yew Registry ユー"], page.All("table.signatories tbody th"));
        Assert.Equal("ja", page.Find("table.signatories .native")!.GetAttribute("lang"));
        Assert.Equal(Extensions[1..].Concat([".html", ".zip"]).Select(extension => $"/statements/{statement.Slug}{extension}").Order(), page.Document.QuerySelectorAll(".files a").Select(link => link.GetAttribute("href")!).Order());
    }

    [Fact]
    public async Task Signatories_AreFoundAndGrouped()
    {
        var statement = await portal.PublishAsync("On finding", "Find us.", [("Örnsköld Network", null), ("Birch Registry", null), ("Cedar Registry", null)]);
        var browser = portal.Browser();

        var found = await browser.GetAsync($"/statements/{statement.Slug}?q=ornskold");
        var grouped = await browser.GetAsync($"/statements/{statement.Slug}?by=region");
        var nobody = await browser.GetAsync($"/statements/{statement.Slug}?q=zzz");

        Assert.Equal(["Örnsköld Network"], found.All("table.signatories tbody th"));
        Assert.Contains("1 of 3 shown", found.Text, StringComparison.Ordinal);
        Assert.Equal(3, grouped.All("table.signatories tbody th").Count);
        Assert.NotEmpty(grouped.All("#signatories > h3"));
        Assert.All(grouped.All("#signatories > h3"), heading => Assert.Contains(heading, Domain.Text.Economy.Regions));
        Assert.Contains("0 of 3 shown", nobody.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordedStatement_SaysThatNobodySignedHere()
    {
        var recorded = await portal.PublishAsync("Said in 2024", "A summary.", [("Rowan Names", null)], recordedFrom: "A news flash");
        var unknown = await portal.PublishAsync("Said by whom", "A summary.", [], recordedFrom: "A news flash");
        var browser = portal.Browser();

        var page = await browser.GetAsync($"/statements/{recorded.Slug}");
        var without = await browser.GetAsync($"/statements/{unknown.Slug}");

        Assert.Equal("recorded", page.Find("table.signatories td .tag")!.TextContent);
        Assert.Contains("All are recorded from: A news flash.", page.Text, StringComparison.Ordinal);
        foreach (var said in new[] { page, without })
        {
            Assert.Contains("This text is recorded from a named source: A news flash. Nobody signed it in this portal.", said.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("signed one exact text", said.Text, StringComparison.Ordinal);
        }
        Assert.Contains("Who signed this is not known", without.Text, StringComparison.Ordinal);
        Assert.Null(without.Find("table.signatories"));
    }

    [Fact]
    public async Task Files_AreServedAsTheyWereKept()
    {
        var statement = await portal.PublishAsync("On files", "Keep them.", [("Fir Registry", null)]);
        var client = portal.Browser().Client;

        foreach (var (extension, type, disposition) in new[] { (".pdf", "application/pdf", "inline"), (".json", "application/json", "inline"), (".csv", "text/csv", "attachment"), (".md", "text/markdown", "inline") })
        {
            using var answer = await client.GetAsync($"/statements/{statement.Slug}{extension}", TestContext.Current.CancellationToken);
            var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
            Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(disposition, answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal(statement.Slug + extension, answer.Content.Headers.ContentDisposition.FileName);
            Assert.Equal($"\"{sha256}\"", answer.Headers.ETag!.Tag);
            Assert.Contains(statement.CurrentEdition!.Files, file => file.Sha256 == sha256);
            Assert.Equal("public, no-cache", answer.Headers.CacheControl!.ToString());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());

            using var again = new HttpRequestMessage(HttpMethod.Get, $"/statements/{statement.Slug}{extension}");
            again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(answer.Headers.ETag.Tag));
            using var unchanged = await client.SendAsync(again, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }
    }

    [Fact]
    public async Task WhatIsNotPublished_AnswersLikeWhatDoesNotExist()
    {
        var unpublished = new[]
        {
            await portal.Given.Statement("Canary quillwort").Draft(), await portal.Given.Statement("Canary quillwort").Open(),
            await portal.Given.Statement("Canary quillwort").Closed(), await portal.Given.Statement("Canary quillwort").Abandoned(),
        };
        var client = portal.Browser().Client;

        foreach (var extension in Extensions)
        {
            var unknown = await AnswerAsync(client, "/statements/there-is-none" + extension);
            foreach (var statement in unpublished)
                Assert.Equal(unknown, await AnswerAsync(client, $"/statements/{statement.Slug}{extension}"));
            Assert.StartsWith("404", unknown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhatIsNotPublished_IsNamedNowhere()
    {
        await portal.Given.Statement("Canary bogbean").Draft();
        await portal.Given.Statement("Canary bogbean").Open();
        await portal.Given.Statement("Canary bogbean").Closed();
        await portal.Given.Statement("Canary bogbean").Abandoned();
        await portal.PublishAsync("Seen by all", "It is public.", [("Elm Registry", null)]);
        var client = portal.Browser().Client;

        foreach (var path in "/ /statements /statements?kind=joint-statement /statements?year=2026 /statements?q=can /members /members.json /members.csv /supporters /purpose /about /sitemap.xml /robots.txt".Split(' '))
        {
            var answer = await client.GetStringAsync(path, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("bogbean", answer, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Contains("Seen by all", await client.GetStringAsync("/statements", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<string> AnswerAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal));
        return $"{(int)answer.StatusCode}\n{headers}\n\n{await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }
}
