using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Timeline;

/// <summary>One opening: its dates with what their source says, when they were checked, and all that they were before.</summary>
[PublicPage]
public sealed class OpeningModel(TccmDbContext db, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public TimelineEntry Entry { get; private set; } = null!;
    public IReadOnlyList<ReleaseNews> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string process, string opening)
    {
        var all = await Domain.Calendar.Timeline.OfAsync(db);
        if (all.Entries.SingleOrDefault(one => one.Process.Slug == process && one.Opening.Slug == opening) is not { } entry) return NotFound();
        Entry = entry;
        History = new Domain.Calendar.Timeline([entry]).Since(0);
        return Page();
    }
}
