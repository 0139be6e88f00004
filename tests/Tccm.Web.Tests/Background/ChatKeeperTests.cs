using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Chat;
using Tccm.Domain.Organisations;
using Tccm.Testing;
using Tccm.Web.Background;

namespace Tccm.Web.Tests.Background;

public sealed class ChatKeeperTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task EachWayOfLosingTheRight_AsksForRemovalOnceAndNobodyElsesPlaceEnds()
    {
        var group = await portal.Given.ChatGroup("Corridor");
        var (rowan, elm, ash) = (await portal.Given.Member("Rowan Registry").WithListener("Removed").WithListener("Stays"), await portal.Given.Member("Elm Registry").WithListener("Leaver"), await portal.Given.Member("Ash Registry").WithListener("Changer"));
        var clerk = await portal.Given.Secretary("Retired Clerk");
        foreach (var person in new[] { rowan.Contact("Removed").Person, rowan.Contact("Stays").Person, elm.Contact("Leaver").Person, ash.Contact("Changer").Person, clerk }) await portal.Given.ChatPlace(group, person);
        await KeepAsync();
        Assert.Empty(await ToRemoveAsync(group));

        await ChangeAsync(rowan, (one, at) => one.RemoveContact(one.Contact("Removed"), Actor.Portal, at));
        await ChangeAsync(elm, (one, at) => one.Leave(DateOnly.FromDateTime(at.UtcDateTime), null, Actor.Portal, at));
        await ChangeAsync(ash, (one, at) => one.BecomeSupporter(null, Actor.Portal, at));
        await using (var db = portal.Database.Open())
        {
            (await db.People.SingleAsync(person => person.Id == clerk.Id, TestContext.Current.CancellationToken)).LeaveSecretariat(int.MaxValue, Actor.Portal, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await KeepAsync();
        await KeepAsync();

        Assert.Equal(["Changer", "Leaver", "Removed", "Retired Clerk"], await ToRemoveAsync(group));
        Assert.Equal(["Stays"], await portal.AskAsync(db => db.ChatPlaces.Where(place => place.ChatGroupId == group.Id && place.EndedAt == null).Select(place => place.Person.Name).ToListAsync()));
        Assert.Equal(4, await portal.AskAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "chat.entitlement-lost" && db.ChatPlaces.Any(place => place.Id == entry.SubjectId && place.ChatGroupId == group.Id))));
    }

    [Fact]
    public async Task Erased_IsToBeRemovedByTheNameWhichThenGoes()
    {
        var (group, zaphod) = (await portal.Given.ChatGroup("Erased from"), (await portal.Given.Member("Larch Registry").WithRepresentative("Rita Reed").WithContact("Zaphod Quill", ContactRoles.Participant)).Contact("Zaphod Quill"));
        var place = await portal.Given.ChatPlace(group, zaphod.Person);
        var (them, clerk) = (await portal.Browser().SignInAsync(zaphod), await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk")));

        Assert.Contains("Erased from", (await them.GetAsync("/my/data")).Text, StringComparison.Ordinal);
        await (await them.GetAsync("/my/data/erase")).Is(HttpStatusCode.OK).PressAsync("Erase it now");
        await KeepAsync();
        var done = await (await clerk.GetAsync("/secretariat/chat")).PressAsync("Removed Zaphod Quill from Erased from");

        Assert.DoesNotContain("Zaphod Quill", done.Text, StringComparison.Ordinal);
        var kept = await portal.AskAsync(db => db.ChatPlaces.SingleAsync(one => one.Id == place.Id));
        Assert.Equal((ChatEnd.Erased, null), (kept.End, kept.Handle));
    }

    private Task<List<string>> ToRemoveAsync(ChatGroup group) => portal.AskAsync(db => db.ChatPlaces.ToRemove().Where(place => place.ChatGroupId == group.Id).Select(place => place.Person.Name).OrderBy(name => name).ToListAsync());

    private async Task ChangeAsync(Organisation organisation, Action<Organisation, DateTimeOffset> change)
    {
        await using var db = portal.Database.Open();
        change((await db.OrganisationAsync(organisation.Id))!, portal.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    private Task KeepAsync() => portal.Services.GetRequiredService<ChatKeeper>().KeepAsync(TestContext.Current.CancellationToken);
}
