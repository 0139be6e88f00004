using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Journeys;

/// <summary>What the journey needs beside the demo story, which the portal tells itself as it starts.</summary>
internal static class World
{
    /// <summary>A member that will sign, and a supporter with a name like the newcomer's.</summary>
    public static async Task<Organisation> MakeAsync(Given given)
    {
        await given.Supporter("Chandan Registry Services").With(facts => facts with { Economy = "IN", Operations = [] });
        return await given.Member("Rowan Registry").WithSignatory("Tomas Birk", "Chief executive").WithRepresentative("Hana Reed");
    }

    /// <summary>Members of several kinds from several regions, enough for a map to be read.</summary>
    public static async Task<IReadOnlyList<Contact>> ManyAsync(Given given)
    {
        (string Name, OrganisationKind Kind, string Evidence, string Economy)[] all =
        [
            ("Ash Registry", OrganisationKind.CctldRegistry, "qa", "KE"), ("Bay Registry", OrganisationKind.CctldRegistry, "qb", "GH"), ("Cypress Registry", OrganisationKind.CctldRegistry, "qc", "BR"),
            ("Dogwood Exchange", OrganisationKind.ExchangePoint, "AS64501", "DE"), ("Elder Exchange", OrganisationKind.ExchangePoint, "AS64502", "NL"), ("Fig Exchange", OrganisationKind.ExchangePoint, "AS64503", "BR"),
            ("Gum Networks", OrganisationKind.NetworkOperator, "AS64504", "AU"), ("Hazel Networks", OrganisationKind.NetworkOperator, "AS64505", "DE"), ("Iroko Networks", OrganisationKind.NetworkOperator, "AS64506", "NG"),
            ("Juniper Names", OrganisationKind.Registrar, "9901", "FR"), ("Kauri Names", OrganisationKind.Registrar, "9902", "NZ"), ("Larch Names", OrganisationKind.Registrar, "9903", "CA"),
        ];
        var contacts = new List<Contact>();
        foreach (var one in all)
            contacts.AddRange((await given.Member(one.Name).With(facts => facts with { Economy = one.Economy, Operations = [new(one.Kind, one.Evidence)] }).WithContact($"Sam {one.Name.Split(' ')[0]}", ContactRoles.Participant)).CurrentContacts);
        return contacts;
    }

    /// <summary>Their positions: most would sign, one paragraph divides, and the last two stay silent.</summary>
    public static async Task AnswerAsync(ServedPortal portal, string slug, IReadOnlyList<Contact> contacts)
    {
        var text = (await portal.AskAsync(db => db.StatementAsync(slug)))!;
        var discussion = portal.Given.Discussion(text);
        foreach (var (i, contact) in contacts.SkipLast(2).Index())
        {
            foreach (var paragraph in text.Text.Paragraphs)
            {
                var divides = paragraph.Number == 4 && i % 2 == 0;
                var stance = divides ? (i % 4 == 0 ? Stance.WouldNotSign : Stance.Concern) : (i + paragraph.Number) % 7 == 0 ? Stance.NoPosition : (i + paragraph.Number) % 4 == 0 ? Stance.WithReservations : Stance.WouldSign;
                await discussion.TakeAsync(contact, paragraph.Number, stance, divides ? (i % 4 == 0 ? "Some of what we tell is told in confidence." : "A day is too short where interpreters are needed.") : null);
            }
            await discussion.TakeAsync(contact, null, i % 3 == 0 ? Stance.WithReservations : Stance.WouldSign);
        }
    }
}
