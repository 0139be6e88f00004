using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Announcements;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Announcements;

public sealed class NewModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public AnnouncementInput Input { get; set; } = new();

    public async Task OnGetAsync() => Input.Offer(await db.Processes.ToListAsync());

    public async Task<IActionResult> OnPostAsync()
    {
        List<Process> processes = await db.Processes.ToListAsync();
        Input.Offer(processes);
        if (!ModelState.IsValid) return Page();

        var announcement = Announcement.Begin(Input.Subject, Input.Body, Input.Language, Audience.Parse(Input.Audience, processes), Input.Archive!.Value, current.AsSecretariat, await db.ClockAsync());
        db.Announcements.Add(announcement);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"The draft of “{announcement.Subject}” was kept. Nothing was sent.";
        return RedirectToPage("/Secretariat/Announcements/Show", new { id = announcement.Id });
    }
}
