using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Pages.Secretariat;

/// <summary>One item of evidence, with the mark of whoever looked it up, and the organisation of the register that it names.</summary>
public sealed record OperatedItem(OrganisationKind Kind, EvidenceItem Item, EvidenceCheck? Check, string? CheckedBy, Organisation? Names, IReadOnlyList<Organisation> AlsoOf)
{
    public string Key => $"{Kind.Code()} {Item.Value}";
}

/// <summary>What an organisation operates, as the secretariat looks it over.</summary>
public sealed record Operated(Guid Subject, string? Words, IReadOnlyList<OperatedItem> Items, IReadOnlyList<Organisation> Associations, bool MayMark)
{
    public IEnumerable<OperatedItem> Unchecked => Items.Where(item => item.Check is null);

    public string CheckedInWords => (Items.Count, Unchecked.Count()) switch
    {
        (var all, 0) => all == 1 ? "It was checked." : $"All {all} items were checked.",
        (1, _) => "It was not checked yet.",
        var (all, open) when all == open => $"None of {all} items was checked yet.",
        var (all, open) => $"{all - open} of {all} items were checked.",
    };

    public static Task<Operated> ByAsync(TccmDbContext db, Application application, bool mayMark) =>
        ByAsync(db, application.Id, [application.Id, application.OrganisationId ?? application.AppliesForId ?? application.Id], application.Facts, mayMark && application.Status != ApplicationStatus.Draft);

    /// <summary>What was checked while it applied stays checked.</summary>
    public static async Task<Operated> ByAsync(TccmDbContext db, Organisation organisation, bool mayMark) =>
        await ByAsync(db, organisation.Id, [organisation.Id, .. await db.Applications.Where(application => application.OrganisationId == organisation.Id).Select(application => application.Id).ToListAsync()], organisation.Facts, mayMark);

    private static async Task<Operated> ByAsync(TccmDbContext db, Guid subject, Guid[] owners, OrganisationFacts facts, bool mayMark)
    {
        var checks = await db.EvidenceChecks.Where(check => owners.Contains(check.SubjectId) && check.TakenBackAt == null).OrderByDescending(check => check.CheckedAt).ToListAsync();
        var people = checks.Select(check => check.ByPersonId).ToList();
        var names = await db.People.Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name);
        var register = await db.Organisations.Include(organisation => organisation.Memberships).AsNoTracking().ToListAsync();
        var items = facts.Operations.SelectMany(operation => operation.Items(), (operation, item) => Line(operation.Kind, item)).ToList();
        var associations = register.Where(other => !owners.Contains(other.Id) && other.Operations.Any(operation => operation.Kind == OrganisationKind.AssociationOfOperators && operation.Items().Any(item => IsCalled(facts, item))));
        return new(subject, facts.Operates, items, [.. associations], mayMark);

        OperatedItem Line(OrganisationKind kind, EvidenceItem item)
        {
            var check = checks.Find(check => check.Is(kind, item));
            var named = kind == OrganisationKind.AssociationOfOperators ? register.Find(other => IsCalled(other.Facts, item)) : null;
            var also = register.Where(other => !owners.Contains(other.Id) && other.Operations.Any(operation => operation.Kind == kind && operation.Items().Any(one => IsSame(kind, one, item))));
            return new(kind, item, check, check is null ? null : names.GetValueOrDefault(check.ByPersonId), named, [.. also]);
        }
    }

    /// <summary>What two organisations cannot both have: not words, and not the registries that accredit many registrars.</summary>
    private static bool IsSame(OrganisationKind kind, EvidenceItem one, EvidenceItem other) =>
        one.Value == other.Value && one.Form == other.Form && one.Form is not EvidenceForm.Words && (kind != OrganisationKind.Registrar || one.Form == EvidenceForm.RegistrarId);

    /// <summary>Whether an association that lists the item means this organisation: by a name or a domain of it, to the letter.</summary>
    private static bool IsCalled(OrganisationFacts facts, EvidenceItem item) => item.Form == EvidenceForm.Words
        && (new[] { facts.DisplayName, facts.LegalName, facts.NativeName, facts.ShortName }.Contains(item.Value, StringComparer.OrdinalIgnoreCase)
            || facts.Domains.Any(domain => string.Equals(domain.ULabel, item.Value, StringComparison.OrdinalIgnoreCase) || string.Equals(domain.ALabel, item.Value, StringComparison.OrdinalIgnoreCase)));
}
