using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Pages.Secretariat;
using Tccm.Web.Pages.Secretariat.Imports;
using OrganisationsPage = Tccm.Web.Pages.Secretariat.Organisations.IndexModel;

namespace Tccm.Web.Documents.Exports;

/// <summary>Who is on the register. Organisations and contacts have the columns that an import reads, so that a list can come back.</summary>
internal static class OrganisationLists
{
    private static readonly string[] OrganisationColumns =
    [
        "legal_name", "display_name", "native_name", "short_name", "economy", "kinds", "evidence", "domains", "website", "category", "from", "until", "founder", "source",
        "domains_ascii", "economy_name", "region", "operates", "people", "former_names", "known_from", "organisation_id",
    ];

    private static readonly string[] ContactColumns =
        ["organisation", "name", "email", "title", "roles", "email_canonical", "since", "accepted", "login", "membership", "organisation_domain", "organisation_domain_ascii", "organisation_id"];

    public static async Task<Export?> OrganisationsAsync(ExportRequest asked) => new(OrganisationColumns,
    [
        .. (await OrganisationsPage.FoundAsync(asked.Db, asked.Show, asked.Q)).Select(one =>
        {
            var period = one.CurrentMembership ?? one.Memberships.MaxBy(period => period.Until);
            return new[]
            {
                one.LegalName, one.DisplayName, one.NativeName, one.ShortName, one.Economy, Joined(one.Kinds.Select(kind => kind.Code())), MemberRow.Written(one.Operations),
                Joined(one.Domains.Select(domain => domain.ULabel)), one.Website, period?.Category.ToString().ToLowerInvariant(), period?.From?.ToString(), Export.Day(period?.Until),
                period is null ? null : Export.YesNo(period.Founder), period?.Source ?? one.Source,
                Joined(one.Domains.Select(domain => domain.ALabel)), Economy.NameOf(one.Economy), Economy.RegionOf(one.Economy), one.Operates, $"{one.CurrentContacts.Count()}",
                Joined(one.FormerNames.OrderBy(former => former.Until).Select(former => former.DisplayName)), one.Source, one.Id.ToString(),
            };
        }),
    ]);

    public static async Task<Export?> ContactsAsync(ExportRequest asked) => new(ContactColumns,
    [
        .. (await OrganisationsPage.FoundAsync(asked.Db, asked.Show, asked.Q))
            .SelectMany(one => one.CurrentContacts.OrderBy(contact => contact.Person.Name, Tccm.Domain.Text.Names.Order).ThenBy(contact => contact.Id), (one, contact) => new[]
            {
                one.DisplayName, contact.Person.Name, contact.Person.Email.Value, contact.Title, Joined(ContactRoleWords.Each.Where(role => contact.Roles.HasFlag(role)).Select(role => role.InWords())),
                contact.Person.EmailKey, Export.Day(contact.Since), contact.Accepted is { } accepted ? Export.YesNo(accepted) : null, Export.YesNo(contact.Person.LoginId is not null),
                one.CurrentMembership?.Category.ToString().ToLowerInvariant(), one.Domains[0].ULabel, one.Domains[0].ALabel, one.Id.ToString(),
            }),
    ]);

    public static async Task<Export?> SecretariatAsync(ExportRequest asked) => new(["name", "email", "email_canonical", "works_for", "since"],
    [
        .. (await asked.Db.SecretariatAsync()).Select(person => new[]
            { person.Name, person.Email.Value, person.EmailKey, Joined(person.CurrentContacts.Select(contact => contact.Organisation.DisplayName)), Export.Day(person.SecretariatSince) }),
    ]);

    public static async Task<Export?> EvidenceChecksAsync(ExportRequest asked)
    {
        var checks = await asked.Db.EvidenceChecks.AsNoTracking().OrderBy(check => check.CheckedAt).ToListAsync();
        var organisations = await asked.Db.Organisations.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.DisplayName);
        var applications = await asked.Db.Applications.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Called);
        var people = await asked.Db.People.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name);
        return new(["organisation", "of", "kind", "item", "against", "checked_by", "checked_at", "taken_back_at", "subject_id"],
        [
            .. checks.Select(check => new[]
            {
                organisations.GetValueOrDefault(check.SubjectId) ?? applications.GetValueOrDefault(check.SubjectId), organisations.ContainsKey(check.SubjectId) ? "organisation" : "application",
                check.Kind.Code(), check.Item, check.Against, people.GetValueOrDefault(check.ByPersonId), Export.Instant(check.CheckedAt), Export.Instant(check.TakenBackAt), check.SubjectId.ToString(),
            }),
        ]);
    }

    internal static string Joined(IEnumerable<string> values) => string.Join("; ", values);
}
