using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Lists;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class ListsHeld(TccmDbContext db) : Holding
{
    public override string Key => "lists";
    public override string Title => "Mailing lists that you chose";
    public override IReadOnlyList<string> Columns => ["list_places.*"];

    public override Processing Processing => new(
        "To put people on the mailing lists that they chose, and on no other.",
        "Contacts of members and supporters, and the secretariat",
        "Which list was chosen or not and when, the address that is on it, when it was put there, when it was found to have left, and why a list does not take it",
        "Consent, which the page of one's lists takes back, or leaving at the list (GDPR, article 6.1 a)",
        "The server of the mailing lists; the secretariat",
        "While you are on the register.",
        "Your choices go. An address that is on a list is taken off it with the next push, within minutes where the list answers, and goes with that.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken) =>
        [.. (await TheirsAsync(who, cancellationToken)).Select(found => new HeldItem(
            new Fact("list", "List", found.List.Name), new Fact("listAddress", "Its address", found.List.Address), new Fact("chosen", "Chosen", found.Place.Chosen), new Fact("chosenAt", "Said on", found.Place.ChosenAt),
            new Fact("address", "Your address on it", found.Place.Address), new Fact("pushed", "Put on it", found.Place.PushedAt), new Fact("left", "Found to have left at the list", found.Place.LeftAt),
            new Fact("refusedAddress", "An address that it does not take", found.Place.RefusedAddress), new Fact("refusal", "Why not", found.Place.Refusal), new Fact("id", "Number", found.Place.Id)))];

    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var (_, place) in await TheirsAsync(who, cancellationToken))
        {
            place.Forget();
            if (place.Address is null) db.Remove(place);
        }
    }

    private async Task<IReadOnlyList<(MailingList List, ListPlace Place)>> TheirsAsync(DataSubject who, CancellationToken cancellationToken)
    {
        if (who.Person?.Id is not { } id) return [];
        var lists = await db.MailingLists.Include(list => list.Places.Where(place => place.PersonId == id)).Where(list => list.Places.Any(place => place.PersonId == id)).OrderBy(list => list.Address).ToListAsync(cancellationToken);
        return [.. lists.Select(list => (list, list.Places.Single(place => place.PersonId == id)))];
    }
}
