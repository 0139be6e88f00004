using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

public sealed class ShowModel(TccmDbContext db) : PageModel
{
    public Deliverable Deliverable { get; private set; } = null!;
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Deliverables.Whole().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id) is not { } deliverable) return NotFound();
        (Deliverable, History) = (deliverable, await db.HistoryOfAsync(id));
        return Page();
    }
}
