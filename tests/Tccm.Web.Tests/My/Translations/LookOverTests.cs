using System.Net;
using Tccm.Domain.Organisations;
using Tccm.Domain.Translations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Translations;

public sealed class LookOverTests(TranslatorsDesk portal) : IClassFixture<TranslatorsDesk>
{
    [Theory]
    [InlineData("look-over")]
    [InlineData("send-back")]
    public async Task WhoIsNotSignedIn_IsSentToSignIn(string act)
    {
        var page = await portal.Browser().GetAsync($"/my/statements/any/translations/{Guid.NewGuid()}/{act}", follow: false);

        Assert.StartsWith("/account/sign-in?", page.RedirectedTo, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("look-over")]
    [InlineData("send-back")]
    public async Task ForeignContactAndWhatIsNotOffered_AreNotFound(string act)
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var cem = (await portal.Given.Member("Cedar Exchange").WithContact("Cem Cole", ContactRoles.Participant)).Contact("Cem Cole");
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var (offered, written) = (await portal.Given.TranslationOffered(statement, ann), await portal.Given.TranslationWritten(statement, ann, "ja"));
        var browser = await portal.SignInAsync(ben);

        foreach (var path in new[] { TranslatorsDesk.Act(statement, offered, act, cem), TranslatorsDesk.Act(statement, offered, act, null), TranslatorsDesk.Act(statement, written, act, ben) })
        {
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync(path, ("Input.Seen", "1"), ("Input.Reason", "x"))).Is(HttpStatusCode.NotFound);
        }
        Assert.Equal(TranslationStatus.Offered, (await portal.Given.NowAsync(offered)).Status);
    }

    [Fact]
    public async Task OwnColleagueAndWhoWroteIt_AreRefused()
    {
        var abe = (await portal.Given.Member("Rowan Registry").WithContact("Ann Arch", ContactRoles.Participant).WithContact("Abe Ash", ContactRoles.Participant)).Contact("Abe Ash");
        var ann = abe.Organisation.Contact("Ann Arch");
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var offered = await portal.Given.TranslationOffered(statement, ann);
        var browser = await portal.SignInAsync(abe);

        var asked = await browser.GetAsync(TranslatorsDesk.Act(statement, offered, "look-over", abe));
        var page = await browser.PostAsync(TranslatorsDesk.Act(statement, offered, "look-over", abe), ("Input.Seen", "1"));

        Assert.Contains("Rowan Registry translated it.", asked.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Contains("A participant of another member looks it over", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.False((await portal.Given.NowAsync(offered)).IsShown);
    }

    [Fact]
    public async Task SecretaryWhoWorksForTheTranslator_IsRefusedAndReadsWhoCan()
    {
        var ann = await portal.AnnAsync();
        var own = await portal.Given.Secretary("Olga Own");
        await portal.AskAsync(async db =>
        {
            var organisation = (await db.OrganisationAsync(ann.OrganisationId))!;
            organisation.AddContact((await db.People.FindAsync(own.Id))!, ContactRoles.Listener, null, Domain.Actor.Portal, portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var offered = await portal.Given.TranslationOffered(statement, ann);

        var page = await (await portal.Browser().SignInAsync(own)).PostAsync(TranslatorsDesk.Act(statement, offered, "look-over", null), ("Input.Seen", "1"));

        Assert.Contains("You work for Rowan Registry", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.False((await portal.Given.NowAsync(offered)).IsShown);
    }

    [Fact]
    public async Task LookedOver_IsShownToTheAudienceAndTheTranslatorIsTold()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var lil = (await portal.Given.Member("Dogwood Networks").WithListener("Lia Lake")).Contact("Lia Lake");
        var statement = await portal.Given.Statement("Looked over").InDiscussion();
        var offered = await portal.Given.TranslationOffered(statement, ann);
        var reader = await portal.SignInAsync(lil);
        (await reader.GetAsync(TranslatorsDesk.Of(statement, offered))).Is(HttpStatusCode.NotFound);
        var browser = await portal.SignInAsync(ben);

        var form = await (await browser.GetAsync(TranslatorsDesk.Of(statement, offered))).FollowAsync("Look it over");
        var page = await form.PressAsync("It says what the original says");

        Assert.Equal($"You looked over the translation into Arabic. Whoever reads revision 1 sees it now; {ann.Organisation.DisplayName} is told.", page.Flash);
        var now = await portal.Given.NowAsync(offered);
        Assert.Equal((TranslationStatus.Shown, 1, ben.PersonId, ben.OrganisationId), (now.Status, now.ShownNumber!.Value, now.LookedOverById!.Value, now.LookedOverForId!.Value));
        Assert.Equal(["translation.begun", "translation.written", "translation.offered", "translation.looked-over"], await portal.ActsAsync(offered));
        Assert.Equal("Looked over and shown: “Looked over” in Arabic", Assert.Single(await portal.Mailbox.ToAsync(ann)).Subject);
        var seen = (await reader.GetAsync(TranslatorsDesk.Of(statement, offered))).Is(HttpStatusCode.OK);
        Assert.Contains("The text in English is what would be signed; this is a translation of revision 1, translated by Rowan Registry, looked over by Birch Registrar.", seen.Text, StringComparison.Ordinal);
        Assert.Equal(("ar", "rtl"), (seen.Find(".text")!.GetAttribute("lang"), seen.Find(".text")!.GetAttribute("dir")));
        Assert.DoesNotContain("Ben Bay", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrittenOnSince_IsNotShown()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var offered = await portal.Given.TranslationOffered(statement, ann);
        var form = await (await portal.SignInAsync(ben)).GetAsync(TranslatorsDesk.Act(statement, offered, "look-over", ben));
        await portal.Given.WrittenOnAsync(statement, offered, ann, TranslatorsDesk.Title, "كلمات أخرى.\n\nوأخرى.");
        await portal.AskAsync(async db =>
        {
            var by = Domain.Actor.For(await db.LockedContactAsync(ann.Id));
            (await db.TranslationsAsync(statement.Id)).Single(one => one.Id == offered.Id).Offer((await db.StatementAsync(statement.Slug))!, 2, by, portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        var page = await form.PressAsync("It says what the original says");

        Assert.Contains("written on since", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.False((await portal.Given.NowAsync(offered)).IsShown);
    }

    [Fact]
    public async Task SentBackWithoutWords_IsRefused()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var offered = await portal.Given.TranslationOffered(statement, ann);

        var page = await (await (await portal.SignInAsync(ben)).GetAsync(TranslatorsDesk.Act(statement, offered, "send-back", ben))).SubmitAsync(("Input.Reason", " "));

        Assert.Equal("Say what is to be mended, for those who translate.", page.Is(HttpStatusCode.BadRequest).ErrorOf("Input.Reason"));
        Assert.Equal(TranslationStatus.Offered, (await portal.Given.NowAsync(offered)).Status);
    }

    [Fact]
    public async Task SentBack_IsToldToTheTranslatorAndNobodyElseReadsWhy()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var statement = await portal.Given.Statement("Sent back").InDiscussion();
        var offered = await portal.Given.TranslationOffered(statement, ann);

        var page = await (await (await portal.SignInAsync(ben)).GetAsync(TranslatorsDesk.Act(statement, offered, "send-back", ben))).SubmitAsync(("Input.Reason", "Paragraph 2 says more."));

        Assert.Equal($"You sent the translation into Arabic back. {ann.Organisation.DisplayName} is told what is to be mended.", page.Flash);
        Assert.Equal(TranslationStatus.BeingWritten, (await portal.Given.NowAsync(offered)).Status);
        Assert.Contains("translation.sent-back", await portal.ActsAsync(offered));
        var letter = Assert.Single(await portal.Mailbox.ToAsync(ann));
        Assert.Contains("Paragraph 2 says more.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Paragraph 2 says more.", (await (await portal.SignInAsync(ann)).GetAsync(letter.Link)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("says more", (await (await portal.SignInAsync(ben)).GetAsync(TranslatorsDesk.Of(statement))).Body, StringComparison.Ordinal);
    }
}
