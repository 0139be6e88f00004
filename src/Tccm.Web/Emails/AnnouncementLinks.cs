using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>The address in every announcement at which its reader gets no more: the person's id, sealed with the portal's keys (docs/adr/0032).</summary>
public sealed class AnnouncementLinks(TccmDbContext db, IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("announcements-off");

    public string ToLeave(Person person) => $"/unsubscribe/{seal.Protect(person.Id.ToString())}";

    /// <summary>The person of such a link; null for one that the portal did not make, and for who was erased.</summary>
    public async Task<Person?> FindAsync(string link)
    {
        try
        {
            var id = Guid.Parse(seal.Unprotect(link));
            return await db.People.SingleOrDefaultAsync(person => person.Id == id && person.ErasedAt == null);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
