using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Pages.My;

/// <summary>Where an organisation's membership stands, for its own contacts.</summary>
public sealed record MembershipStanding(Contact Contact, Application? Application, DateTimeOffset Now)
{
    public bool Manages => Contact.May(ContactRoles.Representative);

    public static async Task<MembershipStanding> OfAsync(TccmDbContext db, Contact contact, DateTimeOffset now) => new(contact,
        await db.Applications.AsNoTracking().SingleOrDefaultAsync(one => one.AppliesForId == contact.OrganisationId && ApplicationStatuses.Open.Contains(one.Status)), now);
}
