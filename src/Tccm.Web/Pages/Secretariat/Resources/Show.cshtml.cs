using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Exchange;
using Tccm.Domain.Resources;

namespace Tccm.Web.Pages.Secretariat.Resources;

/// <summary>A resource with all that it was.</summary>
public sealed class ShowModel(TccmDbContext db) : PageModel
{
    public Resource Resource { get; private set; } = null!;
    public SharedNote? Of { get; private set; }
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    /// <summary>Each form beside the one before, the latest first.</summary>
    public IEnumerable<(ResourceVersion Version, ResourceVersion? Before)> Versions => Resource.Versions.OrderByDescending(one => one.Number).Select(one => (one, Resource.Versions.SingleOrDefault(other => other.Number == one.Number - 1)));

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Resources.Whole().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id) is not { } resource) return NotFound();
        Resource = resource;
        Of = await db.SharedNotes.Whole().AsNoTracking().SingleOrDefaultAsync(note => note.Id == resource.SharedNoteId);
        History = await db.HistoryOfAsync(id);
        return Page();
    }
}
