namespace Tccm.Domain.Organisations;

/// <summary>What an organisation operates; one organisation may be of several kinds.</summary>
public enum OrganisationKind
{
    CctldRegistry,
    GtldRegistry,
    Registrar,
    RegionalOrganisation,
    RegionalInternetRegistry,
    NationalInternetRegistry,
    RootServerOperator,
    ExchangePoint,
    NetworkOperator,
    AssociationOfOperators,
    OtherTechnicalOperator,
}

public static class OrganisationKinds
{
    /// <summary>The code used in addresses, exports and import files, such as <c>cctld-registry</c>.</summary>
    public static string Code(this OrganisationKind kind) => Codes[kind];

    /// <summary>The field's own words for one organisation of the kind.</summary>
    public static string InWords(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.CctldRegistry => "ccTLD registry",
        OrganisationKind.GtldRegistry => "gTLD registry",
        OrganisationKind.Registrar => "Registrar",
        OrganisationKind.RegionalOrganisation => "Regional organisation",
        OrganisationKind.RegionalInternetRegistry => "Regional Internet registry",
        OrganisationKind.NationalInternetRegistry => "National Internet registry",
        OrganisationKind.RootServerOperator => "Root server operator",
        OrganisationKind.ExchangePoint => "Exchange point",
        OrganisationKind.NetworkOperator => "Network operator",
        OrganisationKind.AssociationOfOperators => "Association of operators",
        OrganisationKind.OtherTechnicalOperator => "Other technical operator",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What an applicant of the kind is asked to show, in one line.</summary>
    public static string EvidenceAsked(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.CctldRegistry => "The top-level domains, as in the IANA root zone database: nz, .рф",
        OrganisationKind.GtldRegistry => "The top-level domains you operate under agreement with ICANN: asia",
        OrganisationKind.Registrar => "Your IANA registrar id, or the top-level domains whose registries accredit you: 9999, nz",
        OrganisationKind.RegionalOrganisation => "The region, and the operators that are your members",
        OrganisationKind.RegionalInternetRegistry => "The region whose number resources you register",
        OrganisationKind.NationalInternetRegistry => "The economy, and the regional registry you work under",
        OrganisationKind.RootServerOperator => "The letter of the root server: m",
        OrganisationKind.ExchangePoint => "The exchange's name and city; its AS number; its peering page",
        OrganisationKind.NetworkOperator => "Your AS numbers: AS64500, AS64501",
        OrganisationKind.AssociationOfOperators => "A page that names your members, or their names; parted by semicolons",
        OrganisationKind.OtherTechnicalOperator => "What you operate; a page that shows it",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static IReadOnlyList<OrganisationKind> All { get; } = Enum.GetValues<OrganisationKind>();

    public static bool TryParse(string? code, out OrganisationKind kind)
    {
        var match = Codes.Where(pair => pair.Value == code).Select(pair => (OrganisationKind?)pair.Key).SingleOrDefault();
        kind = match.GetValueOrDefault();
        return match is not null;
    }

    public static string InWords(this IEnumerable<OrganisationKind> kinds) => string.Join(", ", kinds.Select(InWords));

    private static readonly Dictionary<OrganisationKind, string> Codes = new()
    {
        [OrganisationKind.CctldRegistry] = "cctld-registry",
        [OrganisationKind.GtldRegistry] = "gtld-registry",
        [OrganisationKind.Registrar] = "registrar",
        [OrganisationKind.RegionalOrganisation] = "regional-organisation",
        [OrganisationKind.RegionalInternetRegistry] = "regional-internet-registry",
        [OrganisationKind.NationalInternetRegistry] = "national-internet-registry",
        [OrganisationKind.RootServerOperator] = "root-server-operator",
        [OrganisationKind.ExchangePoint] = "exchange-point",
        [OrganisationKind.NetworkOperator] = "network-operator",
        [OrganisationKind.AssociationOfOperators] = "association-of-operators",
        [OrganisationKind.OtherTechnicalOperator] = "other-technical-operator",
    };
}
