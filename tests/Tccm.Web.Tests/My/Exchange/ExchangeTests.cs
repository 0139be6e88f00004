using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Exchange;

public sealed class ExchangeTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Listener_SharesALinkThatASupporterReads()
    {
        await portal.Given.Process("WSIS+20");
        var lena = (await portal.Given.Member("Rowan Registry").WithListener("Lena Lark")).Contact("Lena Lark");
        var supporter = await portal.Browser().SignInAsync((await portal.Given.Supporter("Friends of Routing").WithListener("Fred Frost")).Contact("Fred Frost"));

        var form = await (await (await portal.Browser().SignInAsync(lena)).GetAsync("/my/exchange")).FollowAsync("Share something for Rowan Registry");
        var process = await portal.AskAsync(db => db.Processes.Where(one => one.Name == "WSIS+20").Select(one => one.Id).SingleAsync());
        var done = await form.SubmitAsync(("Input.Title", "The zero draft moved"), ("Input.Link", "https://un.example/draft"), ("Input.Words", "To Friday."), ("Input.Process", process.ToString()), ("Input.Language", "en"));

        Assert.Equal(("/my/exchange", "You shared “The zero draft moved” for Rowan Registry."), (done.RedirectedTo, done.Flash));
        var note = await portal.AskAsync(db => db.SharedNotes.SingleAsync(one => one.Title == "The zero draft moved"));
        Assert.Equal(("https://un.example/draft", "To Friday.", lena.PersonId, (Guid?)process), (note.Link, note.Words, note.SharedById, note.ProcessId));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == note.Id && one.Act == "shared-note.shared" && one.PersonId == lena.PersonId && one.OrganisationId == lena.OrganisationId)));
        var seen = await supporter.GetAsync("/my/exchange");
        Assert.Equal("https://un.example/draft", seen.Document.QuerySelectorAll(".entries h3 a").Single(link => link.TextContent == "The zero draft moved").GetAttribute("href"));
        Assert.Contains("Rowan Registry · WSIS+20 · English", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lena Lark", seen.Text, StringComparison.Ordinal);
        Assert.Contains("New in the exchange: ", (await supporter.GetAsync("/my")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NeitherLinkNorNote_IsRefusedBesideItsFieldAndNothingIsKept()
    {
        var ann = (await portal.Given.Member("Elm Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");
        var form = await (await portal.Browser().SignInAsync(ann)).GetAsync($"/my/exchange/share/{ann.Id}");

        var nothing = await form.SubmitAsync(("Input.Title", "Nothing to read"), ("Input.Language", "en"));
        var scheme = await nothing.SubmitAsync(("Input.Link", "http://un.example/draft"));

        Assert.NotNull(nothing.Is(HttpStatusCode.Conflict).ErrorOf("Input.Link"));
        Assert.NotNull(scheme.Is(HttpStatusCode.Conflict).ErrorOf("Input.Link"));
        Assert.Equal("Nothing to read", scheme.ValueOf("Input.Title"));
        Assert.Equal(0, await portal.AskAsync(db => db.SharedNotes.CountAsync(one => one.Title == "Nothing to read")));
    }

    [Fact]
    public async Task ChoiceOfProcessAndLanguage_ShowsThatAlone()
    {
        var ann = (await portal.Given.Member("Gorse Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");
        await portal.Given.Shared(ann, "Le rapport", "IGF", "fr");
        await portal.Given.Shared(ann, "The report", "IGF", "en");
        await portal.Given.Shared(ann, "Une autre", null, "fr");
        var browser = await portal.Browser().SignInAsync(ann);

        var french = await browser.GetAsync("/my/exchange?process=igf&language=fr");

        Assert.Equal(["Le rapport"], french.All(".entries h3"));
        Assert.Contains("Nothing like that", (await browser.GetAsync("/my/exchange?process=no-such")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakenBack_IsShownToNobodyAndIsTakenBackOnce()
    {
        var rowan = await portal.Given.Member("Hazel Registry").WithSignatory("Ann Arch").WithRepresentative("Rita Reed").WithContact("Pia Pine", ContactRoles.Participant);
        var note = await portal.Given.Shared(rowan.Contact("Ann Arch"), "Out of date");
        var (rita, pia) = (await portal.Browser().SignInAsync(rowan.Contact("Rita Reed")), await portal.Browser().SignInAsync(rowan.Contact("Pia Pine")));

        (await pia.PostAsync($"/my/exchange/{note.Id}/take-back")).Is(HttpStatusCode.NotFound);
        (await rita.GetAsync($"/my/exchange/{Guid.NewGuid()}/take-back")).Is(HttpStatusCode.NotFound);
        var done = await (await rita.GetAsync($"/my/exchange/{note.Id}/take-back")).PressAsync("Take it back");
        var again = await rita.PostAsync($"/my/exchange/{note.Id}/take-back");

        Assert.Equal(("/my/exchange", "You took “Out of date” back."), (done.RedirectedTo, done.Flash));
        again.Is(HttpStatusCode.Conflict);
        Assert.DoesNotContain("Out of date", (await pia.GetAsync("/my/exchange")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == note.Id && one.Act == "shared-note.taken-back")));
    }

    [Fact]
    public async Task WhoseOrganisationLeft_ReadsAndSharesNothingMore()
    {
        var gone = (await portal.Given.Organisation("Stranger Ltd").WithSignatory("Stan Strange")).Contact("Stan Strange");
        var stan = await portal.Browser().SignInAsync(gone);

        (await stan.GetAsync("/my/exchange")).Is(HttpStatusCode.NotFound);
        (await stan.PostAsync($"/my/exchange/share/{gone.Id}", ("Input.Title", "Hello"), ("Input.Words", "Hello."), ("Input.Language", "en"))).Is(HttpStatusCode.NotFound);

        Assert.DoesNotContain("xchange", (await stan.GetAsync("/my")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoSharedIt_SeesItAmongTheirDataAndIsTakenOutOfItsWords()
    {
        var zaphod = (await portal.Given.Member("Larch Registry").WithRepresentative("Rita Reed").WithContact("Zaphod Quill", ContactRoles.Participant)).Contact("Zaphod Quill");
        var note = await portal.Given.Shared(zaphod, "Slides of Zaphod Quill");
        var them = await portal.Browser().SignInAsync(zaphod);

        var held = await them.GetAsync("/my/data");
        await (await them.GetAsync("/my/data/erase")).Is(HttpStatusCode.OK).PressAsync("Erase it now");

        Assert.Contains("Slides of Zaphod Quill", held.Text, StringComparison.Ordinal);
        Assert.Equal("Slides of [erased]", await portal.AskAsync(db => db.SharedNotes.Where(one => one.Id == note.Id).Select(one => one.Title).SingleAsync()));
    }
}
