using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Secretariat.Timeline;

/// <summary>What waits for a release, which dates were not checked for long, and every opening.</summary>
public sealed class IndexModel(TccmDbContext db, IOptions<PortalOptions> portal, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public IReadOnlyList<Opening> Openings { get; private set; } = [];
    public IReadOnlyList<Process> Processes { get; private set; } = [];

    public IReadOnlyList<Opening> Waiting => [.. Openings.Where(opening => opening.IsWaiting)];
    public IReadOnlyList<(Opening Opening, KnownDate Date)> Stale => StaleOf(Openings, Now, portal.Value);

    public async Task OnGetAsync()
    {
        Openings = [.. (await db.Openings.Whole().AsNoTracking().ToListAsync()).OrderBy(opening => opening.Facts.IsOver(Now)).ThenBy(opening => opening.Facts.Dates.Min(date => date.From))];
        Processes = await db.Processes.AsNoTracking().OrderBy(process => process.Name).ToListAsync();
    }

    /// <summary>The dates ahead that nobody compared with their source for as many days as the settings say, the next to come first.</summary>
    public static IReadOnlyList<(Opening Opening, KnownDate Date)> StaleOf(IEnumerable<Opening> openings, DateTimeOffset now, PortalOptions portal) =>
        [.. openings.SelectMany(opening => opening.Stale(now, TimeSpan.FromDays(portal.DaysUntilStale)), (opening, date) => (opening, date)).OrderBy(pair => pair.date.From)];
}
