using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

public sealed class RemoveContactModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid contact) => await LoadAsync(id, contact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(id, contact, locked: true)) return NotFound();

        Organisation.RemoveContact(Contact, current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You removed {Contact.Person.Name} from the contacts of {Organisation.DisplayName}.";
        return RedirectToPage("/Secretariat/Organisations/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id, Guid contactId, bool locked = false)
    {
        if ((locked ? await db.LockedOrganisationAsync(id) : await db.OrganisationAsync(id)) is not { } organisation) return false;
        if (organisation.CurrentContacts.SingleOrDefault(one => one.Id == contactId) is not { } contact) return false;
        (Organisation, Contact) = (organisation, contact);
        return true;
    }
}
