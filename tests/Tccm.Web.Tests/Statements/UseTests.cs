using System.Net;
using Microsoft.AspNetCore.Hosting;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Tests.Statements;

/// <summary>A portal that states under which licence texts may be used.</summary>
public sealed class LicensedPortal(PostgresFixture postgres) : Portal(postgres)
{
    protected override void Configure(IWebHostBuilder host)
    {
        base.Configure(host);
        host.UseSetting("Portal:Licence:Name", "CC-BY-4.0");
        host.UseSetting("Portal:Licence:Link", "https://creativecommons.org/licenses/by/4.0/");
    }
}

public sealed class LicensedUseTests(LicensedPortal portal) : IClassFixture<LicensedPortal>
{
    [Fact]
    public async Task Licence_StandsOnEveryPageAndInEveryFile()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var reader = portal.Browser();

        var pages = new[] { await reader.GetAsync($"/statements/{statement.Slug}"), await reader.GetAsync($"/statements/{statement.Slug}/use") };
        var files = new[] { await reader.GetAsync($"/statements/{statement.Slug}/use.txt"), await reader.GetAsync($"/statements/{statement.Slug}/use.md?p=1") };

        Assert.All(pages, page => Assert.Equal("https://creativecommons.org/licenses/by/4.0/", page.Find("a[rel~=license]")!.GetAttribute("href")));
        Assert.All(pages, page => Assert.DoesNotContain(Licence.None, page.Text, StringComparison.Ordinal));
        Assert.Contains("Licence: CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/", files[0].Body, StringComparison.Ordinal);
        Assert.Contains("Licence: CC-BY-4.0 <https://creativecommons.org/licenses/by/4.0/>", files[1].Body, StringComparison.Ordinal);
    }
}

public sealed class UseTests(Portal portal) : IClassFixture<Portal>
{
    private const string Body = "## Why\n\nWe **run** it.\n\n1. Hear us.\n2. Ask us.\n\nWe answer.";

    [Fact]
    public async Task WholeText_IsShownToCopy_AndSaysWhereItIsFrom()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Saying(Body).Published();

        var page = await portal.Browser().GetAsync($"/statements/{statement.Slug}/use");

