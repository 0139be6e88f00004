using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My;

/// <summary>Handing over, leaving and being removed: what ends with it, and that no organisation falls silent by it.</summary>
public sealed class LeavingTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Handover_TakesEffectWhenTheSuccessorAccepts()
    {
        var elm = await portal.Given.Member("Elm Registry").WithRepresentative("Rita Reed").WithSignatory("Ann Arch").WithListener("Lou Lark");
        var (rita, lou) = (elm.Contact("Rita Reed"), elm.Contact("Lou Lark"));
        var browser = await portal.Browser().SignInAsync(rita);
        var successor = await portal.Browser().SignInAsync(lou);

        var offered = await (await browser.GetAsync($"/my/organisations/{rita.Id}/hand-over")).SubmitAsync(("Input.Successor", lou.Id.ToString()));
        var between = (await ContactAsync(rita)).May(ContactRoles.Representative) && !(await ContactAsync(lou)).May(ContactRoles.Representative);
        var accepted = await (await (await successor.GetAsync("/my")).FollowAsync("Rita Reed hands over to you: representative")).PressAsync("Take over");

        Assert.StartsWith("You offered Lou Lark to take over.", offered.Flash, StringComparison.Ordinal);
        Assert.True(between);
        Assert.Equal("You took over from Rita Reed: representative of Elm Registry.", accepted.Flash);
        Assert.True((await ContactAsync(lou)).May(ContactRoles.Representative));
        Assert.False((await ContactAsync(rita)).IsCurrent);
        Assert.Contains(await portal.Mailbox.ToAsync(elm.Contact("Ann Arch")), letter => letter.Subject.StartsWith("Lou Lark took over", StringComparison.Ordinal));
        Assert.Contains("handover.accepted", await portal.AskAsync(db => db.AuditEntries.Where(one => one.OrganisationId == elm.Id).Select(one => one.Act).ToListAsync()));
        Assert.StartsWith("/account/sign-in", (await browser.GetAsync("/my", follow: false)).RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LastSignatory_HandsOverToSomebodyNew()
    {
        var oak = await portal.Given.Member("Oak Registry").WithRepresentative("Rita Reed").WithSignatory("Ann Arch");
        var ann = oak.Contact("Ann Arch");
        var browser = await portal.Browser().SignInAsync(ann);
        await (await browser.GetAsync($"/my/organisations/{ann.Id}/hand-over")).SubmitAsync(("Input.Name", "Nia New"), ("Input.Email", "nia@oak.test"));
        var link = (await portal.Mailbox.ToAsync("nia@oak.test")).Single(letter => letter.Link.Contains("/invitation/", StringComparison.Ordinal)).Link;

        var nia = portal.Browser();
        var my = await (await nia.GetAsync(link)).SubmitAsync(("Input.Password", "six brass kettles on the hill"));
        var invited = await portal.AskAsync(db => db.Contacts.SingleAsync(one => one.OrganisationId == oak.Id && one.Person.Name == "Nia New"));
        var done = await (await my.FollowAsync("Ann Arch hands over to you: signatory")).PressAsync("Take over");

        Assert.Equal(ContactRoles.Listener, invited.Roles);
        Assert.StartsWith("You took over from Ann Arch", done.Flash, StringComparison.Ordinal);
        Assert.Equal("Nia New", await portal.AskAsync(db => db.Contacts.Where(one => one.OrganisationId == oak.Id && one.Until == null && (one.Roles & ContactRoles.Signatory) != ContactRoles.None).Select(one => one.Person.Name).SingleAsync()));
    }

    [Fact]
    public async Task DeclinedOrTakenBackHandover_ChangesNothing()
    {
        var ash = await portal.Given.Member("Ash Registry").WithRepresentative("Rita Reed").WithSignatory("Ann Arch").WithListener("Lou Lark");
        var (ann, lou) = (ash.Contact("Ann Arch"), ash.Contact("Lou Lark"));
        var browser = await portal.Browser().SignInAsync(ann);
        var successor = await portal.Browser().SignInAsync(lou);

        await (await browser.GetAsync($"/my/organisations/{ann.Id}/hand-over")).SubmitAsync(("Input.Successor", lou.Id.ToString()));
        var declined = await (await (await successor.GetAsync("/my")).FollowAsync("Ann Arch hands over to you: signatory")).PressAsync("Decline");
        await (await browser.GetAsync($"/my/organisations/{ann.Id}/hand-over")).SubmitAsync(("Input.Successor", lou.Id.ToString()));
        var open = await (await successor.GetAsync("/my")).FollowAsync("Ann Arch hands over to you: signatory");
        await (await browser.GetAsync($"/my/organisations/{ann.Id}/hand-over")).PressAsync("Take it back");
        var late = await open.PressAsync("Take over");

        Assert.StartsWith("You declined", declined.Flash, StringComparison.Ordinal);
        Assert.Contains(await portal.Mailbox.ToAsync(ann), letter => letter.Subject.Contains("declined to take over", StringComparison.Ordinal));
        late.Is(HttpStatusCode.Conflict);
        Assert.Equal(("signatory", "listener"), ((await ContactAsync(ann)).RolesInWords, (await ContactAsync(lou)).RolesInWords));
    }

    [Fact]
    public async Task Leaving_EndsTheContactAndTellsTheOthers()
    {
        var fir = await portal.Given.Member("Fir Registry").WithRepresentative("Rita Reed").WithListener("Lou Lark");
        var lou = fir.Contact("Lou Lark");
        var browser = await portal.Browser().SignInAsync(lou);

        var page = await (await browser.GetAsync($"/my/organisations/{lou.Id}/step-down")).PressAsync("I no longer act for Fir Registry");

        Assert.Equal("You no longer act for Fir Registry. Its other contacts are told.", page.Flash);
        Assert.False((await ContactAsync(lou)).IsCurrent);
        Assert.Contains("laid that down", Assert.Single(await portal.Mailbox.ToAsync(fir.Contact("Rita Reed"))).Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal("You no longer act for Fir Registry", Assert.Single(await portal.Mailbox.ToAsync(lou)).Subject);
    }

    [Fact]
    public async Task RemovedContact_LosesEverythingOnEveryInstanceAtTheNextRequest()
    {
        var yew = await portal.Given.Member("Yew Registry").WithRepresentative("Yan Yew").WithContact("Yara Yew", ContactRoles.Representative | ContactRoles.Signatory).WithSignatory("Yuri Yew");
        var (yan, yara) = (yew.Contact("Yan Yew"), yew.Contact("Yara Yew"));
        var statement = await portal.Given.Statement("Stay open").Open();
        var here = await portal.Browser().SignInAsync(yara);
        var there = await portal.BrowserElsewhere().SignInAsync(yara);
        var form = await there.GetAsync($"/statements/{statement.Slug}/sign/{yara.Id}");
        await (await here.GetAsync($"/my/organisations/{yara.Id}/invite")).SubmitAsync(("Input.Name", "Friend Foe"), ("Input.Email", "friend@yew.test"), ("Input.Roles", "Representative"));
        await (await portal.Browser().GetAsync("/account/forgot")).SubmitAsync(("Input.Email", yara.Person.Email.Value));
        var reset = (await portal.Mailbox.ToAsync(yara)).Single(letter => letter.Link.Contains("/password/", StringComparison.Ordinal)).Link;
        var invitation = Assert.Single(await portal.Mailbox.ToAsync("friend@yew.test")).Link;

        await (await (await portal.Browser().SignInAsync(yan)).GetAsync($"/my/organisations/{yan.Id}/remove/{yara.Id}")).PressAsync("Remove Yara Yew");
        var signed = await form.SubmitAsync(follow: false, ("Input.Declared", "true"));

        Assert.StartsWith("/account/sign-in", signed.RedirectedTo, StringComparison.Ordinal);
        Assert.StartsWith("/account/sign-in", (await here.GetAsync("/my", follow: false)).RedirectedTo, StringComparison.Ordinal);
        Assert.Empty((await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!.Signatures);
        Assert.Contains("withdrawn", (await portal.BrowserElsewhere().GetAsync(invitation)).Text, StringComparison.Ordinal);
        (await (await portal.BrowserElsewhere().GetAsync(reset)).SubmitAsync(("Input.Password", "six brass kettles on the hill"))).Is(HttpStatusCode.Conflict);
        var again = await portal.BrowserElsewhere().SignInAsync(yara);
        (await again.PostAsync($"/statements/{statement.Slug}/sign/{yara.Id}", ("Input.Sha256", statement.Text.Sha256), ("Input.Declared", "true"), ("Input.Id", Guid.CreateVersion7().ToString()))).Is(HttpStatusCode.NotFound);
        Assert.Contains("removed Yara Yew", Assert.Single(await portal.Mailbox.ToAsync(yew.Contact("Yuri Yew")), letter => letter.Subject.Contains("no longer acts", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.Contains(await portal.Mailbox.ToAsync(yara), letter => letter.Subject == "You no longer act for Yew Registry");
    }

    [Fact]
    public async Task RemovedContactWithAnotherHat_KeepsThatOne()
    {
        var person = await portal.Given.Person("Hattie Two");
        var one = await portal.Given.Member("One Registry").WithRepresentative("Rita Reed").WithContact(person, ContactRoles.Participant);
        await portal.Given.Member("Two Registry").WithContact(person, ContactRoles.Participant);
        var browser = await portal.Browser().SignInAsync(person);
        var rita = one.Contact("Rita Reed");

        await (await (await portal.Browser().SignInAsync(rita)).GetAsync($"/my/organisations/{rita.Id}/remove/{one.Contact("Hattie Two").Id}")).PressAsync("Remove Hattie Two");

        Assert.Equal(["Two Registry"], (await browser.GetAsync("/my")).All("main section > h2"));
        (await browser.GetAsync($"/my/organisations/{one.Contact("Hattie Two").Id}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task TwoSignatoriesLeavingAtOnce_LeaveOne()
    {
        for (var round = 0; round < 8; round++)
        {
            var elder = await portal.Given.Member("Elder Registry").WithRepresentative("Rita Reed").WithSignatory("Sue Sedge").WithSignatory("Sid Sand");
            var (sue, sid) = (await portal.Browser().SignInAsync(elder.Contact("Sue Sedge")), await portal.Browser().SignInAsync(elder.Contact("Sid Sand")));

            var pages = await Race.AtOnceAsync(
                () => sue.PostAsync($"/my/organisations/{elder.Contact("Sue Sedge").Id}/step-down"),
                () => sid.PostAsync($"/my/organisations/{elder.Contact("Sid Sand").Id}/step-down"));

            Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Conflict], pages.Select(page => page.Status).Order());
            Assert.Equal(1, await portal.AskAsync(db => db.Contacts.CountAsync(contact => contact.OrganisationId == elder.Id && contact.Until == null && contact.Roles == ContactRoles.Signatory)));
        }
    }

    [Fact]
    public async Task OneInvitationUsedTwiceAtOnce_IsAcceptedOnce()
    {
        for (var round = 0; round < 8; round++)
        {
            var gorse = await portal.Given.Member("Gorse Registry").WithRepresentative("Rita Reed").WithSignatory("Ann Arch");
            var rita = gorse.Contact("Rita Reed");
            var email = $"twice.{round}@gorse.test";
            await (await (await portal.Browser().SignInAsync(rita)).GetAsync($"/my/organisations/{rita.Id}/invite")).SubmitAsync(("Input.Name", "Ted Twice"), ("Input.Email", email), ("Input.Roles", "Listener"));
            var link = Assert.Single(await portal.Mailbox.ToAsync(email)).Link;
            var (first, other) = (portal.Browser(), portal.Browser());

            var pages = await Race.AtOnceAsync(
                () => first.PostAsync(link, ("Input.Password", "six brass kettles on the hill")),
                () => other.PostAsync(link, ("Input.Password", "nine tin whistles in the barn")));

            Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Conflict], pages.Select(page => page.Status).Order());
            Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.Act == "invitation.accepted" && one.OrganisationId == gorse.Id)));
        }
    }

    private Task<Contact> ContactAsync(Contact contact) => portal.AskAsync(db => db.Contacts.SingleAsync(one => one.Id == contact.Id));
}
