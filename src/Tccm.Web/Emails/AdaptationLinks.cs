using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;

namespace Tccm.Web.Emails;

/// <summary>The link by which whoever registered an adaptation in public takes it back: its id, sealed with the portal's keys, so nothing is kept for it.</summary>
public sealed class AdaptationLinks(TccmDbContext db, IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("adaptation-taken-back");

    /// <summary>Where who registered it takes it back: by this link, or a member's contact in their own house.</summary>
    public string ToTakeBack(Adaptation adaptation) =>
        adaptation.OrganisationId is null ? $"/adaptations/take-back/{seal.Protect(adaptation.Id.ToString())}" : $"/my/adaptations/{adaptation.Id}/take-back";

    /// <summary>The adaptation of such a link; null for one that the portal did not make.</summary>
    public async Task<Adaptation?> FindAsync(string link)
    {
        try
        {
            var id = Guid.Parse(seal.Unprotect(link));
            return await db.Adaptations.Whole().SingleOrDefaultAsync(one => one.Id == id && one.OrganisationId == null);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
