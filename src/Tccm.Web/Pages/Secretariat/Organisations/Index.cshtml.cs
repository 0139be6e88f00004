using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Pages.Secretariat.Organisations;

public sealed class IndexModel(TccmDbContext db) : PageModel
{
    public string Show { get; private set; } = "";
    public string? Sought { get; private set; }
    public IReadOnlyList<(string Key, string Words, int Count)> Filters { get; private set; } = [];
    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    public async Task OnGetAsync(string? show, string? q)
    {
        Show = show is "members" or "supporters" or "others" ? show : "all";
        Sought = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        var found = await FoundAsync(db, "all", Sought);
        Filters = [.. new[] { ("all", "All"), ("members", "Members"), ("supporters", "Supporters"), ("others", "Others") }
            .Select(filter => (filter.Item1, filter.Item2, found.Count(organisation => Has(filter.Item1, organisation))))];
        Organisations = [.. found.Where(organisation => Has(Show, organisation)).OrderBy(organisation => organisation.DisplayName, Tccm.Domain.Text.Names.Order)];
    }

    /// <summary>The organisations that the page lists, and that its export holds; with their people.</summary>
    public static async Task<IReadOnlyList<Organisation>> FoundAsync(TccmDbContext db, string? show, string? q)
    {
        var everybody = await db.Organisations.Include(organisation => organisation.Memberships).Include(organisation => organisation.FormerNames)
            .Include(organisation => organisation.Contacts).ThenInclude(contact => contact.Person)
            .AsSplitQuery().AsNoTracking().ToListAsync();
        var sought = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        return [.. everybody.Where(organisation => IsSought(organisation, sought) && Has(show ?? "all", organisation)).OrderBy(organisation => organisation.DisplayName, Tccm.Domain.Text.Names.Order)];
    }

    private static bool Has(string show, Organisation organisation) => show switch
    {
        "members" => organisation.IsMember,
        "supporters" => organisation.CurrentMembership?.Category == MembershipCategory.Supporter,
        "others" => organisation.CurrentMembership is null,
        _ => true,
    };

    private static bool IsSought(Organisation organisation, string? sought) => sought is null
        || new[] { organisation.DisplayName, organisation.LegalName, organisation.NativeName, organisation.ShortName }
            .Concat(organisation.FormerNames.SelectMany(former => new[] { former.DisplayName, former.LegalName, former.NativeName, former.ShortName }))
            .Concat(organisation.Domains.SelectMany(domain => new[] { domain.ULabel, domain.ALabel }))
            .Any(text => text?.Contains(sought, StringComparison.InvariantCultureIgnoreCase) == true);
}
