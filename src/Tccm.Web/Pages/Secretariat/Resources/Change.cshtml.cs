using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Domain.Resources;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Resources;

public sealed class ChangeModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public ResourceInput Input { get; set; } = new();

    public Resource Resource { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Processes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        Input = ResourceInput.From(Resource);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();
        Process? process = null;
        if (Input.Process is { } about && (process = await db.Processes.FindAsync(about)) is null) return NotFound();

        Resource.Change(Input.Facts(), process, Input.Seen, current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"“{Resource.Title}” was changed. What it was is kept.";
        return RedirectToPage("/Secretariat/Resources/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Resources.Whole().SingleOrDefaultAsync(one => one.Id == id) is not { } resource) return false;
        Resource = resource;
        Processes = await db.ProcessChoicesAsync();
        return true;
    }
}
