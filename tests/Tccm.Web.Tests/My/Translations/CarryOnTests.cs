using System.Net;
using Tccm.Domain.Translations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Translations;

public sealed class CarryOnTests(TranslatorsDesk portal) : IClassFixture<TranslatorsDesk>
{
    [Fact]
    public async Task WhoIsNotSignedIn_IsSentToSignIn()
    {
        var page = await portal.Browser().GetAsync($"/my/statements/any/translations/{Guid.NewGuid()}/carry-on", follow: false);

        Assert.StartsWith("/account/sign-in?", page.RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatOthersHaveNotFinished_IsNotFound()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var written = await portal.Given.TranslationWritten(statement, ann);
        await portal.Given.CirculatedAgain(statement, "We run it.\n\nHear us.");
        var browser = await portal.SignInAsync(ben);

        (await browser.GetAsync(TranslatorsDesk.Act(statement, written, "carry-on", ben))).Is(HttpStatusCode.NotFound);
        (await browser.PostAsync(TranslatorsDesk.Act(statement, written, "carry-on", ben))).Is(HttpStatusCode.NotFound);

        Assert.Equal(1, await portal.CountAsync(statement));
    }

    [Fact]
    public async Task OfTheTextOfNow_IsRefused()
    {
        var ann = await portal.AnnAsync();
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var shown = await portal.Given.TranslationShown(statement, ann);
        var browser = await portal.SignInAsync(ann);

        var page = await browser.PostAsync(TranslatorsDesk.Act(statement, shown, "carry-on", ann));

        Assert.Contains("nothing to carry on", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(1, await portal.CountAsync(statement));
    }

    [Fact]
    public async Task CarriedOn_BeginsWithTheOldWordsAndShowsWhatChanged()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var shown = await portal.Given.TranslationShown(statement, ann);
        await portal.Given.CirculatedAgain(statement, "We run what the Internet runs on, quietly.\n\nDecisions about it are better when we are heard.");
        var browser = await portal.SignInAsync(ben);

        var behind = await browser.GetAsync(TranslatorsDesk.Of(statement, shown));
        var page = await (await behind.FollowAsync("Carry it on to revision 2")).PressAsync("Begin with these words");

        Assert.Contains("Behind the original: made from revision 1, the text is now revision 2.", behind.Text, StringComparison.Ordinal);
        Assert.Equal("You carried the translation into Arabic on to revision 2. It begins with the earlier words.", page.Flash);
        Assert.Equal(TranslatorsDesk.Body, page.ValueOf("Input.Text")!.ReplaceLineEndings("\n").Trim());
        Assert.Contains(", quietly", string.Concat(page.All(".difference ins")), StringComparison.Ordinal);
        var next = (await portal.AskAsync(db => db.TranslationsAsync(statement.Id))).Single(one => one.Id != shown.Id);
        Assert.Equal((2, ben.OrganisationId, shown.Id, false), (next.RevisionNumber, next.OrganisationId!.Value, next.FromId!.Value, next.IsShown));
        Assert.Equal(["translation.carried-on"], await portal.ActsAsync(next));
        Assert.True((await portal.Given.NowAsync(shown)).IsShown);
    }
}
