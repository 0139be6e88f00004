using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Lists;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.My;

public sealed class ListsTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task WhoIsNotSignedIn_IsSentToSignIn() =>
        Assert.StartsWith("/account/sign-in?", (await portal.Browser().GetAsync("/my/lists", follow: false)).RedirectedTo, StringComparison.Ordinal);

    [Fact]
    public async Task PersonWithTwoHats_SeesTheListsThatTheyOpenAndIsOnNone()
    {
        await ListAsync("Members alone", ListAudience.Members);
        await ListAsync("All around", ListAudience.MembersAndSupporters);
        await ListAsync("The desk", ListAudience.Secretariat);
        var sue = (await portal.Given.Supporter("Friends of Routing").WithListener("Sue Sedge")).Contact("Sue Sedge");
        var browser = await portal.Browser().SignInAsync(sue);

        var asSupporter = await (await browser.GetAsync("/my")).FollowAsync("Your mailing lists");
        await portal.Given.Member("Rowan Registry").WithContact(sue.Person, ContactRoles.Listener);
        var asBoth = await browser.GetAsync("/my/lists");

        Assert.Contains("Open to you as a contact of Friends of Routing.", asSupporter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Members alone", asSupporter.Text, StringComparison.Ordinal);
        Assert.Contains("Members alone", asBoth.Text, StringComparison.Ordinal);
        Assert.Contains("Open to you as a contact of Friends of Routing, Rowan Registry.", asBoth.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The desk", asBoth.Text, StringComparison.Ordinal);
        Assert.Empty(asBoth.Document.QuerySelectorAll("input[type=checkbox][checked]"));
    }

    [Fact]
    public async Task Choice_IsKeptShownAndTakenBack()
    {
        var list = await ListAsync("The letter", ListAudience.Members);
        var ann = (await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");
        var browser = await portal.Browser().SignInAsync(ann);

        var chosen = await (await browser.GetAsync("/my/lists")).SubmitAsync(("Input.Lists", list.Id.ToString()));
        var data = await browser.GetAsync("/my/data");
        var ended = await chosen.SubmitAsync(("Input.Lists", null));

        Assert.Equal("Your choice was saved: 1 list.", chosen.Flash);
        Assert.Contains("The letter", data.Text, StringComparison.Ordinal);
        Assert.Equal("Your choice was saved. You are on no mailing list by it.", ended.Flash);
        Assert.Equal(["list.chosen", "list.unchosen"], await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == list.Id && entry.PersonId == ann.PersonId).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
        Assert.False(Assert.Single((await portal.AskAsync(db => db.MailingLists.Include(one => one.Places).SingleAsync(one => one.Id == list.Id))).Places).Chosen);
    }

    [Fact]
    public async Task ListThatIsNotOpenToThem_IsRefusedAndNothingIsSaved()
    {
        var (open, desk) = (await ListAsync("The open one", ListAudience.Members), await ListAsync("The desk alone", ListAudience.Secretariat));
        var ann = (await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await browser.PostAsync("/my/lists", ("Input.Lists", open.Id.ToString()), ("Input.Lists", desk.Id.ToString()));

        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("is not open to you any more", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(0, await portal.AskAsync(db => db.MailingLists.SelectMany(list => list.Places).CountAsync(place => place.PersonId == ann.PersonId)));
    }

    private async Task<MailingList> ListAsync(string name, ListAudience audience)
    {
        await using var db = portal.Database.Open();
        var list = MailingList.SetUp(EmailAddress.Parse($"{Guid.NewGuid():N}@lists.example"), name, "A letter a week.", audience, ListHome.Mailman, Actor.Portal, portal.Clock.GetUtcNow());
        db.Add(list);
        await db.SaveChangesAsync();
        return list;
    }
}
