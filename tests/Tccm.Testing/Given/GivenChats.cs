using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Chat;
using Tccm.Domain.Organisations;

namespace Tccm.Testing;

/// <summary>Chat groups, and who is in them before the test begins.</summary>
public static class GivenChats
{
    public static async Task<ChatGroup> ChatGroup(this Given given, string name, ChatAudience audience = ChatAudience.Members, string link = "https://signal.example/corridor")
    {
        var group = Domain.Chat.ChatGroup.Add(ChatPlatform.Signal, name, audience, link, await given.ClerkAsync(), given.Now);
        await using var db = given.Database.Open();
        db.Add(group);
        await db.SaveChangesAsync();
        return group;
    }

    /// <summary>Somebody who joined, and left again where the place has <paramref name="ended"/>.</summary>
    public static async Task<ChatPlace> ChatPlace(this Given given, ChatGroup group, Person person, string? handle = null, bool ended = false)
    {
        await using var db = given.Database.Open();
        var who = await db.People.Include(one => one.Contacts).ThenInclude(contact => contact.Organisation.Memberships).AsSplitQuery().SingleAsync(one => one.Id == person.Id);
        var place = Domain.Chat.ChatPlace.Join(await db.ChatGroups.SingleAsync(one => one.Id == group.Id), who, handle, [], Actor.Concerned(who), given.Now);
        if (ended) place.Leave(Actor.Concerned(who), given.Now);
        db.Add(place);
        await db.SaveChangesAsync();
        return place;
    }
}
