using System.Net;
using Tccm.Domain.Translations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Translations;

public sealed class WriteTests(TranslatorsDesk portal) : IClassFixture<TranslatorsDesk>
{
    [Fact]
    public async Task WhoIsNotSignedIn_IsSentToSignIn()
    {
        var page = await portal.Browser().GetAsync($"/my/statements/any/translations/{Guid.NewGuid()}/write", follow: false);

        Assert.StartsWith("/account/sign-in?", page.RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherMemberTheSecretariatAndAnotherText_AreNotFound()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var (statement, other) = (await portal.Given.Statement("Keep it open").InDiscussion(), await portal.Given.Statement("Another").InDiscussion());
        var begun = await portal.Given.TranslationBegun(statement, ann);

        foreach (var (browser, path) in new[] { (await portal.SignInAsync(ben), TranslatorsDesk.Act(statement, begun, "write", ben)), (await portal.SecretaryAsync(), TranslatorsDesk.Act(statement, begun, "write", null)), (await portal.SignInAsync(ann), TranslatorsDesk.Act(other, begun, "write", ann)) })
        {
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync(path, ("Input.Seen", "0"), ("Input.Title", "x"), ("Input.Text", "x"))).Is(HttpStatusCode.NotFound);
        }
        Assert.Empty((await portal.Given.NowAsync(begun)).Texts);
    }

    [Fact]
    public async Task SavedByAColleagueSince_IsRefusedAndKeepsWhatWasTyped()
    {
        var ann = await portal.AnnAsync();
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var begun = await portal.Given.TranslationBegun(statement, ann);
        var form = await (await portal.SignInAsync(ann)).GetAsync(TranslatorsDesk.Act(statement, begun, "write", ann));
        await portal.Given.WrittenOnAsync(statement, begun, ann, "عنوان", "كلمات.");

        var page = await form.PressAsync("Save it", ("Input.Title", TranslatorsDesk.Title), ("Input.Text", TranslatorsDesk.Body));

        Assert.Contains("Somebody else saved this translation", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(TranslatorsDesk.Body, page.ValueOf("Input.Text")!.ReplaceLineEndings("\n"));
        Assert.Equal(1, (await portal.Given.NowAsync(begun)).LastNumber);
    }

    [Fact]
    public async Task Saved_IsKeptAndReadByItsTranslatorsAlone()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var begun = await portal.Given.TranslationBegun(statement, ann);
        var form = await (await portal.SignInAsync(ann)).GetAsync(TranslatorsDesk.Act(statement, begun, "write", ann));

        var page = await form.PressAsync("Save it", ("Input.Title", TranslatorsDesk.Title), ("Input.Text", TranslatorsDesk.Body));

        Assert.Equal("You saved the translation into Arabic. Nobody reads it before it was looked over.", page.Flash);
        Assert.Equal(TranslatorsDesk.Title, page.Heading);
        Assert.Equal($"# {TranslatorsDesk.Title}\n\n{TranslatorsDesk.Body}\n", (await portal.Given.NowAsync(begun)).Last!.Text);
        Assert.Equal(["translation.begun", "translation.written"], await portal.ActsAsync(begun));
        (await (await portal.SignInAsync(ben)).GetAsync(TranslatorsDesk.Of(statement, begun))).Is(HttpStatusCode.NotFound);
        Assert.Contains("being written", (await (await portal.SignInAsync(ben)).GetAsync(TranslatorsDesk.Of(statement))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LookedAt_StandsBesideTheOriginalWithItsDoubtsAndKeepsNothing()
    {
        var ann = await portal.AnnAsync();
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var begun = await portal.Given.TranslationBegun(statement, ann);
        var form = await (await portal.SignInAsync(ann)).GetAsync(TranslatorsDesk.Act(statement, begun, "write", ann));

        var page = await form.PressAsync("Look at it", ("Input.Title", TranslatorsDesk.Title), ("Input.Text", "نحن نشغّله."));

        Assert.Contains("The original has 2 paragraphs, the translation 1.", page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Equal("rtl", page.Find(".aligned [lang=ar]")!.GetAttribute("dir"));
        Assert.Equal(0, (await portal.Given.NowAsync(begun)).LastNumber);
    }

    [Fact]
    public async Task WhatIsNoText_IsRefusedWithItsPlace()
    {
        var ann = await portal.AnnAsync();
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var begun = await portal.Given.TranslationBegun(statement, ann);
        var form = await (await portal.SignInAsync(ann)).GetAsync(TranslatorsDesk.Act(statement, begun, "write", ann));

        var page = await form.PressAsync("Save it", ("Input.Title", TranslatorsDesk.Title), ("Input.Text", "![x](https://a.example/x.png)"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Equal(0, (await portal.Given.NowAsync(begun)).LastNumber);
    }

    [Fact]
    public async Task WrittenOnWhileOffered_TakesTheOfferBack()
    {
        var ann = await portal.AnnAsync();
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var offered = await portal.Given.TranslationOffered(statement, ann);
        var form = await (await portal.SignInAsync(ann)).GetAsync(TranslatorsDesk.Act(statement, offered, "write", ann));

        await form.PressAsync("Save it", ("Input.Text", "كلمات أخرى.\n\nوأخرى."));

        Assert.Equal(TranslationStatus.BeingWritten, (await portal.Given.NowAsync(offered)).Status);
    }
}
