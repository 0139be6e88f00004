using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>A representative says of a colleague's address that letters arrive there again.</summary>
public sealed class ReachableModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Contact Contact { get; private set; } = null!;
    public Contact Colleague { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid contact, Guid colleague) => await LoadAsync(contact, colleague) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid contact, Guid colleague)
    {
        if (!await LoadAsync(contact, colleague)) return NotFound();

        Colleague.Person.RegainAddress(Actor.For(Contact), await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"Letters are sent to {Colleague.Person.Name} again, announcements too.";
        return RedirectToPage("/My/Organisation", new { contact });
    }

    private async Task<bool> LoadAsync(Guid contact, Guid colleague)
    {
        if (await Colleagues.FindAsync(db, current, contact, colleague, ContactRoles.Representative, locked: false) is not { } found) return false;
        (Contact, Colleague) = (found.Mine, found.Other);
        return true;
    }
}
