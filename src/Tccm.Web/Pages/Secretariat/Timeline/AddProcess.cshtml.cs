using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Timeline;

public sealed class AddProcessModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ProcessInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();
        var process = Domain.Calendar.Process.Begin(Input.Name!, Input.About, current.AsSecretariat, clock.GetUtcNow());
        db.Processes.Add(process);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"The process {process.Name} was entered. Its page is there; enter its openings and what the coalition wants of it.";
        return RedirectToPage("/Secretariat/Timeline/Process", new { process = process.Slug });
    }
}
