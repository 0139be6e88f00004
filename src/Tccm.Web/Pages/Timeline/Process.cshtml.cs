using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Timeline;

/// <summary>A process: what it is, its phases, what the coalition wants of it, and each chance to be heard in it.</summary>
[PublicPage]
public sealed class ProcessModel(TccmDbContext db, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public Process Process { get; private set; } = null!;
    public IReadOnlyList<Objective> Objectives { get; private set; } = [];
    public IReadOnlyList<TimelineEntry> Entries { get; private set; } = [];

    public IEnumerable<TimelineEntry> Phases => Entries.Where(entry => entry.Facts.Kind == OpeningKind.Phase);
    public IEnumerable<TimelineEntry> Openings => Entries.Where(entry => entry.Facts.Kind == OpeningKind.Opening);

    public async Task<IActionResult> OnGetAsync(string process)
    {
        if (await db.Processes.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == process) is not { } found) return NotFound();
        Process = found;
        Objectives = await db.Objectives.AsNoTracking().Where(one => one.ProcessId == found.Id).OrderBy(one => one.Number).ToListAsync();
        Entries = (await Domain.Calendar.Timeline.OfAsync(db)).Of(found).Entries;
        return Page();
    }
}
