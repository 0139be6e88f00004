using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>Somebody says of their own address that letters arrive there again.</summary>
public sealed class AddressWorksModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public IActionResult OnGet() => current.Value is null ? NotFound() : RedirectToPage("/My/Mail");

    public async Task<IActionResult> OnPostAsync()
    {
        if (current.Value is not { } person) return NotFound();

        person.RegainAddress(Actor.Concerned(person), await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = "Letters are sent to your address again, announcements too.";
        return RedirectToPage("/My/Mail");
    }
}
