using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Timeline;

/// <summary>One objective of a process by its number: a new one, or other words for one that is there.</summary>
public sealed class ObjectiveModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public Process Process { get; private set; } = null!;
    public Objective? Known { get; private set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string process, int number)
    {
        if (!await FindAsync(process, number)) return NotFound();
        Input = new() { Kind = Known?.Kind, Words = Known?.Words };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string process, int number)
    {
        if (!await FindAsync(process, number)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var (by, at) = (current.AsSecretariat, clock.GetUtcNow());
        if (Known is { } known) known.Reword(Input.Kind!, Input.Words!, by, at);
        else db.Objectives.Add(Objective.Keep(Process, number, Input.Kind!, Input.Words!, by, at));
        await db.SaveChangesAsync();
        TempData["Flash"] = $"Objective {number} was saved.";
        return RedirectToPage("/Secretariat/Timeline/Process", new { process });
    }

    private async Task<bool> FindAsync(string slug, int number)
    {
        if (number is < 1 or > 1000 || await db.Processes.SingleOrDefaultAsync(one => one.Slug == slug) is not { } found) return false;
        Process = found;
        Known = await db.Objectives.Include(one => one.Process).SingleOrDefaultAsync(one => one.ProcessId == found.Id && one.Number == number);
        return true;
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Say of which kind it is, such as process or substance."), Display(Name = "Kind", Description = "Such as process or substance.")]
        public string? Kind { get; init; }

        [Required(ErrorMessage = "Say what the coalition wants."), Display(Name = "What the coalition wants")]
        public string? Words { get; init; }
    }
}
