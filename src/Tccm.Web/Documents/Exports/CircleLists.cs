using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Lists;
using Tccm.Domain.Prospects;
using Tccm.Domain.Text;
using GuestsPage = Tccm.Web.Pages.Secretariat.Guests.IndexModel;
using ProspectsPage = Tccm.Web.Pages.Secretariat.Prospects.IndexModel;
using PurposePage = Tccm.Web.Pages.Secretariat.Purpose.SignaturesModel;

namespace Tccm.Web.Documents.Exports;

/// <summary>Who is around the register: prospects and guests; and how its organisations stand to the Purpose and their domains.</summary>
internal static class CircleLists
{
    public static async Task<Export?> ProspectsAsync(ExportRequest asked) => new(
        ["name", "economy", "domains", "people", "state", "approached_on", "way", "said", "next", "next_on", "noted", "prospect_id"],
        [
            .. ProspectsPage.Shown(await asked.Db.Prospects.Whole().AsNoTracking().ToListAsync(), ProspectsPage.StateOf(asked.Show))
                .SelectMany(one => one.Approaches.OrderBy(approach => approach.On).Cast<Approach?>().DefaultIfEmpty(), (one, approach) => new[]
                {
                    one.Name, one.Economy, string.Join(';', one.Domains.Select(domain => domain.ULabel)), one.People, one.State.InWords(), Export.Day(approach?.On),
                    approach?.Way.InWords(), approach?.Said, approach?.Next, Export.Day(approach?.NextOn), Export.Day(one.CreatedAt), one.Id.ToString(),
                }),
        ]);

    public static async Task<Export?> GuestsAsync(ExportRequest asked) => new(
        ["name", "email", "email_canonical", "why", "invited", "accepted", "until", "ended", "state"],
        [
            .. (await GuestsPage.ListedAsync(asked.Db)).Select(one => new[]
            {
                one.Name, one.Email.Value, one.EmailKey, one.Why, Export.Day(one.InvitedAt), Export.Day(one.AcceptedAt), Export.Day(one.Until), Export.Day(one.EndedAt), one.InWords(asked.Now),
            }),
        ]);

    /// <summary>Who is to be on a list, for one that is kept elsewhere.</summary>
    public static async Task<Export?> WantedAsync(ExportRequest asked) =>
        await asked.Db.MailingLists.AsNoTracking().Whole().SingleOrDefaultAsync(one => one.Address == asked.Part("address").ToLowerInvariant()) is not { } list ? null : new(
            ["email", "name", "organisations", "chosen_on"],
            [
                .. list.Wanted.OrderBy(place => place.Person.EmailKey, StringComparer.Ordinal).Select(place => new[]
                {
                    place.Person.Email.Value, place.Person.Name, string.Join(';', list.HatsOf(place.Person).Select(contact => contact.Organisation.DisplayName).Order(Names.Order)), Export.Day(place.ChosenAt),
                }),
            ]);

    public static async Task<Export?> PurposeSignaturesAsync(ExportRequest asked)
    {
        var (version, lines) = await PurposePage.ListedAsync(asked.Db);
        return version is null ? null : new(
            ["organisation", "membership", "asked_version", "signed", "last_version_signed", "signed_on", "signatory", "reminded_on", "organisation_id"],
            [
                .. lines.Select(line => new[]
                {
                    line.Organisation.DisplayName, line.Organisation.CurrentMembership?.Category.ToString().ToLowerInvariant(), version.Number, Export.YesNo(line.IsSigned),
                    line.Signature?.PurposeVersion.Number, Export.Day(line.Signature?.SignedAt), Export.YesNo(line.HasSignatory), string.Join(';', line.Reminders.Select(at => Export.Day(at))), line.Organisation.Id.ToString(),
                }),
            ]);
    }

    public static async Task<Export?> DomainsAsync(ExportRequest asked) => new(
        ["organisation", "domain", "domain_ascii", "method", "shown", "checked", "failing_since", "found", "organisation_id"],
        [
            .. (await asked.Db.DomainControls.AsNoTracking().Include(one => one.Organisation).ToListAsync())
                .OrderBy(one => one.Organisation.DisplayName, Names.Order).ThenBy(one => one.Domain, StringComparer.Ordinal).Select(one => new[]
                {
                    one.Organisation.DisplayName, InternetDomain.Parse(one.Domain).ULabel, one.Domain, one.Method?.ToString(), Export.Day(one.ShownAt), Export.Day(one.CheckedAt), Export.Day(one.FailingSince), one.Found, one.OrganisationId.ToString(),
                }),
        ]);
}
