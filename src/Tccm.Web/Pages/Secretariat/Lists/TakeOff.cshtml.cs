using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Domain.Lists;
using Tccm.Web.Identity;
using Tccm.Web.Lists;

namespace Tccm.Web.Pages.Secretariat.Lists;

public sealed class TakeOffModel(TccmDbContext db, PushList push, CurrentPerson current) : ListAct(db)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string address, string? email)
    {
        if (!await LoadAsync(address) || List.Home != ListHome.Mailman) return NotFound();
        Input = new() { Email = email ?? "" };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string address)
    {
        if (!await LoadAsync(address) || List.Home != ListHome.Mailman) return NotFound();

        await push.TakeOffUnknownAsync(List, Input.Email, current.AsSecretariat);
        await Db.SaveChangesAsync();

        TempData["Flash"] = $"{Input.Email} is off the list.";
        return RedirectToPage("/Secretariat/Lists/Difference", new { address = List.Address });
    }

    public sealed record InputModel
    {
        public string Email { get; init; } = "";
    }
}
