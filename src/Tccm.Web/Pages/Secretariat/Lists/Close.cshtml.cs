using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Lists;

public sealed class CloseModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : ListAct(db)
{
    public async Task<IActionResult> OnGetAsync(string address) => await LoadAsync(address) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string address)
    {
        if (!await LoadAsync(address)) return NotFound();

        List.Close(current.AsSecretariat, clock.GetUtcNow());
        await Db.SaveChangesAsync();

        TempData["Flash"] = $"You closed the list {List.Name}.";
        return RedirectToPage("/Secretariat/Lists/Show", new { address = List.Address });
    }
}
