using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.PersonalData;

public sealed class TranslationsHeldTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Translator_SeesWhatTheyWrote()
    {
        var (ann, statement) = (await AnnAsync(), await portal.Given.Statement("Keep it open").InDiscussion());
        await portal.Given.TranslationShown(statement, ann);

        var page = await (await portal.Browser().SignInAsync(ann)).GetAsync("/my/data");

        Assert.Contains("Translations that you wrote or looked over", page.Text, StringComparison.Ordinal);
        Assert.Contains("نحن نشغّل ما تقوم عليه الإنترنت", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erased_LeavesTheWordsAsTheOrganisationsAndNoNameInAReason()
    {
        var (ann, statement) = (await AnnAsync(), await portal.Given.Statement("Keep it open").InDiscussion());
        var offered = await portal.Given.TranslationOffered(statement, ann);
        var secretary = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));
        await (await secretary.GetAsync($"/my/statements/{statement.Slug}/translations/{offered.Id}/send-back")).SubmitAsync(("Input.Reason", $"Zenobia Quill ({ann.Person.Email.Value}) wrote more than the original says."));

        await (await (await portal.Browser().SignInAsync(ann)).GetAsync("/my/data/erase")).PressAsync("Erase it now");

        var now = await portal.Given.NowAsync(offered);
        Assert.NotNull(now.SentBackReason);
        Assert.DoesNotContain(ann.Person.Email.Value, now.SentBackReason, StringComparison.Ordinal);
        Assert.DoesNotContain("Zenobia", now.SentBackReason, StringComparison.Ordinal);
        Assert.Equal(GivenTranslations.Title, now.Last!.Title);
        Assert.Equal("Rowan Registry", now.Translator);
    }

    private async Task<Contact> AnnAsync() => (await portal.Given.Member("Rowan Registry").WithContact("Zenobia Quill", ContactRoles.Participant).WithSignatory("Sid Sand").WithRepresentative("Rea Reed")).Contact("Zenobia Quill");
}
