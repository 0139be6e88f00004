using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Guests;
using Tccm.Web.Emails;

namespace Tccm.Web.Pages.Guests;

/// <summary>Where a guest leaves, by the link in any letter to them; opening it does nothing.</summary>
public sealed class LeaveModel(TccmDbContext db, GuestLinks links) : PageModel
{
    public Guest Guest { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string link) => await LoadAsync(link) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string link)
    {
        if (!await LoadAsync(link)) return NotFound();

        Guest.Leave(await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = "Nothing more is sent to you.";
        return RedirectToPage("/Index");
    }

    private async Task<bool> LoadAsync(string link)
    {
        if (await links.FindAsync(link) is not { } guest) return false;
        Guest = guest;
        return true;
    }
}
