using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

/// <summary>Takes a republication back, with today's date.</summary>
public sealed class TakeBackModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public TakeBackInput Input { get; set; } = new();

    public Republication Republication { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Republication.TakeBack(Input.Reason, current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You took back that {Republication.DisplayName} published “{Republication.Statement.Title}” again.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug = Republication.Statement.Slug });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Republications.Include(one => one.Organisation).Include(one => one.Statement.Revisions).AsSplitQuery().SingleOrDefaultAsync(one => one.Id == id) is not { } republication) return false;
        Republication = republication;
        return true;
    }
}
