using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Meetings;

/// <summary>Who acts for an organisation says that it did what it took on at a meeting.</summary>
public sealed class DoneModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public MeetingAction Agreed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid contact, Guid id) => await LoadAsync(contact, id) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(Guid contact, Guid id)
    {
        if (await LoadAsync(contact, id) is not { } by) return NotFound();

        Agreed.Do(by, clock.GetUtcNow());
        await db.SaveChangesAsync();

        TempData["Flash"] = "You said that it is done.";
        return RedirectToPage("/My/Index");
    }

    private async Task<Actor?> LoadAsync(Guid contactId, Guid id)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == contactId) is not { } contact) return null;
        if (await db.MeetingActions.Include(one => one.Meeting).Include(one => one.Organisation).SingleOrDefaultAsync(one => one.Id == id) is not { } action || !action.IsEndedBy(contact)) return null;
        Agreed = action;
        return Actor.For(contact);
    }
}
