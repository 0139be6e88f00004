using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Meetings;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Meetings;

public sealed class DoneTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task ListenerForeignContactAndAnothersAction_AreNotFound()
    {
        var rowan = await RowanAsync();
        var birch = await portal.Given.Member("Birch Registrar").WithRepresentative("Ben Bay");
        var action = await AgreedAsync(rowan);
        var (lil, ben) = (await portal.Browser().SignInAsync(rowan.Contact("Lil Lime")), await portal.Browser().SignInAsync(birch.Contact("Ben Bay")));

        foreach (var (browser, contact) in new[] { (lil, rowan.Contact("Lil Lime")), (ben, rowan.Contact("Rita Reed")), (ben, birch.Contact("Ben Bay")) })
        {
            (await browser.GetAsync($"/my/actions/{contact.Id}/{action.Id}")).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync($"/my/actions/{contact.Id}/{action.Id}")).Is(HttpStatusCode.NotFound);
        }
        Assert.True((await KeptAsync(action.Id)).IsOpen);
    }

    [Fact]
    public async Task Action_StandsOnMyUntilItIsDoneAndIsRefusedAfter()
    {
        var rowan = await RowanAsync();
        var action = await AgreedAsync(rowan);
        var rita = await portal.Browser().SignInAsync(rowan.Contact("Rita Reed"));

        var waiting = await rita.GetAsync("/my");
        var form = await waiting.FollowAsync("Write the answer");
        var done = await form.PressAsync("It is done");
        var again = await form.PressAsync("It is done");

        Assert.Contains("Write the answer", waiting.All(".todo h3"));
        Assert.Equal(("You said that it is done.", "/my"), (done.Flash, done.RedirectedTo));
        Assert.DoesNotContain("Write the answer", done.Text, StringComparison.Ordinal);
        Assert.Contains("done already", again.Is(HttpStatusCode.Conflict).ErrorSummary.Single(), StringComparison.Ordinal);
        var act = await portal.AskAsync(db => db.AuditEntries.SingleAsync(entry => entry.SubjectId == action.Id && entry.Act == "action.done"));
        Assert.Equal((rowan.Id, rowan.Contact("Rita Reed").PersonId), (act.OrganisationId!.Value, act.PersonId!.Value));
    }

    private async Task<Organisation> RowanAsync() => await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithListener("Lil Lime");

    private async Task<MeetingAction> AgreedAsync(Organisation organisation) => (await portal.Given.Meeting("Monthly call").Starting(TimeSpan.FromHours(-1)).Agreeing(organisation)).Actions.Single();

    private Task<MeetingAction> KeptAsync(Guid id) => portal.AskAsync(db => db.MeetingActions.SingleAsync(one => one.Id == id));
}
