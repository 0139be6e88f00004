using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;

namespace Tccm.Web.Pages;

/// <summary>
/// Where a reader gets no more announcements, by the link in each of them. A mail program posts here by itself, without a cookie
/// and so without a form's token (RFC 8058); the link is the secret. Opening it does nothing: scanners follow links.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class UnsubscribeModel(TccmDbContext db, AnnouncementLinks links) : PageModel
{
    public Person Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string link) => await LoadAsync(link) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string link)
    {
        if (!await LoadAsync(link)) return NotFound();

        Person.ChooseAnnouncements(wanted: false, Actor.Concerned(Person), await db.ClockAsync());
        await db.SaveChangesAsync();

        if (Request.HasFormContentType && Request.Form["List-Unsubscribe"] == "One-Click") return Content("You get no more announcements.\n", "text/plain; charset=utf-8");
        TempData["Flash"] = "You get no more announcements.";
        return RedirectToPage(new { link });
    }

    public async Task<IActionResult> OnPostAgainAsync(string link)
    {
        if (!await LoadAsync(link)) return NotFound();

        Person.ChooseAnnouncements(wanted: true, Actor.Concerned(Person), await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = "You get announcements again.";
        return RedirectToPage(new { link });
    }

    private async Task<bool> LoadAsync(string link)
    {
        if (await links.FindAsync(link) is not { } person) return false;
        Person = person;
        return true;
    }
}