        var words = page.Is(HttpStatusCode.OK).Find("textarea")!.TextContent.TrimStart('\n');
        Assert.StartsWith("Keep it open\n\nWhy\n\nWe run it.\n\n1. Hear us.\n2. Ask us.\n\nWe answer.\n\nFrom “Keep it open”, revision 1, the whole text.\n", words, StringComparison.Ordinal);
        Assert.Contains($"Source: https://portal.test/statements/{statement.Slug}\n", words, StringComparison.Ordinal);
        Assert.Contains(statement.Text.Sha256, words, StringComparison.Ordinal);
        Assert.Contains(Licence.None, words, StringComparison.Ordinal);
        Assert.Contains("Adapted from “Keep it open”, not endorsed by the organisations that signed it.", words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("script:not([src])"));
    }

    [Fact]
    public async Task ChosenParagraphs_AreTheOnlyOnes_OnThePageAndInTheFiles()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Saying(Body).Published();
        var reader = portal.Browser();

        var page = await (await reader.GetAsync($"/statements/{statement.Slug}/use?p=4")).SubmitAsync(("format", "md"));
        var files = page.Document.QuerySelectorAll(".files a").Select(link => link.GetAttribute("href")!).ToList();
        var markdown = await reader.GetAsync(files.Single(file => file.Contains(".md", StringComparison.Ordinal)));

        Assert.Equal([$"/statements/{statement.Slug}/use.txt?p=4", $"/statements/{statement.Slug}/use.md?p=4", $"/statements/{statement.Slug}/use.odt?p=4"], files);
        Assert.StartsWith("2. Ask us.\n\nFrom “Keep it open”, revision 1, paragraph 4.\\\nSource: <https://portal.test/", markdown.Is(HttpStatusCode.OK).Body, StringComparison.Ordinal);
        Assert.Equal(markdown.Body, page.Find("textarea")!.TextContent.TrimStart('\n'));
        Assert.Contains($"/statements/{statement.Slug}#p4", markdown.Body, StringComparison.Ordinal);
        Assert.NotNull(page.Find("input[name=p][value='4'][checked]"));
    }

    [Fact]
    public async Task WholeMarkdown_BeginsWithTheSignedBytes_AndIsReadBackAsThem()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Saying(Body).Published();

        var markdown = (await portal.Browser().GetAsync($"/statements/{statement.Slug}/use.md")).Is(HttpStatusCode.OK).Body;

        Assert.StartsWith(statement.Text.Text + "\nFrom “Keep it open”", markdown, StringComparison.Ordinal);
        Assert.StartsWith(StatementText.Parse(statement.Text.Text).PlainText, StatementText.Parse(markdown).PlainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/use?p=99")]
    [InlineData("/use?p=0")]
    [InlineData("/use?p=x")]
    [InlineData("/use?revision=2")]
    [InlineData("/use.odt?p=99")]
    [InlineData("/use.txt?revision=2")]
    [InlineData("/use.pdf")]
    public async Task WhatIsNotThere_IsNotFound(string path)
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();

        (await portal.Browser().GetAsync($"/statements/{statement.Slug}{path}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task RevisionThatWasPublished_IsTaken_ByItsNumber()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();

        Assert.Contains("Keep it open", (await portal.Browser().GetAsync($"/statements/{statement.Slug}/use.txt?revision=1&p=1&p=2")).Is(HttpStatusCode.OK).Body, StringComparison.Ordinal);
    }

    /// <summary>Of what is not published nothing can be taken, in the same words as of what does not exist.</summary>
    [Fact]
    public async Task UnpublishedText_LeaksByNoAddress()
    {
        const string canary = "quillwort";
        Statement[] hidden =
        [
            await portal.Given.Statement(canary + " draft").Saying(canary).Draft(), await portal.Given.Statement(canary + " talk").Saying(canary).InDiscussion(),
            await portal.Given.Statement(canary + " open").Saying(canary).Open(), await portal.Given.Statement(canary + " closed").Saying(canary).Closed(), await portal.Given.Statement(canary + " gone").Saying(canary).Abandoned(),
        ];
        var member = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var readers = new[] { portal.Browser(), await portal.Browser().SignInAsync(member.Contact("Rita Reed")) };

        foreach (var (browser, statement) in readers.SelectMany(_ => hidden, (browser, statement) => (browser, statement)))
            foreach (var path in new[] { $"/statements/{statement.Slug}/use", $"/statements/{statement.Slug}/use.txt", $"/statements/{statement.Slug}/use.md", $"/statements/{statement.Slug}/use.odt?revision=1", $"/adaptations/register/{statement.Slug}", $"/my/adaptations/register/{statement.Slug}/{member.Contact("Rita Reed").Id}" })
            {
                var answer = await browser.GetAsync(path, follow: false);
                Assert.True(answer.Status is HttpStatusCode.NotFound || answer.RedirectedTo?.StartsWith("/account/sign-in", StringComparison.Ordinal) == true, $"{path} answered {answer.Status}");
                Assert.DoesNotContain(canary, answer.Body.Replace(statement.Slug, "", StringComparison.Ordinal), StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task StatementPage_LeadsToUse_AndListsWhatWasMade_WithoutANumber()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Saying(Body).Published();
        await portal.Given.Adapted(statement, "Quoted by us", paragraphs: [2, 4]);

        var page = await portal.Browser().GetAsync($"/statements/{statement.Slug}");
        var use = await page.FollowAsync("Copy a paragraph or the whole");

        var section = page.Find("#made")!;
        Assert.Contains("Not endorsed by the organisations that signed it.", section.TextContent, StringComparison.Ordinal);
        Assert.Equal([$"/statements/{statement.Slug}#p2", $"/statements/{statement.Slug}#p4"], section.QuerySelectorAll(".made a").Skip(1).Select(link => link.GetAttribute("href")));
        Assert.Equal("Use this text", use.Heading);
        Assert.Single((await portal.Browser().GetAsync($"/statements/{statement.Slug}/use?p=2")).All(".made h3"));
        Assert.Empty((await portal.Browser().GetAsync($"/statements/{statement.Slug}/use?p=3")).All(".made h3"));
    }

    [Fact]
    public async Task Files_AreAskedForAnewByTheirTag_AndNamedAfterTheStatement()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var client = portal.Browser().Client;

        using var first = await client.GetAsync(new Uri($"/statements/{statement.Slug}/use.odt?p=1", UriKind.Relative), TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/statements/{statement.Slug}/use.odt?p=1") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var same = await client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, same.StatusCode));
        Assert.Equal("application/vnd.oasis.opendocument.text", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{statement.Slug}-p1.odt", first.Content.Headers.ContentDisposition!.FileName);
        Assert.True(first.Headers.CacheControl is { Public: true, NoCache: true });
    }
}
