using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Guests;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Guests;

public sealed class RemoveModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Guest Guest { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();

        Guest.Remove(current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"{Guest.Name} gets nothing more.";
        return RedirectToPage("/Secretariat/Guests/Index");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Guests.FindAsync(id) is not { } guest) return false;
        Guest = guest;
        return true;
    }
}
