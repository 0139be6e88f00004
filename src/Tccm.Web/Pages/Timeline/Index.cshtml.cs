using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Timeline;

/// <summary>What is next, and the year: each opening with its dates, how sure they are and what they were before.</summary>
[PublicPage]
public sealed class IndexModel(TccmDbContext db, TimeProvider clock) : PageModel
{
    private const int Nearest = 6;
    private const int First = 1970;
    private const int Last = 2200;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public Domain.Calendar.Timeline Timeline { get; private set; } = new([]);
    public IReadOnlyList<Process> Processes { get; private set; } = [];
    public Process? Chosen { get; private set; }
    public int Year { get; private set; }

    public int ThisYear => Now.UtcDateTime.Year;
    public IReadOnlyList<(TimelineEntry Entry, KnownDate Date)> Next => [.. Timeline.Next(Now).Take(Nearest)];
    public IReadOnlyList<int> Years => [.. Timeline.Years.Append(ThisYear).Append(Year).Distinct().Order()];
    public IReadOnlyList<TimelineEntry> OfYear => [.. Timeline.Entries.Where(entry => entry.Facts.Dates.Any(date => YearStrip.IsIn(date, Year)))];

    /// <summary>What of this year is over is folded away; in another year nothing is.</summary>
    public IReadOnlyList<TimelineEntry> Folded => Year == ThisYear ? [.. OfYear.Where(entry => entry.Facts.IsOver(Now))] : [];

    public async Task<IActionResult> OnGetAsync(int? year, string? process)
    {
        if (year is < First or > Last) return NotFound();
        Processes = await db.Processes.AsNoTracking().OrderBy(one => one.Name).ToListAsync();
        Chosen = process is null ? null : Processes.SingleOrDefault(one => one.Slug == process);
        if (process is not null && Chosen is null) return NotFound();
        var all = await Domain.Calendar.Timeline.OfAsync(db);
        Processes = [.. Processes.Where(one => all.Entries.Any(entry => entry.Process.Id == one.Id))];
        Timeline = Chosen is null ? all : all.Of(Chosen);
        Year = year ?? ThisYear;
        return Page();
    }
}
