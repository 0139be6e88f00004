using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;

namespace Tccm.Web.Pages.Secretariat.Adaptations;

public sealed class IndexModel(TccmDbContext db) : PageModel
{
    public AdaptationStatus Show { get; private set; }
    public IReadOnlyList<(AdaptationStatus Status, int Count)> Filters { get; private set; } = [];
    public IReadOnlyList<Adaptation> Adaptations { get; private set; } = [];

    public async Task OnGetAsync(string? show)
    {
        Show = StatusOf(show);
        var counts = await db.Adaptations.GroupBy(one => one.Status).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();
        Filters = [.. AdaptationStatuses.OnTheDesk.Select(status => (status, counts.SingleOrDefault(one => one.Key == status)?.Count ?? 0))];
        Adaptations = await Shown(db, Show).AsNoTracking().ToListAsync();
    }

    /// <summary>The state that is asked for; what waits, where none is.</summary>
    public static AdaptationStatus StatusOf(string? show) =>
        Enum.TryParse<AdaptationStatus>(show, ignoreCase: true, out var status) && AdaptationStatuses.OnTheDesk.Contains(status) ? status : AdaptationStatus.Waiting;

    /// <summary>The adaptations that the page lists, and that its export holds: of what waits the oldest first, else the newest.</summary>
    public static IQueryable<Adaptation> Shown(TccmDbContext db, AdaptationStatus status)
    {
        var those = db.Adaptations.Whole().Where(one => one.Status == status);
        return status == AdaptationStatus.Waiting ? those.OrderBy(one => one.ConfirmedAt) : those.OrderByDescending(one => one.EndedAt ?? one.ShownAt);
    }
}
