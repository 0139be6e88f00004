using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Journeys;

/// <summary>What stands on the register when the journey begins: invented, and full enough to look at.</summary>
internal static class World
{
    public static async Task<Organisation> MakeAsync(Portal portal)
    {
        var given = portal.Given;
        portal.Clock.Advance(TimeSpan.FromDays(-200));
        var rowan = await Member(given, "Rowan Registry", "NZ", "2024-04-17", OrganisationKind.CctldRegistry).WithSignatory("Tomas Birk", "Chief executive").WithRepresentative("Hana Reed");
        var kiso = await Member(given, "Kiso Registry Services", "JP", "2024-04-17", OrganisationKind.GtldRegistry, "木曽レジストリサービス").WithSignatory("Aiko Mori");
        var hamsa = await Member(given, "Hamsa Domains", "EG", "2024-05", OrganisationKind.CctldRegistry, "نطاقات همسة").WithSignatory("Salma Nour");
        var baobab = await Member(given, "Baobab Network Operators", "KE", "2024-09", OrganisationKind.AssociationOfOperators).WithSignatory("Wanjiru Kamau");
        var dalgom = await Member(given, "Dalgom Exchange", "KR", "2025-02", OrganisationKind.ExchangePoint, "달곰 인터넷 교환노드").WithSignatory("Min-seo Han");
        await Member(given, "Larkspur Registrar", "CA", "2025-06", OrganisationKind.Registrar);
        await Member(given, "Aurora Exchange", "IS", "2025-11", OrganisationKind.ExchangePoint);
        await Member(given, "Lima Norte NIC", "PE", "2026-03", OrganisationKind.NationalInternetRegistry);
        await given.Supporter("Harbour Institute").With(facts => facts with { Economy = "NL", Operations = [] });
        await given.Supporter("Chandan Registry Services").With(facts => facts with { Economy = "IN", Operations = [] });
        await given.Statement("On hearing operators before a text is settled")
            .SignedBy(rowan.Contact("Tomas Birk"), kiso.Contact("Aiko Mori"), hamsa.Contact("Salma Nour"), baobab.Contact("Wanjiru Kamau")).Published();
        portal.Clock.Advance(TimeSpan.FromDays(120));
        await given.Statement("On words that mean what they meant: open, global, interoperable").Of(StatementKind.SpokenIntervention)
            .SignedBy(rowan.Contact("Tomas Birk"), dalgom.Contact("Min-seo Han"), baobab.Contact("Wanjiru Kamau")).Published();
        portal.Clock.GoOn();
        await given.Application("Juniper Peering").Submitted();
        return rowan;
    }

    private static GivenOrganisation Member(Given given, string name, string economy, string since, OrganisationKind kind, string? native = null) =>
        given.Member(name).Since(since).With(facts => facts with { NativeName = native, Economy = economy, Operations = [new Operation(kind, "It is on its own page.")] });
}
