using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Announcements;
using Tccm.Domain.Database;

namespace Tccm.Web.Pages.Secretariat.Announcements;

public sealed class RecipientsModel(TccmDbContext db) : PageModel
{
    public Announcement Announcement { get; private set; } = null!;
    public Recipients To { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Announcements.SingleOrDefaultAsync(one => one.Id == id) is not { } announcement) return NotFound();
        // Once it was sent, who would get it now is another list.
        if (announcement.IsSent) return RedirectToPage("/Secretariat/Announcements/Show", new { id });
        (Announcement, To) = (announcement, await Recipients.OfAsync(db, announcement, await db.ClockAsync()));
        return Page();
    }
}
