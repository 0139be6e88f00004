using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Timeline;

public sealed class ProcessModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public Process Process { get; private set; } = null!;
    public IReadOnlyList<Objective> Objectives { get; private set; } = [];

    [BindProperty]
    public ProcessInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string process)
    {
        if (!await FindAsync(process)) return NotFound();
        Input = new() { Name = Process.Name, About = Process.About };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string process)
    {
        if (!await FindAsync(process)) return NotFound();
        if (!ModelState.IsValid) return Page();
        Process.Describe(Input.Name!, Input.About, current.AsSecretariat, clock.GetUtcNow());
        await db.SaveChangesAsync();
        TempData["Flash"] = "What the page says of the process was saved.";
        return RedirectToPage(new { process });
    }

    private async Task<bool> FindAsync(string slug)
    {
        if (await db.Processes.SingleOrDefaultAsync(one => one.Slug == slug) is not { } found) return false;
        Process = found;
        Objectives = await db.Objectives.Where(one => one.ProcessId == found.Id).OrderBy(one => one.Number).ToListAsync();
        return true;
    }
}
