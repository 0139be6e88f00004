using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Chat;
using Tccm.Domain.Database;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class ChatHeld(TccmDbContext db) : Holding
{
    public override string Key => "chat";
    public override string Title => "Chat groups that you asked to be let into";
    public override IReadOnlyList<string> Columns => ["chat_places.*", "chat_rotations.*"];

    public override Processing Processing => new(
        "To let those who want it into a chat group, and to have them removed once they may be in it no more.",
        "Contacts and members of the secretariat who asked for a group's link, and whoever is named in why a link was changed",
        "The group, what they said they are called there, when they joined and left, who removed them by number. Never what is written in a group",
        "Their own choice (GDPR, article 6.1 a)",
        "The secretariat. The platform learns what it asks of those who join there",
        "What you are called there until you were removed; that you were in a group, for good.",
        "Your places end at once. What you are called there, else your name, stays until the secretariat removed you there, and then goes.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var person = who.Person?.Id;
        var places = person is null ? [] : await db.ChatPlaces.AsNoTracking().Include(place => place.Group).Where(place => place.PersonId == person || place.RemovedById == person).OrderBy(place => place.JoinedAt).ToListAsync(cancellationToken);
        var rotations = await db.ChatGroups.AsNoTracking().SelectMany(group => group.Rotations).OrderBy(one => one.RotatedAt).ToListAsync(cancellationToken);
        return
        [
            .. places.Where(place => place.PersonId == person).Select(place => new HeldItem(
                new Fact("group", "Group", place.Group.Name), new Fact("platform", "On", place.Group.Platform.ToString()), new Fact("handle", "What you are called there", place.Handle),
                new Fact("joined", "Joined", place.JoinedAt), new Fact("ended", "Ended", place.EndedAt), new Fact("why", "Why", place.End?.InWords()), new Fact("settled", "Removed", place.SettledAt))),
            .. places.Where(place => place.RemovedById == person).Select(place => new HeldItem(new Fact("removed", "You removed somebody from", place.Group.Name), new Fact("at", "When", place.SettledAt))),
            .. rotations.Where(one => (person is not null && one.RotatedById == person) || who.Traces.IsIn(one.Why, who.About.Contains(one.ChatGroupId))).Select(one => new HeldItem(new Fact("rotated", "Why a link was changed", one.Why), new Fact("at", "When", one.RotatedAt))),
        ];
    }

    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (who.Person is not { } person) return;
        var name = await db.People.AsNoTracking().Where(one => one.Id == person.Id).Select(one => one.Name).SingleAsync(cancellationToken);
        foreach (var place in await db.ChatPlaces.Include(one => one.Group).Where(one => one.PersonId == person.Id && one.SettledAt == null).ToListAsync(cancellationToken)) place.Erase(name, at);
    }
}
