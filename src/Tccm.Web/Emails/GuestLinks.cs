using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Guests;

namespace Tccm.Web.Emails;

/// <summary>The link to leave that stands in every letter to a guest: the guest's id, sealed with the portal's keys, so nothing is kept for it.</summary>
public sealed class GuestLinks(TccmDbContext db, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector seal = protection.CreateProtector("guest-leaves");

    public string ToLeave(Guest guest) => $"/guests/leave/{seal.Protect(guest.Id.ToString())}";

    /// <summary>The guest of such a link; null for one that the portal did not make.</summary>
    public async Task<Guest?> FindAsync(string link)
    {
        try
        {
            var id = Guid.Parse(seal.Unprotect(link));
            return await db.Guests.SingleOrDefaultAsync(guest => guest.Id == id);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Those who receive today.</summary>
    public async Task<IReadOnlyList<Guest>> ReceivingAsync(CancellationToken cancellationToken = default)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var accepted = await db.Guests.Where(guest => guest.AcceptedAt != null && guest.EndedAt == null).ToListAsync(cancellationToken);
        return [.. accepted.Where(guest => guest.Receives(today))];
    }
}
