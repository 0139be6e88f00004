using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Lists;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Lists;

namespace Tccm.Web.Tests.Lists;

/// <summary>Pushing to a real Mailman core, which dies, is changed by others, and does not take everything.</summary>
public sealed class MailmanTests(MailmanPortal portal) : IClassFixture<MailmanPortal>
{
    [Fact]
    public async Task FirstPushOfForty_KilledHalfWay_GoesOnAndPutsEachOnTheListOnce()
    {
        MailmanServer.Require();
        var address = await portal.ListAsync("forty");
        var people = await ChosenByAsync(address, "Rowan Registry", 40);
        var clerk = await ClerkAsync();
        var letters = portal.Mailman.Letters;

        await portal.KeepAsync();
        Assert.Empty(await portal.Mailman.RosterAsync(address));
        Assert.Contains("waits until somebody has looked", (await clerk.GetAsync("/secretariat")).Text, StringComparison.Ordinal);
        var difference = await clerk.GetAsync($"/secretariat/lists/{address}/difference");
        portal.DiesAfter = 17;
        var broken = await difference.PressAsync("Push 40 additions");
        broken.Is(HttpStatusCode.Conflict);
        Assert.Contains("16 were put on the list", Assert.Single(broken.ErrorSummary), StringComparison.Ordinal);
        var half = await portal.ReadAsync(address);
        Assert.Equal((16, 40), (half.OnIt, half.Places.Count(place => place.Address is not null)));

        Assert.Contains("The list cannot be asked", (await clerk.GetAsync($"/secretariat/lists/{address}/difference")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", (await clerk.GetAsync($"/secretariat/lists/{address}")).Text, StringComparison.Ordinal);
        await portal.KeepAsync();
        Assert.Equal(1, (await portal.ReadAsync(address)).Failures);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await portal.KeepAsync();
        Assert.Equal(2, (await portal.ReadAsync(address)).Failures);

        await portal.Mailman.StartAsync();
        Assert.Equal(17, (await portal.Mailman.RosterAsync(address)).Count);
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.KeepAsync();
        await portal.KeepAsync();

        Assert.Equal(people.Select(one => one.Person.EmailKey).Order(StringComparer.Ordinal), await portal.Mailman.RosterAsync(address));
        var list = await portal.ReadAsync(address);
        Assert.Equal((40, 0, 0, (string?)null), (list.OnIt, list.Unknown, list.Departures.Count, list.Trouble));
        Assert.Equal(letters, portal.Mailman.Letters);
        Assert.Contains("Nothing differs", (await clerk.GetAsync($"/secretariat/lists/{address}/difference")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangesAtBothEnds_ArePushedRespectedAndReported()
    {
        MailmanServer.Require();
        var address = await portal.ListAsync("news");
        var people = await ChosenByAsync(address, "Alder Registry", 4);
        await portal.KeepAsync();
        Assert.Equal(4, (await portal.Mailman.RosterAsync(address)).Count);
        var (leaves, ends, removed, moves) = (people[0], people[1], people[2], people[3]);

        await portal.Mailman.LeaveAsync(address, leaves.Person.EmailKey);
        await portal.Mailman.JoinAsync(address, "stranger@elsewhere.example");
        await portal.ChooseAsync(address, [ends], on: false);
        await portal.ChangeAsync(removed.OrganisationId, organisation => organisation.RemoveContact(organisation.Contacts.Single(one => one.Id == removed.Id), Actor.Portal, portal.Clock.GetUtcNow()));
        await ChangePersonAsync(moves.PersonId, person => person.MoveTo(EmailAddress.Parse("moved@elsewhere.example"), Actor.Portal, portal.Clock.GetUtcNow()));
        await portal.KeepAsync();
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.KeepAsync();
        var (clerk, browser) = (await ClerkAsync(), await SignedInAsync(leaves));

        Assert.Equal(["moved@elsewhere.example", "stranger@elsewhere.example"], await portal.Mailman.RosterAsync(address));
        Assert.Contains("You left it at the list itself", (await browser.GetAsync("/my/lists")).Text, StringComparison.Ordinal);
        var shown = await clerk.GetAsync($"/secretariat/lists/{address}");
        Assert.Contains($"{leaves.Person.Name}, found on", shown.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await portal.ReadAsync(address)).Unknown);

        var again = await (await browser.GetAsync("/my/lists")).SubmitAsync(("Input.Lists", (await portal.ReadAsync(address)).Id.ToString()));
        Assert.Equal("Your choice was saved: 1 list.", again.Flash);
        await portal.KeepAsync();

        Assert.Contains(leaves.Person.EmailKey, await portal.Mailman.RosterAsync(address));
        Assert.Contains("You are on it since", (await browser.GetAsync("/my/lists")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoWasErased_IsOffTheListAndOutOfTheRegister()
    {
        MailmanServer.Require();
        var address = await portal.ListAsync("erased");
        var people = await ChosenByAsync(address, "Larch Registry", 2);
        var browser = await SignedInAsync(people[0]);
        await portal.KeepAsync();

        Assert.Contains("erased@lists.example", (await browser.GetAsync("/my/data")).Text, StringComparison.Ordinal);
        await (await browser.GetAsync("/my/data/erase")).Is(HttpStatusCode.OK).PressAsync("Erase it now");
        await portal.KeepAsync();

        Assert.Equal([people[1].Person.EmailKey], await portal.Mailman.RosterAsync(address));
        Assert.Equal(people[1].PersonId, Assert.Single((await portal.ReadAsync(address)).Places).PersonId);
    }

    [Fact]
    public async Task UnknownAddresses_AreTakenIntoCareOrTakenOffByTheSecretariatAlone()
    {
        MailmanServer.Require();
        var address = await portal.ListAsync("strangers");
        var ann = (await portal.Given.Member("Birch Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");
        var browser = await SignedInAsync(ann);
        foreach (var one in new[] { ann.Person.EmailKey, "stranger@elsewhere.example" }) await portal.Mailman.JoinAsync(address, one);
        var clerk = await ClerkAsync();
        await portal.KeepAsync();
        var page = await clerk.GetAsync($"/secretariat/lists/{address}/difference");

        (await clerk.PostAsync($"/secretariat/lists/{address}/adopt", ("Input.Email", "stranger@elsewhere.example"))).Is(HttpStatusCode.Conflict);
        (await clerk.PostAsync($"/secretariat/lists/{address}/take-off", ("Input.Email", "nobody@elsewhere.example"))).Is(HttpStatusCode.Conflict);
        var adopted = await (await page.FollowAsync($"Take into care: {ann.Person.EmailKey}")).PressAsync("Take it into care");
        var takenOff = await (await adopted.FollowAsync("Take off stranger@elsewhere.example")).PressAsync("Take it off the list");
        (await clerk.PostAsync($"/secretariat/lists/{address}/take-off", ("Input.Email", ann.Person.EmailKey))).Is(HttpStatusCode.Conflict);

        Assert.Equal($"The portal keeps Ann Arch on {address} from now on.", adopted.Flash);
        Assert.Equal("stranger@elsewhere.example is off the list.", takenOff.Flash);
        Assert.Equal([ann.Person.EmailKey], await portal.Mailman.RosterAsync(address));
        Assert.Contains("You are on it since", (await browser.GetAsync("/my/lists")).Text, StringComparison.Ordinal);
        var list = await portal.ReadAsync(address);
        Assert.Equal(["list.set-up", "list.adopted", "list.unknown-removed"], await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == list.Id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task AddressBeyondAscii_IsRefusedByTheListAndKeepsNobodyBack()
    {
        MailmanServer.Require();
        var address = await portal.ListAsync("letters");
        var people = await ChosenByAsync(address, "Cedar Registry", 2);
        await ChangePersonAsync(people[0].PersonId, person => person.MoveTo(EmailAddress.Parse("zoë@elsewhere.example"), Actor.Portal, portal.Clock.GetUtcNow()));

        await portal.KeepAsync();

        Assert.Equal([people[1].Person.EmailKey], await portal.Mailman.RosterAsync(address));
        var list = await portal.ReadAsync(address);
        Assert.Null(list.Trouble);
        Assert.False(list.IsDue(portal.Clock.GetUtcNow()));
        Assert.Contains("Addresses that it does not take", (await (await ClerkAsync()).GetAsync($"/secretariat/lists/{address}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyRemovals_WaitForALookAndWhatWasLookedAtIsPushed()
    {
        MailmanServer.Require();
        var address = await portal.ListAsync("wide");
        var members = await ChosenByAsync(address, "Maple Registry", 2);
        var supporters = await ChosenByAsync(address, "Friends of Maple", 13, supporter: true);
        var clerk = await ClerkAsync();
        await (await clerk.GetAsync($"/secretariat/lists/{address}/difference")).PressAsync("Push 15 additions");
        await (await clerk.GetAsync($"/secretariat/lists/{address}/change")).SubmitAsync(("Input.Audience", nameof(ListAudience.Members)));

        await portal.ChooseAsync(address, [supporters[0]], on: false);
        await portal.KeepAsync();
        Assert.Equal(14, (await portal.Mailman.RosterAsync(address)).Count);
        var page = await clerk.GetAsync($"/secretariat/lists/{address}/difference");
        await portal.ChooseAsync(address, [supporters[1]], on: false);
        await portal.KeepAsync();
        var stale = await page.PressAsync("Push 12 removals");
        var pushed = await stale.PressAsync("Push 11 removals");

        stale.Is(HttpStatusCode.Conflict);
        Assert.Contains("The difference is another one by now", Assert.Single(stale.ErrorSummary), StringComparison.Ordinal);
        Assert.Equal($"You pushed 0 additions and 11 removals to {address}.", pushed.Flash);
        Assert.Equal(members.Select(one => one.Person.EmailKey).Order(StringComparer.Ordinal), await portal.Mailman.RosterAsync(address));
    }

    [Fact]
    public async Task ListThatTheServerDoesNotKnow_IsReportedAndKeepsNoOtherBack()
    {
        MailmanServer.Require();
        var unknown = await portal.ListAsync("a-missing", onServer: false);
        var known = await portal.ListAsync("z-present");
        var people = await ChosenByAsync(unknown, "Hazel Registry", 1);
        await portal.ChooseAsync(known, people);

        await portal.KeepAsync();

        Assert.Equal($"Mailman knows no list {unknown}. Make it there first.", (await portal.ReadAsync(unknown)).Trouble);
        Assert.Equal([people[0].Person.EmailKey], await portal.Mailman.RosterAsync(known));
    }

    [Fact]
    public async Task TwoPushesOfOneListAtOnce_AreOne()
    {
        MailmanServer.Require();
        var address = await portal.ListAsync("twice");
        await ChosenByAsync(address, "Aspen Registry", 1);
        var id = (await portal.ReadAsync(address)).Id;
        await using (var db = portal.Database.Open())
            await db.Database.ExecuteSqlAsync($"UPDATE portal.mailing_lists SET claimed_until = {portal.Clock.GetUtcNow().AddMinutes(4)} WHERE id = {id}", TestContext.Current.CancellationToken);
        await using var scope = portal.Services.CreateAsyncScope();

        var refused = await Assert.ThrowsAsync<DomainException>(() => scope.ServiceProvider.GetRequiredService<PushList>().RunAsync(id, null, Actor.Portal, TestContext.Current.CancellationToken));
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.KeepAsync();

        Assert.Contains("being pushed at this very moment", refused.Message, StringComparison.Ordinal);
        Assert.Single(await portal.Mailman.RosterAsync(address));
    }

    private async Task<IReadOnlyList<Contact>> ChosenByAsync(string address, string organisation, int people, bool supporter = false)
    {
        var given = supporter ? portal.Given.Supporter(organisation) : portal.Given.Member(organisation);
        for (var number = 1; number <= people; number++) given = given.WithListener($"Person {number.ToString(CultureInfo.InvariantCulture)} of {organisation.Split(' ')[^1]}");
        var contacts = (await given).CurrentContacts.OrderBy(contact => contact.Person.Name, StringComparer.Ordinal).ToList();
        await portal.ChooseAsync(address, contacts);
        return contacts;
    }

    private async Task ChangePersonAsync(Guid id, Action<Person> change)
    {
        await using var db = portal.Database.Open();
        change(await db.People.SingleAsync(person => person.Id == id));
        await db.SaveChangesAsync();
    }

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

    private Task<Browser> SignedInAsync(Contact contact) => portal.Browser().SignInAsync(contact);
}
