using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

public sealed class NewSeriesModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    [BindProperty]
    public NewSeriesInput Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();

        var series = Series.Begin(Input.Name, Input.About, Input.Audience!.Value, current.AsSecretariat, clock.GetUtcNow());
        db.MeetingSeries.Add(series);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You began the series {series.Name}.";
        return RedirectToPage("/Secretariat/Meetings/Index");
    }
}
