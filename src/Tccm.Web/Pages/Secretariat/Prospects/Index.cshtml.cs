using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Prospects;

namespace Tccm.Web.Pages.Secretariat.Prospects;

public sealed class IndexModel(TccmDbContext db) : PageModel
{
    public ProspectState? Show { get; private set; }
    public IReadOnlyList<(ProspectState? State, int Count)> Filters { get; private set; } = [];
    public IReadOnlyList<Prospect> Prospects { get; private set; } = [];

    public async Task OnGetAsync(string? show)
    {
        Show = Enum.TryParse<ProspectState>(show, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;
        var all = await db.Prospects.Whole().AsNoTracking().OrderBy(prospect => prospect.Name).ToListAsync();
        Filters = [(null, all.Count), .. ProspectStates.All.Select(one => ((ProspectState?)one, all.Count(prospect => prospect.State == one)))];
        Prospects = [.. all.Where(prospect => Show is null || prospect.State == Show)
            .OrderBy(prospect => prospect.Latest?.NextOn ?? DateOnly.MaxValue).ThenBy(prospect => prospect.Name, Tccm.Domain.Text.Names.Order)];
    }
}
