using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Announcements;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Announcements;

/// <summary>Sends a draft to whoever asks, and to nobody else.</summary>
public sealed class TryModel(TccmDbContext db, CurrentPerson current, Post post, AnnouncementLinks links) : PageModel
{
    public Announcement Announcement { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? RedirectToPage("/Secretariat/Announcements/Show", new { id }) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();

        post.To(current.Person.Email, Announced.OnTrial(Announcement, links.ToLeave(current.Person), await db.ClockAsync()));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"“{Announcement.Subject}” is on its way to {current.Person.Email.Value}, and to nobody else.";
        return RedirectToPage("/Secretariat/Announcements/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Announcements.SingleOrDefaultAsync(one => one.Id == id) is not { } announcement) return false;
        Announcement = announcement;
        return true;
    }
}
