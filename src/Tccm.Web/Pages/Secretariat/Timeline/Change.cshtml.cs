using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Timeline;

public sealed class ChangeModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : OpeningAct(db, current, clock)
{
    [BindProperty]
    public OpeningInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id)) return NotFound();
        Input = OpeningInput.Of(Opening.Facts);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();
        return await ActAsync((opening, by, at) => opening.Change(Input.Facts(opening.Facts.Cancelled), by, at), $"“{Opening.Title}” was changed. The change waits for a release.");
    }
}
