using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat.Imports;

/// <summary>The organisations of the register, to be found by a domain, by a name to the letter, or by a name that could be taken for another.</summary>
public sealed class KnownOrganisations
{
    private const int MostAlike = 6;

    private readonly Dictionary<Guid, Organisation> byId;
    private readonly ILookup<string, Organisation> byDomain;
    private readonly ILookup<string, Organisation> byName;
    private readonly List<(NameShape Shape, Organisation Organisation)> shapes;

    private KnownOrganisations(IReadOnlyList<Organisation> all)
    {
        byId = all.ToDictionary(one => one.Id);
        byDomain = all.SelectMany(one => one.Domains, (one, domain) => (one, domain.ALabel)).ToLookup(pair => pair.ALabel, pair => pair.one, StringComparer.Ordinal);
        byName = all.SelectMany(NamesOf, (one, name) => (one, name)).ToLookup(pair => pair.name, pair => pair.one, StringComparer.OrdinalIgnoreCase);
        shapes = [.. all.SelectMany(one => NamesOf(one).Append(one.ShortName).OfType<string>().Distinct(StringComparer.Ordinal), (one, name) => (NameShape.Of(name), one))];
    }

    /// <summary>With their memberships and former names; with their people where they are asked for.</summary>
    public static async Task<KnownOrganisations> ReadAsync(TccmDbContext db, bool withPeople)
    {
        var all = db.Organisations.Include(one => one.Memberships).Include(one => one.FormerNames).OrderBy(one => one.DisplayName).ThenBy(one => one.Id).AsSplitQuery();
        return new(await (withPeople ? all.Include(one => one.Contacts).ThenInclude(contact => contact.Person) : all).ToListAsync());
    }

    /// <summary>Legal, display and native names, former ones too. A short name alone tells nobody apart.</summary>
    public static IEnumerable<string> NamesOf(Organisation one) =>
        one.FormerNames.SelectMany(former => new[] { former.LegalName, former.DisplayName, former.NativeName })
            .Concat([one.LegalName, one.DisplayName, one.NativeName]).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of this domain or exactly this name; an id that an export gave tells several apart.</summary>
    public IReadOnlyList<Organisation> Exactly(string id, IEnumerable<InternetDomain> domains, IEnumerable<string?> names)
    {
        var found = domains.SelectMany(domain => byDomain[domain.ALabel])
            .Concat(names.OfType<string>().Where(name => name.Length > 0).SelectMany(name => byName[name.Normalize()])).Distinct().ToList();
        return found.Count > 1 && Guid.TryParse(id, out var one) && byId.TryGetValue(one, out var told) && found.Contains(told) ? [told] : found;
    }

    /// <summary>Those with a name that could be taken for one of these.</summary>
    public IReadOnlyList<Organisation> Like(IEnumerable<string?> names)
    {
        var sought = names.OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Select(NameShape.Of).ToList();
        return [.. shapes.Where(known => sought.Exists(known.Shape.Resembles)).Select(known => known.Organisation).Distinct().Take(MostAlike)];
    }

    /// <summary>Those that a cell with a name or a domain means, and whether that is certain.</summary>
    public (IReadOnlyList<Organisation> Found, bool IsCertain) Meant(string cell, string id)
    {
        var exactly = Exactly(id, Domain(cell), [cell]);
        return exactly.Count > 0 ? (exactly, exactly.Count == 1) : (Like([cell]), false);
    }

    private static IEnumerable<InternetDomain> Domain(string cell)
    {
        try { return [InternetDomain.Parse(cell)]; }
        catch (DomainException) { return []; }
    }

    public static LineOption Option(Organisation one) =>
        new(one.Id.ToString(), $"It is {one.DisplayName}{(one.NativeName is { } native ? $" ({native})" : "")}, {Economy.NameOf(one.Economy)}, {string.Join(", ", one.Domains)}");
}
