using System.Net;
using Tccm.Domain.Translations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Translations;

public sealed class WithdrawTests(TranslatorsDesk portal) : IClassFixture<TranslatorsDesk>
{
    [Fact]
    public async Task WhoIsNotSignedIn_IsSentToSignIn()
    {
        var page = await portal.Browser().GetAsync($"/my/statements/any/translations/{Guid.NewGuid()}/withdraw", follow: false);

        Assert.StartsWith("/account/sign-in?", page.RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherMember_IsNotFound()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var shown = await portal.Given.TranslationShown(statement, ann);
        var browser = await portal.SignInAsync(ben);

        (await browser.GetAsync(TranslatorsDesk.Act(statement, shown, "withdraw", ben))).Is(HttpStatusCode.NotFound);
        (await browser.PostAsync(TranslatorsDesk.Act(statement, shown, "withdraw", ben), ("Input.Reason", "x"))).Is(HttpStatusCode.NotFound);

        Assert.True((await portal.Given.NowAsync(shown)).IsShown);
    }

    [Fact]
    public async Task WithoutAReasonAndTwice_IsRefused()
    {
        var ann = await portal.AnnAsync();
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var shown = await portal.Given.TranslationShown(statement, ann);
        var browser = await portal.SignInAsync(ann);
        var form = await browser.GetAsync(TranslatorsDesk.Act(statement, shown, "withdraw", ann));

        Assert.Equal("Say why, for those who read it or worked on it.", (await form.SubmitAsync(("Input.Reason", ""))).Is(HttpStatusCode.BadRequest).ErrorOf("Input.Reason"));
        Assert.True((await portal.Given.NowAsync(shown)).IsShown);
        await form.SubmitAsync(("Input.Reason", "It is wrong."));
        var again = await form.SubmitAsync(("Input.Reason", "Twice."));

        Assert.Contains("withdrawn already", Assert.Single(again.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal("It is wrong.", (await portal.Given.NowAsync(shown)).WithdrawnReason);
    }

    [Fact]
    public async Task WithdrawnByTheSecretariat_IsGoneForItsReadersAndToldToTheTranslator()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var statement = await portal.Given.Statement("Taken away").InDiscussion();
        var shown = await portal.Given.TranslationShown(statement, ann);
        var (browser, reader) = (await portal.SecretaryAsync(), await portal.SignInAsync(ben));
        (await reader.GetAsync(TranslatorsDesk.Of(statement, shown))).Is(HttpStatusCode.OK);

        var page = await (await (await browser.GetAsync(TranslatorsDesk.Of(statement, shown))).FollowAsync("Withdraw it…")).SubmitAsync(("Input.Reason", "It says more than the original."));

        Assert.Equal("You withdrew the translation of revision 1 into Arabic. Its readers do not see it any more.", page.Flash);
        Assert.Equal(TranslationStatus.Withdrawn, (await portal.Given.NowAsync(shown)).Status);
        Assert.Contains("translation.withdrawn", await portal.ActsAsync(shown));
        (await reader.GetAsync(TranslatorsDesk.Of(statement, shown))).Is(HttpStatusCode.NotFound);
        (await reader.GetAsync(TranslatorsDesk.Of(statement, shown) + ".pdf")).Is(HttpStatusCode.NotFound);
        Assert.Contains("It says more than the original.", Assert.Single(await portal.Mailbox.ToAsync(ann)).Text, StringComparison.Ordinal);
        Assert.Contains("It says more than the original.", (await (await portal.SignInAsync(ann)).GetAsync(TranslatorsDesk.Of(statement, shown))).Text, StringComparison.Ordinal);
    }
}
