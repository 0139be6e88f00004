using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Prospects;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Prospects;

public sealed class LinkModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Prospect Prospect { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? RedirectToPage("/Secretariat/Prospects/Show", new { id }) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (await db.Applications.FindAsync(Input.Application) is not { } application) return NotFound();

        var (by, at) = (current.AsSecretariat, await db.ClockAsync());
        Prospect.CameToApply(application, by, at);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"The application of {application.Called} is linked with {Prospect.Name}.";
        return RedirectToPage("/Secretariat/Prospects/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Prospects.Whole().SingleOrDefaultAsync(one => one.Id == id) is not { } prospect) return false;
        Prospect = prospect;
        return true;
    }

    public sealed record InputModel
    {
        public Guid Application { get; init; }
    }
}
