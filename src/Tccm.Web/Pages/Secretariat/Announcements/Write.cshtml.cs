using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Announcements;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Announcements;

public sealed class WriteModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    private List<Process> processes = [];

    [BindProperty]
    public AnnouncementInput Input { get; set; } = new();

    public Announcement Announcement { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        Input = AnnouncementInput.Of(Announcement);
        Input.Offer(processes);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(id)) return NotFound();
        Input.Offer(processes);
        if (!ModelState.IsValid) return Page();

        Announcement.Write(Input.Subject, Input.Body, Input.Language, Audience.Parse(Input.Audience, processes), Input.Archive!.Value, current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"The draft of “{Announcement.Subject}” was kept. Nothing was sent.";
        return RedirectToPage("/Secretariat/Announcements/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.LockedAnnouncementAsync(id) is not { } announcement) return false;
        (Announcement, processes) = (announcement, await db.Processes.ToListAsync());
        return true;
    }
}
