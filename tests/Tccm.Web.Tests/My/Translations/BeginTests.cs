using System.Net;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Translations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Translations;

public sealed class BeginTests(TranslatorsDesk portal) : IClassFixture<TranslatorsDesk>
{
    [Fact]
    public async Task WhoIsNotSignedIn_IsSentToSignIn()
    {
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();

        var page = await portal.Browser().GetAsync($"{TranslatorsDesk.Of(statement)}/begin", follow: false);

        Assert.StartsWith("/account/sign-in?", page.RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForeignContactListenerSupporterAndDraft_AreNotFound()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var sue = (await portal.Given.Supporter("Sallow Society").WithContact("Sue Sage", ContactRoles.Participant)).Contact("Sue Sage");
        var (statement, draft) = (await portal.Given.Statement("Keep it open").InDiscussion(StatementAudience.MembersAndSupporters), await portal.Given.Statement("Not yet").Draft());

        foreach (var (who, text, by) in new[] { (ann, statement, ben), (sue, statement, sue), (ann, draft, ann) })
        {
            var (browser, path) = (await portal.SignInAsync(who), $"{TranslatorsDesk.Of(text)}/begin/{by.Id}");
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync(path, ("Input.Language", "ar"))).Is(HttpStatusCode.NotFound);
        }
        (await (await portal.SignInAsync(ann)).GetAsync($"{TranslatorsDesk.Of(statement)}/begin")).Is(HttpStatusCode.NotFound);
        Assert.Equal(0, await portal.CountAsync(statement));
    }

    [Theory]
    [InlineData("", "Arabic", "as a tag")]
    [InlineData("en", "", "in English already")]
    [InlineData("", "", "as a tag")]
    public async Task NoLanguageOrThatOfTheText_IsRefusedAndNothingIsSaved(string language, string other, string why)
    {
        var ann = await portal.AnnAsync();
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var form = await (await portal.SignInAsync(ann)).GetAsync($"{TranslatorsDesk.Of(statement)}/begin/{ann.Id}");

        var page = await form.SubmitAsync(("Input.Language", language), ("Input.Other", other));

        Assert.Contains(why, page.Is(HttpStatusCode.Conflict).ErrorOf("Input.Language"), StringComparison.Ordinal);
        Assert.Equal(0, await portal.CountAsync(statement));
    }

    [Fact]
    public async Task Begun_LeadsToTheDeskWithTheOriginalsWords()
    {
        var ann = await portal.AnnAsync();
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var browser = await portal.SignInAsync(ann);

        var desk = await (await (await browser.GetAsync($"/my/statements/{statement.Slug}")).FollowAsync("All, and translate it…")).FollowAsync($"Translate it for {ann.Organisation.DisplayName}");
        var page = await desk.SubmitAsync(("Input.Language", "ar"));

        Assert.Equal("You began a translation into Arabic for Rowan Registry. Nobody reads it before it was looked over.", page.Flash);
        Assert.Equal("Write", page.Heading);
        Assert.Contains("We run what the Internet runs on.", page.ValueOf("Input.Text"), StringComparison.Ordinal);
        Assert.Equal("rtl", page.Find("textarea")!.GetAttribute("dir"));
        Assert.Equal("ar", page.Find("textarea")!.GetAttribute("lang"));
        var begun = Assert.Single(await portal.AskAsync(db => db.TranslationsAsync(statement.Id)));
        Assert.Equal((ann.OrganisationId, ann.PersonId, TranslationStatus.BeingWritten), (begun.OrganisationId!.Value, begun.BegunById!.Value, begun.Status));
        Assert.Equal(["translation.begun"], await portal.ActsAsync(begun));
    }

    [Fact]
    public async Task EarlierRevisionAndAnotherTag_AreChosen()
    {
        var ann = await portal.AnnAsync();
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        await portal.Given.CirculatedAgain(statement, "We run it.");
        var form = await (await portal.SignInAsync(ann)).GetAsync($"{TranslatorsDesk.Of(statement)}/begin/{ann.Id}");

        var page = await form.SubmitAsync(("Input.Other", "mi"), ("Input.Revision", "1"));

        Assert.StartsWith("You began a translation into M", page.Flash, StringComparison.Ordinal);
        Assert.Contains("made from revision 1, the text is now revision 2", page.Text, StringComparison.Ordinal);
        Assert.Equal(("mi", 1), (await portal.AskAsync(db => db.TranslationsAsync(statement.Id))).Select(one => (one.Language, one.RevisionNumber)).Single());
    }

    [Fact]
    public async Task SecondIntoOneLanguage_IsRefused()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        await portal.Given.TranslationBegun(statement, ann);

        var page = await (await (await portal.SignInAsync(ben)).GetAsync($"{TranslatorsDesk.Of(statement)}/begin/{ben.Id}")).SubmitAsync(("Input.Language", "ar"));

        Assert.Contains("is translated into Arabic already", page.Is(HttpStatusCode.Conflict).ErrorOf("Input.Language"), StringComparison.Ordinal);
        Assert.Equal(1, await portal.CountAsync(statement));
    }

    [Fact]
    public async Task Secretariat_TranslatesForItself()
    {
        var statement = await portal.Given.Statement("Keep it open").Open();
        var browser = await portal.SecretaryAsync();

        var page = await (await browser.GetAsync($"{TranslatorsDesk.Of(statement)}/begin")).SubmitAsync(("Input.Language", "fr"));

        Assert.Equal("You began a translation into French for the secretariat. Nobody reads it before it was looked over.", page.Flash);
        Assert.Null(Assert.Single(await portal.AskAsync(db => db.TranslationsAsync(statement.Id))).OrganisationId);
    }
}
