using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

public sealed class RemoveContactModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, EndAccess end) : PageModel
{
    [BindProperty]
    public FreshInput Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;
    public Contact Colleague { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid contact, Guid colleague) => await LoadAsync(contact, colleague) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid contact, Guid colleague)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        // Two representatives who remove each other at once come one after the other.
        if (!await LoadAsync(contact, colleague, locked: true)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        var (by, now) = (Actor.For(Contact), await db.ClockAsync());
        Contact.Organisation.RemoveContact(Colleague, by, now);
        await end.OfContactAsync(Colleague, Contact.Organisation, by, now);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"{Colleague.Person.Name} was removed. They and the other contacts are told.";
        return RedirectToPage("/My/Organisation", new { contact });
    }

    private async Task<bool> LoadAsync(Guid contact, Guid colleague, bool locked = false)
    {
        // Who wants to go themselves leaves: that page says what it means.
        if (contact == colleague || await Colleagues.FindAsync(db, current, contact, colleague, ContactRoles.Representative, locked) is not { } found) return false;
        (Contact, Colleague) = (found.Mine, found.Other);
        return true;
    }
}
