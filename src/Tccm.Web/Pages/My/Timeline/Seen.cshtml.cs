using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Timeline;

/// <summary>Says that the timeline was seen up to a release; what came out since stays new.</summary>
public sealed class SeenModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/My/Timeline/Index");

    public async Task<IActionResult> OnPostAsync(int release)
    {
        if (current.Value is not { } person || !await db.Releases.AnyAsync(one => one.Number == release)) return NotFound();
        person.SeeTimeline(release);
        await db.SaveChangesAsync();
        TempData["Flash"] = "What changed until now counts as seen.";
        return RedirectToPage("/My/Timeline/Index");
    }
}
