using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

public sealed class ChangeSeriesModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    [BindProperty]
    public SeriesInput Input { get; set; } = new();

    public Series Series { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        Input = new() { Name = Series.Name, About = Series.About };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Series.Describe(Input.Name, Input.About, current.AsSecretariat, clock.GetUtcNow());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"The series {Series.Name} was changed.";
        return RedirectToPage("/Secretariat/Meetings/Index");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.MeetingSeries.FindAsync(id) is not { } series) return false;
        Series = series;
        return true;
    }
}
