using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

public sealed class IndexModel(TccmDbContext db) : PageModel
{
    public string? Show { get; private set; }
    public IReadOnlyList<(string? Show, string Words, int Count)> Filters { get; private set; } = [];
    public IReadOnlyList<Deliverable> Shown { get; private set; } = [];

    public async Task OnGetAsync(string? show)
    {
        Show = show is "look-again" or "delivered" or "dropped" or "all" ? show : null;
        var (all, today) = (await db.Deliverables.Whole().AsNoTracking().ToListAsync(), DateOnly.FromDateTime((await db.ClockAsync()).UtcDateTime));
        Filters = [.. new (string?, string)[] { (null, "Planned"), ("look-again", "To look at again"), ("delivered", "Delivered"), ("dropped", "Dropped"), ("all", "All") }.Select(filter => (filter.Item1, filter.Item2, Of(all, filter.Item1, today).Count))];
        Shown = Of(all, Show, today);
    }

    /// <summary>The deliveries that the page lists, and that its export holds: what is planned longest first, what was delivered last first.</summary>
    public static IReadOnlyList<Deliverable> Of(IEnumerable<Deliverable> all, string? show, DateOnly today) => show switch
    {
        "look-again" => [.. all.Where(one => one.IsToBeLookedAt(today)).OrderBy(one => one.LookAgainOn)],
        "delivered" => [.. all.Where(one => one.Status == DeliverableStatus.Delivered).OrderByDescending(one => one.Delivered!.On)],
        "dropped" => [.. all.Where(one => one.Status == DeliverableStatus.Dropped).OrderByDescending(one => one.PlannedAt)],
        "all" => [.. all.OrderByDescending(one => one.PlannedAt)],
        _ => [.. all.Where(one => one.Status == DeliverableStatus.Planned).OrderBy(one => one.Opening?.Facts.Dates.Max(date => date.Ends)).ThenBy(one => one.PlannedAt)],
    };

    /// <summary>What somebody wanted to look at again by now.</summary>
    public static async Task<IReadOnlyList<Deliverable>> ToLookAtAsync(TccmDbContext db, DateOnly today) =>
        await db.Deliverables.Whole().AsNoTracking().Where(one => one.Status == DeliverableStatus.Delivered && one.LookAgainOn <= today).OrderBy(one => one.LookAgainOn).ToListAsync();
}
