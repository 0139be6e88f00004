using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Announcements;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Announcements;

/// <summary>Sends an announcement to those who were counted on this page. Where that changed since, it is refused and shown again.</summary>
public sealed class SendModel(TccmDbContext db, CurrentPerson current, Post post, AnnouncementLinks links) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Announcement Announcement { get; private set; } = null!;
    public Recipients To { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return Announcement.IsSent ? RedirectToPage("/Secretariat/Announcements/Show", new { id }) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(id)) return NotFound();

        var at = await db.ClockAsync();
        Announcement.Send(Input.Seen, To, current.AsSecretariat, at);
        foreach (var reader in To.People) post.To(reader.Person.Email, Announced.To(reader, Announcement, links.ToLeave(reader.Person), at));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"“{Announcement.Subject}” is on its way to {Recipients.Counted(To.People.Count)}.";
        return RedirectToPage("/Secretariat/Announcements/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.LockedAnnouncementAsync(id) is not { } announcement) return false;
        (Announcement, To) = (announcement, await Recipients.OfAsync(db, announcement, await db.ClockAsync()));
        return true;
    }

    public sealed record InputModel
    {
        public string? Seen { get; init; }
    }
}
