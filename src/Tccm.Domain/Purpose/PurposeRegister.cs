using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;

namespace Tccm.Domain.Purpose;

/// <summary>
/// How an organisation stands to the Purpose. <paramref name="Signed"/> is the number of the latest version that it signed here;
/// <paramref name="Asked"/> the version that it is asked to sign; <paramref name="Remark"/> what the register says beside its name, if anything.
/// </summary>
public sealed record PurposeStanding(string? Signed, string? Asked, DateOnly? Until, bool IsOver, string? Remark)
{
    public bool IsAsked => Asked is not null;
}

/// <summary>
/// Who signed which version of the Purpose, as it was known on a day. A major version that asks is silent about those who have
/// not signed until its day is over; from then on their line says which they signed. Nobody is dropped for it.
/// </summary>
public sealed class PurposeRegister
{
    private readonly DateOnly day;
    private readonly List<Version> versions;
    private readonly ILookup<Guid, Version> signed;

    private PurposeRegister(DateOnly day, List<Version> versions, ILookup<Guid, Version> signed) => (this.day, this.versions, this.signed) = (day, versions, signed);

    /// <summary>The version that asks to be signed again: the one in force, or the major one that it is a minor change of.</summary>
    public Guid? AskingId => Asking?.Id;

    private Version? Asking => versions.Count == 0 ? null : versions.SingleOrDefault(version => version.Major == versions[^1].Major && version.SignAgainUntil is not null);

    public static async Task<PurposeRegister> OnAsync(TccmDbContext db, DateOnly day, CancellationToken cancellationToken = default)
    {
        var known = await db.PurposeVersions.Select(version => new Version(version.Id, version.Major, version.Minor, version.SignAgainUntil, version.CreatedAt)).ToListAsync(cancellationToken);
        var signatures = await db.PurposeSignatures.Select(signature => new { signature.OrganisationId, signature.PurposeVersionId, signature.SignedAt }).ToListAsync(cancellationToken);
        var byId = known.ToDictionary(version => version.Id);
        return new PurposeRegister(day,
            [.. known.Where(version => DayOf(version.CreatedAt) <= day).OrderBy(version => version.Major).ThenBy(version => version.Minor)],
            signatures.Where(signature => DayOf(signature.SignedAt) <= day).ToLookup(signature => signature.OrganisationId, signature => byId[signature.PurposeVersionId]));
    }

    public PurposeStanding Of(Guid organisationId)
    {
        var last = signed[organisationId].OrderBy(version => version.Major).ThenBy(version => version.Minor).LastOrDefault();
        var asks = Asking is { } asking && (last is null || last.Major < asking.Major) ? asking : null;
        var isLate = versions.Exists(version => version.SignAgainUntil < day && (last is null || last.Major < version.Major));
        var remark = !isLate ? null : last is null ? "no signature on record" : $"signed an earlier version ({last.Number})";
        return new PurposeStanding(last?.Number, asks is null ? null : versions[^1].Number, asks?.SignAgainUntil, asks?.SignAgainUntil < day, remark);
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private sealed record Version(Guid Id, int Major, int Minor, DateOnly? SignAgainUntil, DateTimeOffset CreatedAt)
    {
        public string Number => $"{Major}.{Minor}";
    }
}
