using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Prospects;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Prospects;

public sealed class AmendModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public ProspectInput Input { get; set; } = new();

    public Prospect Prospect { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        Input = ProspectInput.From(Prospect);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Prospect.Amend(Input.Name, Input.Economy, Input.ParsedDomains(), Input.People, current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"The facts of {Prospect.Name} were changed.";
        return RedirectToPage("/Secretariat/Prospects/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Prospects.Whole().SingleOrDefaultAsync(one => one.Id == id) is not { } prospect) return false;
        Prospect = prospect;
        return true;
    }
}
