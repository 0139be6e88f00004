using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Domain.Exchange;
using Tccm.Domain.Resources;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Resources;

/// <summary>Adds a resource, perhaps of what somebody shared; both then know of one another.</summary>
public sealed class AddModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public ResourceInput Input { get; set; } = new();

    public SharedNote? Of { get; private set; }
    public IReadOnlyList<SelectListItem> Processes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? from)
    {
        if (!await LoadAsync(from)) return NotFound();
        if (Of is not null) Input = ResourceInput.From(Of);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? from)
    {
        if (!await LoadAsync(from)) return NotFound();
        if (!ModelState.IsValid) return Page();
        Process? process = null;
        if (Input.Process is { } id && (process = await db.Processes.FindAsync(id)) is null) return NotFound();

        var resource = Resource.Add(Input.Facts(), process, Of, current.AsSecretariat, await db.ClockAsync());
        db.Resources.Add(resource);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You added “{resource.Title}”, for {resource.Audience.InWords()}.";
        return RedirectToPage("/Secretariat/Resources/Show", new { id = resource.Id });
    }

    private async Task<bool> LoadAsync(Guid? from)
    {
        Processes = await db.ProcessChoicesAsync();
        if (!ModelState.IsValid && !HttpMethods.IsPost(Request.Method)) return false;
        if (from is not { } id) return true;
        Of = await db.SharedNotes.Whole().SingleOrDefaultAsync(note => note.Id == id);
        return Of is not null;
    }
}
