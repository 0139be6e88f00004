using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Purpose;

/// <summary>One signature as the public sees it: the organisation under its name of then, and what became of it.</summary>
public sealed record PurposeSignatureShown(PurposeSignature Signature)
{
    private Organisation Organisation => Signature.Organisation;

    public string Name => Signature.OrganisationName;
    public DateOnly Day => DateOnly.FromDateTime(Signature.SignedAt.UtcDateTime);
    public string? Native => Organisation.NameOn(Day).Native;
    public string Economy => Organisation.Economy;
    public string? NowCalled => Organisation.DisplayName == Name ? null : Organisation.DisplayName;
    public DateOnly? Ended => Organisation.CurrentMembership is null ? Organisation.Memberships.Max(period => period.Until) : null;
    public string Version => Signature.PurposeVersion.Number;
}

/// <summary>
/// One version of the Purpose, all the others, and who signed which. A minor version goes on with the signatures under its major
/// one; an organisation that has signed nothing later stands under the version that it signed.
/// </summary>
public sealed record PurposeShown(PurposeVersion Version, IReadOnlyList<PurposeVersion> All, IReadOnlyList<PurposeSignatureShown> Everybody)
{
    public bool IsCurrent => Version == All[0];
    public TextDocument Document => StatementText.Parse(Version.Body);
    public PurposeVersion? Before => BeforeOf(Version);
    public TextDifference? Difference => Before is null ? null : TextDifference.Of(Before.Text, Version.Text);

    /// <summary>Who signed this version, or an earlier minor one of the same major.</summary>
    public IReadOnlyList<PurposeSignatureShown> Signatures => [.. Everybody.Where(one => one.Signature.PurposeVersion.Major == Version.Major && one.Signature.PurposeVersion.Minor <= Version.Minor)];

    /// <summary>Whether one of them signed another text than this, so that each line must say which.</summary>
    public bool HasMinors => Signatures.Any(one => one.Version != Version.Number);

    /// <summary>Those whose latest signature is under an earlier major version, by that version, the newest first.</summary>
    public IReadOnlyList<IGrouping<string, PurposeSignatureShown>> Earlier => [.. Everybody.GroupBy(one => one.Signature.OrganisationId)
        .Select(signed => signed.MaxBy(one => (one.Signature.PurposeVersion.Major, one.Signature.PurposeVersion.Minor))!)
        .Where(one => one.Signature.PurposeVersion.Major < Version.Major)
        .OrderByDescending(one => one.Signature.PurposeVersion.Major).ThenByDescending(one => one.Signature.PurposeVersion.Minor).ThenBy(one => one.Name, Names.Order)
        .GroupBy(one => one.Version)];

    public PurposeVersion? BeforeOf(PurposeVersion version) => All.FirstOrDefault(one => one.IsBefore(version));

    public int CountOf(PurposeVersion version) => Everybody.Count(one => one.Signature.PurposeVersionId == version.Id);

    public static async Task<PurposeShown?> OfAsync(TccmDbContext db, string? number)
    {
        var all = await db.PurposeVersions.AsNoTracking().OrderByDescending(version => version.Major).ThenByDescending(version => version.Minor).ToListAsync();
        if ((number is null ? all.FirstOrDefault() : all.SingleOrDefault(one => one.Number == number)) is not { } version) return null;
        var signatures = await db.PurposeSignatures.AsNoTracking()
            .Include(signature => signature.Organisation.FormerNames).Include(signature => signature.Organisation.Memberships).Include(signature => signature.PurposeVersion).AsSplitQuery()
            .ToListAsync();
        // Who joined again signed again; the public list says when it was signed first.
        var firsts = signatures.OrderBy(signature => signature.SignedAt).DistinctBy(signature => (signature.OrganisationId, signature.PurposeVersionId)).Select(signature => new PurposeSignatureShown(signature));
        return new PurposeShown(version, all, [.. firsts.OrderBy(one => one.Name, Names.Order).ThenBy(one => one.Signature.SignedAt)]);
    }
}
