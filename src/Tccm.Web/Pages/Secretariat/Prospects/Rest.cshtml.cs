using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Prospects;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Prospects;

public sealed class RestModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Prospect Prospect { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? RedirectToPage("/Secretariat/Prospects/Show", new { id }) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();

        var (by, at) = (current.AsSecretariat, await db.ClockAsync());
        if (Prospect.IsNotNow) Prospect.TakeUp(by, at);
        else Prospect.PutOff(by, at);
        await db.SaveChangesAsync();

        TempData["Flash"] = Prospect.IsNotNow ? $"{Prospect.Name} rests for now." : $"{Prospect.Name} was taken up again.";
        return RedirectToPage("/Secretariat/Prospects/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Prospects.Whole().SingleOrDefaultAsync(one => one.Id == id) is not { } prospect) return false;
        Prospect = prospect;
        return true;
    }
}
