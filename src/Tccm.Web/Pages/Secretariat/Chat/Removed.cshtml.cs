using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Chat;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Chat;

/// <summary>Somebody of the secretariat removed a person on the platform, and says so.</summary>
public sealed class RemovedModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public ChatPlace Place { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? RedirectToPage("/Secretariat/Chat/Index") : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();

        Place.Removed(current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You said that somebody was removed from {Place.Group.Name}. What they were called there is forgotten.";
        return RedirectToPage("/Secretariat/Chat/Index");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.ChatPlaces.Include(place => place.Group).SingleOrDefaultAsync(place => place.Id == id) is not { } place) return false;
        Place = place;
        return true;
    }
}
