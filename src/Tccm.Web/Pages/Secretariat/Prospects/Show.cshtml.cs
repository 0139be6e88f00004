using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Prospects;

namespace Tccm.Web.Pages.Secretariat.Prospects;

public sealed class ShowModel(TccmDbContext db) : PageModel
{
    public Prospect Prospect { get; private set; } = null!;

    /// <summary>Applications that may have come of it; somebody says which.</summary>
    public IReadOnlyList<Application> Candidates { get; private set; } = [];
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Prospects.Whole().SingleOrDefaultAsync(one => one.Id == id) is not { } prospect) return NotFound();
        Prospect = prospect;
        if (prospect.State is ProspectState.Open or ProspectState.NotNow)
        {
            var sent = await db.Applications.AsNoTracking().Where(one => one.Status != ApplicationStatus.Draft && !db.Prospects.Any(other => other.ApplicationId == one.Id)).ToListAsync();
            Candidates = [.. sent.Where(prospect.Resembles)];
        }
        History = await db.HistoryOfAsync(id);
        return Page();
    }
}
