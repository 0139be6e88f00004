using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Background;

namespace Tccm.Web.Tests.Background;

public sealed class TranslationKeeperTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task OriginalCirculatedAgain_TellsTheTranslatorOnce()
    {
        var (ann, statement) = (await AnnAsync(), await portal.Given.Statement("Moved on").InDiscussion());
        var shown = await portal.Given.TranslationShown(statement, ann);
        await KeepAsync();
        Assert.Empty(await portal.Mailbox.ToAsync(ann));
        await portal.Given.CirculatedAgain(statement, "We run it.\n\nHear us.");

        await KeepAsync();
        await KeepAsync();
        await portal.Given.CirculatedAgain(statement, "We run it.\n\nHear us, please.");
        await KeepAsync();

        var letter = Assert.Single(await portal.Mailbox.ToAsync(ann));
        Assert.Equal("The original has changed: “Moved on” in Arabic", letter.Subject);
        Assert.Contains("made from revision 1, the text is now revision 2", string.Join(' ', letter.Text.Split('\n')), StringComparison.Ordinal);
        Assert.NotNull((await portal.Given.NowAsync(shown)).ToldBehindAt);
        Assert.Equal("Carry it on to revision 3", (await (await portal.Browser().SignInAsync(ann)).GetAsync(letter.Link)).Heading);
    }

    [Fact]
    public async Task OpenedAnewWhileItIsSigned_TellsItToo()
    {
        var (ann, statement) = (await AnnAsync(), await portal.Given.Statement("Opened anew").Open());
        await portal.Given.TranslationShown(statement, ann);
        await portal.Given.OpenedAnew(statement, "We run it.\n\nHear us.");

        await KeepAsync();

        Assert.Equal("The original has changed: “Opened anew” in Arabic", Assert.Single(await portal.Mailbox.ToAsync(ann)).Subject);
    }

    [Fact]
    public async Task CarriedOnByThen_TellsNothing()
    {
        var (ann, statement) = (await AnnAsync(), await portal.Given.Statement("Carried on").InDiscussion());
        await portal.Given.TranslationShown(statement, ann);
        await portal.Given.CirculatedAgain(statement, "We run it.\n\nHear us.");
        await portal.Given.TranslationBegun(statement, ann);

        await KeepAsync();

        Assert.Empty(await portal.Mailbox.ToAsync(ann));
    }

    private async Task<Contact> AnnAsync() => (await portal.Given.Member("Rowan Registry").WithContact("Ann Arch", ContactRoles.Participant)).Contact("Ann Arch");

    private Task KeepAsync() => portal.Services.GetRequiredService<TranslationKeeper>().KeepAsync(TestContext.Current.CancellationToken);
}
