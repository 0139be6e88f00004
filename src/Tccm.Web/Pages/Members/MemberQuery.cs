using System.Globalization;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Members;

/// <summary>Which members are asked for, as the address says it; the page, the JSON and the CSV read it the same way.</summary>
public sealed record MemberQuery(string? On, string? Kind, string? Region, string? Q)
{
    /// <summary>The list of the day, not narrowed yet. A day, kind or region that cannot be is refused with its field.</summary>
    public async Task<MemberList> ListAsync(TccmDbContext db, DateOnly today)
    {
        var day = today;
        if (!string.IsNullOrWhiteSpace(On) && !DateOnly.TryParseExact(On.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            throw new DomainException("That is not a day. Write it as year, month and day: 2025-03-14.", "on");
        if (!string.IsNullOrEmpty(Kind) && !OrganisationKinds.TryParse(Kind, out _))
            throw new DomainException("There is no such kind of organisation. Choose one of the list.", "kind");
        if (!string.IsNullOrEmpty(Region) && RegionName is null)
            throw new DomainException("There is no such region. Choose one of the list.", "region");
        return (await MemberList.OnAsync(db, MembershipCategory.Member, day, today)).Where(IsSought);
    }

    public bool HasKind(MemberLine line) => string.IsNullOrEmpty(Kind) || OrganisationKinds.TryParse(Kind, out var kind) && line.Organisation.Kinds.Contains(kind);

    public bool HasRegion(MemberLine line) => string.IsNullOrEmpty(Region) || line.Region == RegionName;

    public bool Chooses(MemberLine line) => HasKind(line) && HasRegion(line);

    /// <summary>The code of a region in an address: Latin America and the Caribbean is latin-america-and-the-caribbean.</summary>
    public static string CodeOf(string region) => region.ToLowerInvariant().Replace(",", "", StringComparison.Ordinal).Replace(' ', '-');

    /// <summary>This query with another kind and region, for a link.</summary>
    public IDictionary<string, string> With(string? kind, string? region) =>
        new (string Key, string? Value)[] { ("on", On), ("kind", kind), ("region", region), ("q", Q) }
            .Where(part => !string.IsNullOrEmpty(part.Value)).ToDictionary(part => part.Key, part => part.Value!, StringComparer.Ordinal);

    public QueryString Itself => QueryString.Create(With(Kind, Region).Select(part => KeyValuePair.Create(part.Key, (string?)part.Value)));

    private string? RegionName => Economy.Regions.FirstOrDefault(region => CodeOf(region) == Region);

    private bool IsSought(MemberLine line) => Search.Finds(Q,
        [line.Name, line.Native, line.Organisation.ShortName, line.Organisation.LegalName, .. line.Organisation.Domains.SelectMany(domain => new[] { domain.ULabel, domain.ALabel })]);
}
