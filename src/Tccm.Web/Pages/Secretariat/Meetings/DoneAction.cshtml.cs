using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Meetings;

public sealed class DoneActionModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public MeetingAction Agreed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid agreed) => await LoadAsync(agreed) ? RedirectToPage("/Secretariat/Meetings/Show", new { id = Agreed.MeetingId }) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid agreed)
    {
        if (!await LoadAsync(agreed)) return NotFound();

        Agreed.Do(current.AsSecretariat, clock.GetUtcNow());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You noted that {Agreed.ByInWords} did it.";
        return RedirectToPage("/Secretariat/Meetings/Show", new { id = Agreed.MeetingId });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.MeetingActions.Include(one => one.Meeting).Include(one => one.Organisation).SingleOrDefaultAsync(one => one.Id == id) is not { } action) return false;
        Agreed = action;
        return true;
    }
}
