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
        Show = StateOf(show);
        var all = await db.Prospects.Whole().AsNoTracking().ToListAsync();
        Filters = [(null, all.Count), .. ProspectStates.All.Select(one => ((ProspectState?)one, all.Count(prospect => prospect.State == one)))];
        Prospects = Shown(all, Show);
    }

    public static ProspectState? StateOf(string? show) => Enum.TryParse<ProspectState>(show, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    /// <summary>The prospects that the page lists, and that its export holds: whom to speak with next first.</summary>
    public static IReadOnlyList<Prospect> Shown(IEnumerable<Prospect> all, ProspectState? state) =>
        [.. all.Where(prospect => state is null || prospect.State == state)
            .OrderBy(prospect => prospect.Latest?.NextOn ?? DateOnly.MaxValue).ThenBy(prospect => prospect.Name, Tccm.Domain.Text.Names.Order)];
}
