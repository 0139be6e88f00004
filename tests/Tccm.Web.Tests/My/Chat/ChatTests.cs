using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Chat;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Chat;

public sealed class ChatTests(Portal portal) : IClassFixture<Portal>
{
    private const string Link = "https://signal.example/behind-the-door";

    [Fact]
    public async Task Link_IsShownToWhoMayBeInAndJoinedAndStandsNowhereElse()
    {
        var group = await portal.Given.ChatGroup("Members corridor", link: Link);
        var lena = (await portal.Given.Member("Rowan Registry").WithListener("Lena Lark")).Contact("Lena Lark");
        var (browser, supporter) = (await portal.Browser().SignInAsync(lena), await portal.Browser().SignInAsync((await portal.Given.Supporter("Friends of Routing").WithListener("Fred Frost")).Contact("Fred Frost")));
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

        var before = await (await browser.GetAsync("/my")).FollowAsync("Chat groups");
        var form = await before.FollowAsync("Join… Members corridor");
        var done = await form.SubmitAsync(("Input.Handle", "@lena"));

        foreach (var page in new[] { before, form, await supporter.GetAsync("/my/chat"), await clerk.GetAsync("/my/chat"), await clerk.GetAsync("/secretariat/chat"), await clerk.GetAsync($"/secretariat/chat/{group.Id}/link"), await browser.GetAsync("/my/data") })
            Assert.DoesNotContain("behind-the-door", page.Is(HttpStatusCode.OK).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Members corridor", (await supporter.GetAsync("/my/chat")).Text, StringComparison.Ordinal);
        (await supporter.PostAsync($"/my/chat/{group.Id}/join")).Is(HttpStatusCode.NotFound);
        Assert.Equal("/my/chat", done.RedirectedTo);
        Assert.Equal("You joined Members corridor here. Its link stands beside it: open it to get in.", done.Flash);
        Assert.Equal(Link, done.Find(".todo a[rel]")!.GetAttribute("href"));
        var place = await portal.AskAsync(db => db.ChatPlaces.SingleAsync(one => one.ChatGroupId == group.Id));
        Assert.Equal((lena.PersonId, "@lena"), (place.PersonId, place.Handle));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == place.Id && one.Act == "chat.joined" && one.PersonId == lena.PersonId)));
        Assert.DoesNotContain(await portal.AskAsync(db => db.AuditEntries.Select(one => one.Sentence).ToListAsync()), sentence => sentence.Contains("behind-the-door", StringComparison.Ordinal) || sentence.Contains("@lena", StringComparison.Ordinal));
        Assert.DoesNotContain(await portal.AskAsync(db => db.Outbox.Select(one => one.Text).ToListAsync()), text => text.Contains("behind-the-door", StringComparison.Ordinal));
        Assert.DoesNotContain("behind-the-door", await browser.Client.GetStringAsync(new Uri("/my/data/download", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task JoinedTwice_IsRefusedAndKeptOnce()
    {
        var (group, lena) = (await portal.Given.ChatGroup("Joined twice"), (await portal.Given.Member("Elm Registry").WithListener("Lena Lark")).Contact("Lena Lark"));
        var browser = await portal.Browser().SignInAsync(lena);

        await browser.PostAsync($"/my/chat/{group.Id}/join");
        var again = await browser.PostAsync($"/my/chat/{group.Id}/join");

        Assert.Contains("You joined Joined twice already", Assert.Single(again.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(1, await portal.AskAsync(db => db.ChatPlaces.CountAsync(one => one.ChatGroupId == group.Id)));
    }

    [Fact]
    public async Task Handle_IsSaidAnewByWhoIsIn()
    {
        var (group, lena) = (await portal.Given.ChatGroup("Called anew"), (await portal.Given.Member("Ash Registry").WithListener("Lena Lark")).Contact("Lena Lark"));
        var browser = await portal.Browser().SignInAsync(lena);
        (await browser.PostAsync($"/my/chat/{group.Id}/called", ("Input.Handle", "@nobody"))).Is(HttpStatusCode.NotFound);
        await portal.Given.ChatPlace(group, lena.Person, "@lena");

        var form = await browser.GetAsync($"/my/chat/{group.Id}/called");
        var tooLong = await form.SubmitAsync(("Input.Handle", new string('x', ChatPlace.MaxHandle + 1)));
        var done = await form.SubmitAsync(("Input.Handle", "+64 21 000"));

        Assert.Equal("@lena", form.ValueOf("Input.Handle"));
        tooLong.Is(HttpStatusCode.BadRequest);
        Assert.Equal("What you are called in Called anew was saved.", done.Flash);
        Assert.Equal("+64 21 000", await portal.AskAsync(db => db.ChatPlaces.Where(one => one.ChatGroupId == group.Id).Select(one => one.Handle).SingleAsync()));
    }

    [Fact]
    public async Task WhoLeaves_SeesNoLinkAndTheSecretariatIsAskedToRemoveThem()
    {
        var (group, lena) = (await portal.Given.ChatGroup("Left behind", link: Link), (await portal.Given.Member("Oak Registry").WithListener("Lena Lark")).Contact("Lena Lark"));
        await portal.Given.ChatPlace(group, lena.Person, "@lena-of-oak");
        var (browser, clerk) = (await portal.Browser().SignInAsync(lena), await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk")));

        var done = await (await (await browser.GetAsync("/my/chat")).FollowAsync("Leave… Left behind")).PressAsync("Leave Left behind");
        var again = await browser.PostAsync($"/my/chat/{group.Id}/leave");

        Assert.Equal(("/my/chat", "You left Left behind. The secretariat is asked to remove you on Signal."), (done.RedirectedTo, done.Flash));
        Assert.DoesNotContain(Link, done.Body, StringComparison.Ordinal);
        again.Is(HttpStatusCode.Conflict);
        Assert.Contains("left a chat group or may be in it no more", (await clerk.GetAsync("/secretariat")).Text, StringComparison.Ordinal);
        Assert.Contains("@lena-of-oak", (await clerk.GetAsync("/secretariat/chat")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GroupThatIsClosedOrNotThere_IsNotFound()
    {
        var group = await portal.Given.ChatGroup("Closed door");
        await using (var db = portal.Database.Open())
        {
            (await db.ChatGroups.SingleAsync(one => one.Id == group.Id, TestContext.Current.CancellationToken)).Close([], Domain.Actor.Secretariat(await portal.Given.Secretary("Closer")), portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var browser = await portal.Browser().SignInAsync((await portal.Given.Member("Fir Registry").WithListener("Lena Lark")).Contact("Lena Lark"));

        foreach (var id in new[] { group.Id, Guid.NewGuid() })
            foreach (var act in new[] { "join", "leave", "called" })
                (await browser.PostAsync($"/my/chat/{id}/{act}")).Is(HttpStatusCode.NotFound);

        Assert.DoesNotContain("Closed door", (await browser.GetAsync("/my/chat")).Text, StringComparison.Ordinal);
    }
}
