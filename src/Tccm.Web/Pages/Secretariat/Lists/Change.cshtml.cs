using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Lists;

public sealed class ChangeModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : ListAct(db)
{
    [BindProperty]
    public ListInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string address)
    {
        if (!await LoadAsync(address)) return NotFound();
        Input = new() { Name = List.Name, Purpose = List.Purpose, Audience = List.Audience };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string address)
    {
        if (!await LoadAsync(address)) return NotFound();
        if (!ModelState.IsValid) return Page();

        List.Change(Input.Name, Input.Purpose, Input.Audience!.Value, current.AsSecretariat, clock.GetUtcNow());
        await Db.SaveChangesAsync();

        TempData["Flash"] = $"You changed the list {List.Name}.";
        return RedirectToPage("/Secretariat/Lists/Show", new { address = List.Address });
    }
}
