using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Timeline;

public sealed class EndCalendarModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/My/Timeline/Index");

    public async Task<IActionResult> OnPostAsync()
    {
        if (current.Value is not { } person) return NotFound();
        if (await db.CalendarLinks.SingleOrDefaultAsync(link => link.PersonId == person.Id) is { } link)
        {
            db.Remove(link);
            await db.SaveChangesAsync();
        }
        TempData["Flash"] = "Your calendar's address answers no more.";
        return RedirectToPage("/My/Timeline/Index");
    }
}
