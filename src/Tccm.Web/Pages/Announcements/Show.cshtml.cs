using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Announcements;
using Tccm.Domain.Database;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Announcements;

[PublicPage]
public sealed class ShowModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public Announcement Announcement { get; private set; } = null!;

    /// <summary>To whom it is not shown, it is not there.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await db.Announcements.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == slug) is not { } announcement || !IndexModel.Reads(announcement, current, clock.GetUtcNow())) return NotFound();
        Announcement = announcement;
        return Page();
    }
}
