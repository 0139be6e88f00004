using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Members;

[PublicPage]
public sealed class IndexModel(TccmDbContext db, TimeProvider clock) : PageModel
{
    public MemberQuery Query { get; private set; } = null!;
    public DateOnly Today { get; private set; }

    /// <summary>The members of the day that were sought, before a kind or region is chosen; null where the question was refused.</summary>
    public MemberList? All { get; private set; }

    public MemberList Shown => All!.Where(Query.Chooses);
    public bool IsPast => All!.Day < Today;
    public IEnumerable<(OrganisationKind Kind, int Count)> Kinds => OrganisationKinds.All
        .Select(kind => (kind, Everyone.Count(line => Query.HasRegion(line) && line.Organisation.Kinds.Contains(kind)))).Where(pair => pair.Item2 > 0 || All!.Perhaps.Any(line => line.Organisation.Kinds.Contains(pair.kind)) || Query.Kind == pair.kind.Code());
    public IEnumerable<(string Region, int Count)> Regions => Economy.Regions
        .Select(region => (region, Everyone.Count(line => Query.HasKind(line) && line.Region == region))).Where(pair => pair.Item2 > 0 || All!.Perhaps.Any(line => line.Region == pair.region) || Query.Region == MemberQuery.CodeOf(pair.region));

    /// <summary>Those who are counted: of whom the register knows that they were members on the day.</summary>
    public IEnumerable<MemberLine> Everyone => All!.Lines;
    public bool IsEmpty => All!.Lines.Count + All.Perhaps.Count == 0;

    public async Task<IActionResult> OnGetAsync(string? on, string? kind, string? region, string? q)
    {
        Query = new(on, kind, region, q);
        Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        try
        {
            All = await Query.ListAsync(db, Today);
            return Page();
        }
        catch (DomainException refused)
        {
            ModelState.AddModelError(refused.Field ?? "", refused.Message);
            var page = Page();
            page.StatusCode = StatusCodes.Status400BadRequest;
            return page;
        }
    }
}
