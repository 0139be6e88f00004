using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Setup.Demo;

/// <summary>Somebody of the story who is an organisation's contact; the address is made of the first name and the first domain.</summary>
internal sealed record DemoContact(string Name, string Title, ContactRoles Roles, string? Email = null);

/// <summary>An invented organisation, and how many days before the story is told it was admitted.</summary>
internal sealed record DemoOrganisation(
    string Key, string Name, string? Native, string Short, string Economy, string[] Domains, (OrganisationKind Kind, string Evidence)[] Operations,
    int AdmittedDaysAgo, params DemoContact[] People)
{
    public string? FormerName { get; init; }
    public string? LegalName { get; init; }
    public string? Operates { get; init; }

    public OrganisationFacts Facts => new()
    {
        LegalName = LegalName ?? FormerName ?? Name,
        DisplayName = FormerName ?? Name,
        NativeName = Native,
        ShortName = Short,
        Economy = Economy,
        Website = $"https://{InternetDomain.Parse(Domains[0]).ALabel}",
        Domains = [.. Domains.Select(InternetDomain.Parse)],
    };

    public IReadOnlyList<Operation> Evidence => [.. Operations.Select(operation => new Operation(operation.Kind, operation.Evidence))];

    public EmailAddress AddressOf(DemoContact contact) =>
        EmailAddress.Parse(contact.Email ?? $"{contact.Name.Split(' ')[0].ToLowerInvariant()}@{InternetDomain.Parse(Domains[0]).ALabel}");
}

/// <summary>Who is in the story: all invented, under domains that nobody can register (RFC 2606, RFC 6761), with codes that
/// ISO 3166-1 leaves to users and AS numbers for documentation (RFC 5398).</summary>
internal static class DemoCast
{
    private const ContactRoles Leads = ContactRoles.Representative | ContactRoles.Signatory | ContactRoles.Participant;

