using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Pages.Secretariat;

/// <summary>What waits for the secretariat about people: organisations that fell silent, signatories whom only it can confirm, its own membership.</summary>
public sealed record PeopleWaiting(IReadOnlyList<Organisation> Silent, IReadOnlyList<Contact> Proposed, IReadOnlyList<Appointment> Appointments)
{
    public int Count => Silent.Count + Proposed.Count + Appointments.Count;

    public static async Task<PeopleWaiting> OfAsync(TccmDbContext db)
    {
        var organisations = await db.Organisations.Include(organisation => organisation.Memberships).Include(organisation => organisation.Contacts).ThenInclude(contact => contact.Person)
            .Where(organisation => organisation.Contacts.Any() && organisation.Memberships.Any(period => period.Until == null))
            .OrderBy(organisation => organisation.DisplayName).AsSplitQuery().ToListAsync();
        var appointments = await db.Appointments.Include(proposal => proposal.Person).Where(proposal => proposal.DecidedAt == null).ToListAsync();
        return new PeopleWaiting(
            [.. organisations.Where(organisation => organisation.FellSilent)],
            [.. organisations.Where(organisation => organisation.Lacks.Contains(ContactRoles.Signatory)).SelectMany(organisation => organisation.CurrentContacts).Where(contact => contact.IsProposedAsSignatory)],
            appointments);
    }
}
