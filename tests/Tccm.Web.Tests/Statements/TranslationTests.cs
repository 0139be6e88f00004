using System.Net;
using System.Security.Cryptography;
using System.Text;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Translations;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests.Statements;

/// <summary>What everybody finds of translations: page, PDF, Markdown, links and site map.</summary>
public sealed class TranslationTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task NotPublishedNotLookedOverAndUnknown_AreNotFound()
    {
        var (ann, browser) = (await AnnAsync(), portal.Browser());
        var (open, published) = (await portal.Given.Statement("Not yet").Open(), await portal.Given.Statement("Published").Published());
        await portal.Given.TranslationShown(open, ann);
        await portal.Given.TranslationOffered(published, ann);

        foreach (var path in new[] { $"/statements/{open.Slug}/in/ar", $"/statements/{published.Slug}/in/ar", $"/statements/{published.Slug}/in/ja", "/statements/no-such/in/ar" })
            foreach (var form in new[] { "", ".pdf", ".md" })
                (await browser.GetAsync(path + form)).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain("Also in", (await browser.GetAsync($"/statements/{published.Slug}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_IsReadInItsLanguageInAnEnglishFrame()
    {
        var statement = await portal.Given.Statement("Read it in Arabic").Published();
        await portal.Given.TranslationShown(statement, await AnnAsync());
        var browser = portal.Browser();

        var original = await browser.GetAsync($"/statements/{statement.Slug}");
        var page = await original.FollowAsync("العربية");

        Assert.Contains("Also in العربية. The text in English is what was signed.", original.Text, StringComparison.Ordinal);
        Assert.Equal("en", page.Is(HttpStatusCode.OK).Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(GivenTranslations.Title, page.Heading);
        foreach (var part in new[] { "h1", ".text" }) Assert.Equal(("ar", "rtl"), (page.Find(part)!.GetAttribute("lang"), page.Find(part)!.GetAttribute("dir")));
        Assert.DoesNotContain(page.Document.QuerySelectorAll(".text *"), one => one.HasAttribute("dir"));
        Assert.Contains("The text in English is what was signed; this is a translation of revision 1, translated by Rowan Registry, looked over by the secretariat.", page.Text, StringComparison.Ordinal);
        foreach (var one in new[] { original, page })
            Assert.Equal(new[] { ("en", $"https://portal.test/statements/{statement.Slug}"), ("ar", $"https://portal.test/statements/{statement.Slug}/in/ar") },
                one.Document.QuerySelectorAll("link[rel=alternate][hreflang]").Select(link => (link.GetAttribute("hreflang")!, link.GetAttribute("href")!)));
        Assert.Contains($"https://portal.test/statements/{statement.Slug}/in/ar<", (await browser.GetAsync("/sitemap.xml")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_AreTheWordsAndTheirHash()
    {
        var statement = await portal.Given.Statement("Taken away").Published();
        var shown = await portal.Given.TranslationShown(statement, await AnnAsync());
        var browser = portal.Browser();

        var markdown = await browser.Client.GetByteArrayAsync(new Uri($"/statements/{statement.Slug}/in/ar.md", UriKind.Relative), TestContext.Current.CancellationToken);
        var paper = await Paper.TextAsync(await browser.Client.GetByteArrayAsync(new Uri($"/statements/{statement.Slug}/in/ar.pdf", UriKind.Relative), TestContext.Current.CancellationToken));

        Assert.Equal(shown.Shown!.Text, Encoding.UTF8.GetString(markdown));
        var hash = Convert.ToHexStringLower(SHA256.HashData(markdown));
        Assert.Contains(hash, (await browser.GetAsync($"/statements/{statement.Slug}/in/ar")).Find("#check")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(hash, paper, StringComparison.Ordinal);
        Assert.Contains(statement.Text.Sha256, paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithdrawnAfterPublication_IsGoneEverywhere()
    {
        var (ann, statement) = (await AnnAsync(), await portal.Given.Statement("Gone again").Published());
        var shown = await portal.Given.TranslationShown(statement, ann);
        var browser = await portal.Browser().SignInAsync(ann);

        await (await browser.GetAsync($"/my/statements/{statement.Slug}/translations/{shown.Id}/withdraw/{ann.Id}")).SubmitAsync(("Input.Reason", "It is wrong."));

        foreach (var form in new[] { "", ".pdf", ".md" }) (await portal.Browser().GetAsync($"/statements/{statement.Slug}/in/ar{form}")).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain($"/statements/{statement.Slug}/in/", (await portal.Browser().GetAsync("/sitemap.xml")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("hreflang", (await portal.Browser().GetAsync($"/statements/{statement.Slug}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextOnTheRecord_SaysThatNobodySignedItHere()
    {
        var statement = await portal.PublishAsync("On the record", "We run it.\n\nHear us.", [("Alder Registry", null)], "The public record, page 4");
        await portal.Given.TranslationShown(statement, await AnnAsync());

        var page = await portal.Browser().GetAsync($"/statements/{statement.Slug}/in/ar");

        Assert.Contains("The text in English is the one on the record;", page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    private async Task<Contact> AnnAsync() => (await portal.Given.Member("Rowan Registry").WithContact("Ann Arch", ContactRoles.Participant)).Contact("Ann Arch");
}
