using System.Net;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Translations;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests.My.Translations;

public sealed class ShowTests(TranslatorsDesk portal) : IClassFixture<TranslatorsDesk>
{
    [Fact]
    public async Task SupporterOutsideTheAudience_FindsNothing()
    {
        var (ann, statement) = (await portal.AnnAsync(), await portal.Given.Statement("Keep it open").InDiscussion());
        var sue = (await portal.Given.Supporter("Sallow Society").WithContact("Sue Sage", ContactRoles.Participant)).Contact("Sue Sage");
        var shown = await portal.Given.TranslationShown(statement, ann);
        var browser = await portal.SignInAsync(sue);

        foreach (var path in new[] { TranslatorsDesk.Of(statement), TranslatorsDesk.Of(statement, shown), TranslatorsDesk.Of(statement, shown) + ".pdf" })
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SupporterOfTheAudience_ReadsWhatWasLookedOver()
    {
        var (ann, statement) = (await portal.AnnAsync(), await portal.Given.Statement("Keep it open").InDiscussion(StatementAudience.MembersAndSupporters));
        var sue = (await portal.Given.Supporter("Sallow Society").WithContact("Sue Sage", ContactRoles.Participant)).Contact("Sue Sage");
        var (shown, offered) = (await portal.Given.TranslationShown(statement, ann), await portal.Given.TranslationOffered(statement, ann, "ja"));
        var browser = await portal.SignInAsync(sue);

        Assert.Equal(TranslatorsDesk.Title, (await browser.GetAsync(TranslatorsDesk.Of(statement, shown))).Is(HttpStatusCode.OK).Heading);
        (await browser.GetAsync(TranslatorsDesk.Of(statement, offered))).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain("Translate it for", (await browser.GetAsync(TranslatorsDesk.Of(statement))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BesideTheOriginal_StandsParagraphByParagraph()
    {
        var (ann, statement) = (await portal.AnnAsync(), await portal.Given.Statement("Keep it open").InDiscussion());
        var shown = await portal.Given.TranslationShown(statement, ann);
        var browser = await portal.SignInAsync(ann);

        var page = await (await browser.GetAsync(TranslatorsDesk.Of(statement, shown))).FollowAsync("Beside the original");

        Assert.Equal(statement.Text.Document.Paragraphs.Zip(StatementText.Parse(TranslatorsDesk.Body).Paragraphs).SelectMany(pair => new[] { pair.First.PlainText, pair.Second.PlainText }), page.All(".aligned .text"));
    }

    [Fact]
    public async Task WrittenOnAfterItWasShown_LeavesReadersWithWhatWasLookedOver()
    {
        var (ann, ben, statement) = (await portal.AnnAsync(), await portal.BenAsync(), await portal.Given.Statement("Keep it open").InDiscussion());
        var shown = await portal.Given.TranslationShown(statement, ann);
        await portal.Given.WrittenOnAsync(statement, shown, ann, TranslatorsDesk.Title, "كلمات أخرى.\n\nوأخرى.");

        var (own, reader) = (await (await portal.SignInAsync(ann)).GetAsync(TranslatorsDesk.Of(statement, shown)), await (await portal.SignInAsync(ben)).GetAsync(TranslatorsDesk.Of(statement, shown)));

        Assert.Contains("كلمات أخرى", own.Text, StringComparison.Ordinal);
        Assert.Contains("نحن نشغّل", reader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("كلمات أخرى", reader.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_OfWhatIsOnlyOffered_SaysSo()
    {
        var (ann, ben, statement) = (await portal.AnnAsync(), await portal.BenAsync(), await portal.Given.Statement("Keep it open").InDiscussion());
        var offered = await portal.Given.TranslationOffered(statement, ann);

        var paper = await Paper.TextAsync(await (await portal.SignInAsync(ben)).Client.GetByteArrayAsync(new Uri(TranslatorsDesk.Of(statement, offered) + ".pdf", UriKind.Relative), TestContext.Current.CancellationToken));

        Assert.Contains("not looked over yet", paper, StringComparison.Ordinal);
        Assert.Contains("The text in English is what would be signed", string.Join(' ', paper.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoSigns_ReadsWhichLanguageIsSignedAndFindsHelp()
    {
        var (ann, ben, statement) = (await portal.AnnAsync(), await portal.BenAsync(), await portal.Given.Statement("Keep it open").Open());
        var shown = await portal.Given.TranslationShown(statement, ben);
        var sid = ann.Organisation.Contact("Sid Sand");
        var browser = await portal.SignInAsync(sid);

        var page = await browser.GetAsync($"/statements/{statement.Slug}/sign/{sid.Id}");
        var receipt = await page.SubmitAsync(("Input.Declared", "true"), ("Input.Basis", "Officer"));

        Assert.Contains("The text in English is what is signed. To help you read it: العربية. Nobody signs a translation.", page.Text, StringComparison.Ordinal);
        Assert.Equal($"{TranslatorsDesk.Of(statement, shown)}", page.Find("a[hreflang=ar]")!.GetAttribute("href"));
        Assert.Contains("The text in English is what is signed.", receipt.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secretariat_SeesWhatWaitsAndEveryTranslationOfAText()
    {
        var (ann, statement) = (await portal.AnnAsync(), await portal.Given.Statement("Waits for a second").InDiscussion());
        await portal.Given.TranslationOffered(statement, ann);
        await portal.Given.TranslationBegun(statement, ann, "ja");
        var browser = await portal.SecretaryAsync();

        var queue = await browser.GetAsync("/secretariat");
        var page = await browser.GetAsync($"/secretariat/statements/{statement.Slug}");

        Assert.Contains(queue.All(".todo h3"), line => line == "Waits for a second in Arabic");
        Assert.Contains("Arabic Revision 1 Rowan Registry waits to be looked over, since", page.Text, StringComparison.Ordinal);
        Assert.Contains("Japanese Revision 1 Rowan Registry being written", page.Text, StringComparison.Ordinal);
        Assert.Equal(TranslatorsDesk.Title, (await queue.FollowAsync("Look at the translation of Waits for a second into Arabic")).Heading);
    }
}