    public static IReadOnlyList<DemoOrganisation> Members { get; } =
    [
        new("kauri", "Kauri Registry", null, "Kauri", "NZ", ["kauri.example"],
            [(OrganisationKind.CctldRegistry, "qm")], 724,
            new DemoContact("Aroha Ngata", "Chief executive", Leads), new DemoContact("Tane Wilson", "Policy adviser", ContactRoles.Participant))
            { Operates = "A registry of some 700,000 names, with name servers in four cities." },
        new("fjord", "Fjordnavn", null, "Fjordnavn", "NO", ["fjordnavn.example"],
            [(OrganisationKind.CctldRegistry, "qn"), (OrganisationKind.Registrar, "qm, qp")], 718,
            new DemoContact("Ingrid Solheim", "Director", Leads), new DemoContact("Jonas Vik", "Head of policy", ContactRoles.Participant))
            { FormerName = "Domenehuset" },
        new("sakura", "Sakura Names", "さくらネームズ株式会社", "Sakura", "JP", ["sakura-names.example", "さくら.example"],
            [(OrganisationKind.GtldRegistry, "sakura, 花見")], 701,
            new DemoContact("Hana Mori", "President", Leads))
            { LegalName = "さくらネームズ株式会社" },
        new("nakhla", "Al-Nakhla Registry", "سجل النخلة", "Al-Nakhla", "AE", ["alnakhla.example", "نخلة.example"],
            [(OrganisationKind.CctldRegistry, "نخلة")], 655,
            new DemoContact("Layla Haddad", "Registry manager", Leads)),
        new("ganga", "Ganga Domains Foundation", "गंगा डोमेन प्रतिष्ठान", "Ganga", "IN", ["ganga.example", "गंगा.example"],
            [(OrganisationKind.CctldRegistry, "गंगा"), (OrganisationKind.NationalInternetRegistry, "Address space for networks along the river")], 590,
            new DemoContact("Arjun Rao", "Secretary", Leads)),
        new("chaophraya", "Chao Phraya Exchange", "ศูนย์แลกเปลี่ยนเจ้าพระยา", "CPX", "TH", ["chaophraya-ix.example"],
            [(OrganisationKind.ExchangePoint, "CPX in Bangkok; AS64496")], 541,
            new DemoContact("Malee Sukjai", "Manager", Leads), new DemoContact("Lek Suwan", "Network engineer", ContactRoles.Listener)),
        new("hangang", "Hangang Network Information Center", "한강네트워크정보센터", "HNIC", "KR", ["hangang.example", "한강.example"],
            [(OrganisationKind.NationalInternetRegistry, "Addresses and AS numbers for networks by the river")], 466,
            new DemoContact("Jiho Park", "Director", Leads)),
        new("liming", "Liming Root Operations", "黎明根伺服器運作中心", "Liming", "TW", ["liming.example"],
            [(OrganisationKind.OtherTechnicalOperator, "Anycast name servers in four cities")], 430,
            new DemoContact("Yating Lin", "Head of operations", Leads)),
        new("sarv", "Sarv Networks", "شبکه‌های سرو", "Sarv", "IR", ["sarv.example", "سرو.example"],
            [(OrganisationKind.NetworkOperator, "AS64500, AS64501")], 372,
            new DemoContact("Shirin Azad", "Managing director", Leads)),
        new("reka", "Reka Operators' Association", "Сдружение на операторите „Река“", "Reka", "BG", ["reka.example", "река.example"],
            [(OrganisationKind.AssociationOfOperators, "https://reka.example/members; Zeitgeber; Sarv Networks")], 341,
            new DemoContact("Elena Petrova", "Chair", Leads)),
        new("baobab", "Baobab Number Registry", null, "Baobab", "KE", ["baobab.example"],
            [(OrganisationKind.RegionalInternetRegistry, "Number resources of the savannah, invented for this story")], 304,
            new DemoContact("Wanjiru Otieno", "Chief executive", Leads)),
        new("quetzal", "Organización Quetzal de Registros", null, "Quetzal", "GT", ["quetzal.example"],
            [(OrganisationKind.RegionalOrganisation, "Nine registries of the isthmus, invented for this story")], 247,
            new DemoContact("Sofia Marín", "Executive director", Leads)),
        new("maple", "Maple & Birch Names", null, "Maple & Birch", "CA", ["maple-birch.example"],
            [(OrganisationKind.Registrar, "qm, sakura"), (OrganisationKind.NetworkOperator, "AS64510")], 205,
            new DemoContact("Nadia Tremblay", "Vice-president", Leads)),
        new("negev", "Negev Internet Exchange", "מחלף האינטרנט נגב", "NegevIX", "IL", ["negev-ix.example"],
            [(OrganisationKind.ExchangePoint, "NegevIX in Beersheba; AS64497")], 148,
            new DemoContact("Noa Levi", "Manager", Leads)),
        new("zeitgeber", "Zeitgeber", null, "Zeitgeber", "DE", ["zeitgeber.test"],
            [(OrganisationKind.OtherTechnicalOperator, "Public time servers in three cities")], 110,
            new DemoContact("Klaus Brandt", "Board member", Leads))
            { LegalName = "Zeitgeber e.V." },
        new("condor", "Cóndor Registro", null, "Cóndor", "CL", ["condor.example"],
            [(OrganisationKind.CctldRegistry, "cóndor")], 46,
            new DemoContact("Matías Fuentes", "Manager", ContactRoles.Representative, "matias@condor.example"), new DemoContact("Sofia Marín", "Legal representative", ContactRoles.Signatory, "sofia@quetzal.example")),
    ];

    public static IReadOnlyList<DemoOrganisation> Supporters { get; } =
    [
        new("cables", "Open Cables Institute", null, "OCI", "CH", ["open-cables.example"], [], 520, new DemoContact("Léa Favre", "Director", ContactRoles.Representative, "lea@open-cables.example")),
        new("mangrove", "Mangrove Digital Forum", null, "Mangrove", "PH", ["mangrove.test"], [], 163, new DemoContact("Paolo Reyes", "Coordinator", ContactRoles.Representative)),
    ];

    /// <summary>It waits, and its names are those of a member to a quick eye: one with Cyrillic letters, one with an l for an i.</summary>
    public static DemoOrganisation LookAlike { get; } =
        new("kaurl", "Kaurl Registry", null, "Kaurl", "NZ", ["kaurl.example"], [(OrganisationKind.CctldRegistry, "qm")], 0,
            new DemoContact("Alex Smith", "Owner", Leads))
        { LegalName = "Каuri Rеgistry" };

    public static DemoOrganisation Waiting { get; } =
        new("steppe", "Steppe Internet Exchange", "Тал нутгийн интернэт солилцоо", "SteppeIX", "MN", ["steppe-ix.example"],
            [(OrganisationKind.ExchangePoint, "SteppeIX in Ulaanbaatar; AS64498")], 0, new DemoContact("Bolormaa Bat", "Manager", Leads));

    public static DemoOrganisation HalfWay { get; } =
        new("lagoon", "Lagoon Registry", null, "Lagoon", "FJ", ["lagoon.example"], [(OrganisationKind.CctldRegistry, "qt")], 0,
            new DemoContact("Mere Tuilagi", "Registry manager", Leads));
}
