using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

public sealed class RemoveContactModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public Contact Contact { get; private set; } = null!;
    public Contact Colleague { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid contact, Guid colleague) => await LoadAsync(contact, colleague) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid contact, Guid colleague)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (current.Contact(contact, ContactRoles.Representative) is null) return NotFound();
        // Two representatives who remove each other at once come one after the other.
        await db.LockOrganisationOfAsync(contact);
        if (!await LoadAsync(contact, colleague)) return NotFound();

        Contact.Organisation.RemoveContact(Colleague, Actor.For(Contact), clock.GetUtcNow());
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"{Colleague.Person.Name} was removed.";
        return Contact == Colleague ? RedirectToPage("/My/Index") : RedirectToPage("/My/Organisation", new { contact });
    }

    private async Task<bool> LoadAsync(Guid contactId, Guid colleagueId)
    {
        if (current.Contact(contactId, ContactRoles.Representative) is not { } contact) return false;
        var colleagues = await db.ColleaguesAsync(contact.OrganisationId);
        if (colleagues.SingleOrDefault(one => one.Id == contactId) is not { } mine || !mine.May(ContactRoles.Representative) || colleagues.SingleOrDefault(one => one.Id == colleagueId) is not { } other) return false;
        (Contact, Colleague) = (mine, other);
        return true;
    }
}
