using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>Who acts, and the colleague whom it is about; both as the register has them now.</summary>
public sealed record Colleagues(Contact Mine, Contact Other, IReadOnlyList<Contact> All)
{
    /// <summary>
    /// Null where the first is not this person's in that role, or the second not of the same organisation. Locked, changes
    /// among an organisation's people come one after the other, and what the request has read before is forgotten.
    /// </summary>
    public static async Task<Colleagues?> FindAsync(TccmDbContext db, CurrentPerson current, Guid mine, Guid other, ContactRoles role, bool locked)
    {
        if (current.Contact(mine, role) is not { } contact) return null;
        if (locked) await db.LockOrganisationOfAsync(mine);
        var all = await db.ColleaguesAsync(contact.OrganisationId);
        return all.SingleOrDefault(one => one.Id == mine) is { } acting && acting.May(role) && all.SingleOrDefault(one => one.Id == other) is { } found
            ? new Colleagues(acting, found, all)
            : null;
    }
}
