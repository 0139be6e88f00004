using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Pages.My;

/// <summary>What colleagues wait for from this person: handovers to take on, and signatories to confirm.</summary>
public sealed record HatsWaiting(IReadOnlyList<Handover> Handovers, IReadOnlyList<Contact> Proposed)
{
    public static async Task<HatsWaiting> OfAsync(TccmDbContext db, IReadOnlyList<Contact> hats)
    {
        var (mine, signsFor) = (hats.Select(hat => hat.Id).ToList(), hats.Where(hat => hat.May(ContactRoles.Signatory)).Select(hat => hat.OrganisationId).ToList());
        var handovers = await db.Handovers.Include(handover => handover.From.Person).Include(handover => handover.To)
            .Where(handover => handover.AcceptedAt == null && handover.EndedAt == null && mine.Contains(handover.ToId)).ToListAsync();
        var proposed = await db.Contacts.Include(contact => contact.Person)
            .Where(contact => contact.Until == null && contact.SignatoryProposedAt != null && signsFor.Contains(contact.OrganisationId)).ToListAsync();
        return new HatsWaiting([.. handovers.Where(handover => handover.IsOpen)], proposed);
    }

    public IReadOnlyList<(string Words, string Page, Guid Id)> Of(Contact hat) =>
    [
        .. Handovers.Where(handover => handover.ToId == hat.Id)
            .Select(handover => ($"{handover.From.Person.Name} hands over to you: {handover.Roles.InWords()}", "/My/TakeOver", handover.Id)),
        .. Proposed.Where(contact => contact.OrganisationId == hat.OrganisationId && contact.PersonId != hat.PersonId && hat.May(ContactRoles.Signatory))
            .Select(contact => ($"Confirm or refuse: {contact.Person.Name} as signatory", "/My/Signatory", contact.Id)),
    ];
}
