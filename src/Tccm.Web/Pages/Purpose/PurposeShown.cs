using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;

namespace Tccm.Web.Pages.Purpose;

/// <summary>One version of the Purpose, the others, and who signed it: a minor version goes on with the signatures under its major one.</summary>
public sealed record PurposeShown(PurposeVersion Version, IReadOnlyList<PurposeVersion> All, IReadOnlyList<PurposeSignature> Signatures)
{
    public bool IsCurrent => Version == All[0];
    public TextDocument Document => StatementText.Parse(Version.Body);
    public bool HasMinors => Signatures.Select(signature => signature.PurposeVersionId).Distinct().Count() > 1;

    public static async Task<PurposeShown> OfAsync(TccmDbContext db, PurposeVersion version, IEnumerable<PurposeVersion> all)
    {
        var signatures = await db.PurposeSignatures.AsNoTracking()
            .Include(signature => signature.PurposeVersion).Include(signature => signature.Organisation.FormerNames)
            .Where(signature => signature.PurposeVersion.Major == version.Major && signature.PurposeVersion.Minor <= version.Minor)
            .ToListAsync();
        return new PurposeShown(version, [.. all.OrderByDescending(one => one.Major).ThenByDescending(one => one.Minor)],
            [.. signatures.OrderBy(signature => signature.OrganisationName, Tccm.Domain.Text.Names.Order).ThenBy(signature => signature.SignedAt)]);
    }

    public static string? NativeOf(PurposeSignature signature) => signature.Organisation.NameOn(DateOnly.FromDateTime(signature.SignedAt.UtcDateTime)).Native;
}
