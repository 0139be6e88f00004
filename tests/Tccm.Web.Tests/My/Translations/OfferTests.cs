using System.Net;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Translations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Translations;

public sealed class OfferTests(TranslatorsDesk portal) : IClassFixture<TranslatorsDesk>
{
    [Fact]
    public async Task WhoIsNotSignedIn_IsSentToSignIn()
    {
        var page = await portal.Browser().GetAsync($"/my/statements/any/translations/{Guid.NewGuid()}/offer", follow: false);

        Assert.StartsWith("/account/sign-in?", page.RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherMember_IsNotFound()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        var written = await portal.Given.TranslationWritten(statement, ann);
        var browser = await portal.SignInAsync(ben);

        (await browser.GetAsync(TranslatorsDesk.Act(statement, written, "offer", ben))).Is(HttpStatusCode.NotFound);
        (await browser.PostAsync(TranslatorsDesk.Act(statement, written, "offer", ben), ("Input.Seen", "1"))).Is(HttpStatusCode.NotFound);

        Assert.Equal(TranslationStatus.BeingWritten, (await portal.Given.NowAsync(written)).Status);
    }

    [Fact]
    public async Task WrittenOnSince_IsRefusedAndNobodyIsTold()
    {
        var ann = await portal.AnnAsync();
        var statement = await portal.Given.Statement("Written on since").InDiscussion();
        var written = await portal.Given.TranslationWritten(statement, ann);
        var form = await (await portal.SignInAsync(ann)).GetAsync(TranslatorsDesk.Act(statement, written, "offer", ann));
        await portal.Given.WrittenOnAsync(statement, written, ann, TranslatorsDesk.Title, "كلمات أخرى.");

        var page = await form.SubmitAsync();

        Assert.Contains("written on since", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(TranslationStatus.BeingWritten, (await portal.Given.NowAsync(written)).Status);
        Assert.DoesNotContain(await portal.Mailbox.AllAsync(), letter => letter.Subject.Contains("Written on since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Offered_TellsTheSecretariatAndParticipantsOfOtherMembersWhoAskedForIt()
    {
        var (ann, ben) = (await portal.AnnAsync(), await portal.BenAsync());
        var daily = (await portal.Given.Member("Cedar Exchange").WithContact("Cem Cole", ContactRoles.Participant)).Contact("Cem Cole");
        var secretary = await portal.Given.Secretary("Sam Sloe");
        foreach (var eager in new[] { ben, ann }) await AtOnceAsync(eager);
        var statement = await portal.Given.Statement("To be told").InDiscussion();
        var written = await portal.Given.TranslationWritten(statement, ann);

        var page = await (await (await portal.SignInAsync(ann)).GetAsync(TranslatorsDesk.Act(statement, written, "offer", ann))).SubmitAsync();

        Assert.Equal("You offered the translation into Arabic. The secretariat is told, and those who asked for mail of discussions at once.", page.Flash);
        Assert.Equal(TranslationStatus.Offered, (await portal.Given.NowAsync(written)).Status);
        Assert.Equal(["translation.begun", "translation.written", "translation.offered"], await portal.ActsAsync(written));
        const string Subject = "To look over: “To be told” in Arabic";
        Assert.Equal([Subject], (await portal.Mailbox.ToAsync(secretary)).Select(letter => letter.Subject));
        var letter = Assert.Single(await portal.Mailbox.ToAsync(ben));
        Assert.Equal(Subject, letter.Subject);
        Assert.Equal(TranslatorsDesk.Title, (await (await portal.SignInAsync(ben)).GetAsync(letter.Link)).Heading);
        Assert.Empty(await portal.Mailbox.ToAsync(ann));
        Assert.Empty(await portal.Mailbox.ToAsync(daily));
    }

    private Task<int> AtOnceAsync(Contact contact) => portal.AskAsync(async db =>
    {
        var person = (await db.LockedContactAsync(contact.Id)).Person;
        person.ChooseMail(DiscussionMail.AtOnce, 8, "UTC", Actor.Portal, portal.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });
}
