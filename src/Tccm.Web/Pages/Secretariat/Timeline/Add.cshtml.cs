using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Timeline;

public sealed class AddModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public IReadOnlyList<SelectListItem> Processes { get; private set; } = [];

    [BindProperty, Display(Name = "Process"), Required(ErrorMessage = "Choose the process to which it belongs.")]
    public Guid? Process { get; set; }

    [BindProperty]
    public OpeningInput Input { get; set; } = new();

    /// <param name="of">The process in which it is, by its place in addresses.</param>
    /// <param name="from">What somebody shared, of which it is made.</param>
    public async Task<IActionResult> OnGetAsync(string? of, Guid? from)
    {
        if (!ModelState.IsValid) return NotFound();
        await OfferAsync();
        Process = (await db.Processes.SingleOrDefaultAsync(one => one.Slug == of))?.Id;
        if (from is null) return Page();
        if (await db.SharedNotes.SingleOrDefaultAsync(one => one.Id == from) is not { } note) return NotFound();
        (Process, Input) = (note.ProcessId, new() { Title = note.Title, Link = note.Link, About = note.Words });
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OfferAsync();
        if (!ModelState.IsValid) return Page();
        var of = await db.Processes.SingleOrDefaultAsync(one => one.Id == Process) ?? throw new DomainException("Choose a process from the list.", nameof(Process));
        var taken = await db.Openings.Where(one => one.ProcessId == of.Id).Select(one => one.Slug).ToListAsync();
        var opening = Opening.Enter(of, Input.Facts(null), taken, current.AsSecretariat, clock.GetUtcNow());
        db.Openings.Add(opening);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"“{opening.Title}” was entered. It waits for a release; nobody but the secretariat sees it yet.";
        return RedirectToPage("/Secretariat/Timeline/Index");
    }

    private async Task OfferAsync() => Processes = await db.Processes.OrderBy(one => one.Name).Select(one => new SelectListItem(one.Name, one.Id.ToString())).ToListAsync();
}
