using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>The secretariat records on what a contact's right to sign rests, or renews a mandate, where no representative can.</summary>
public sealed class EntrustModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid contact)
    {
        if (!await LoadAsync(id, contact)) return NotFound();
        Input = new() { Basis = Contact.Basis, Until = Contact.MandateUntil };
        current.AsSecretariat.RefuseOwn(Organisation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(id, contact, locked: true)) return NotFound();
        current.AsSecretariat.RefuseOwn(Organisation);
        if (!ModelState.IsValid) return Page();

        Organisation.Entrust(Contact, Input.ToAuthority()!, current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You recorded that {Contact.Person.Name} signs for {Organisation.DisplayName} {Contact.Authority!.InWords}.";
        return RedirectToPage("/Secretariat/Organisations/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id, Guid contactId, bool locked = false)
    {
        if ((locked ? await db.LockedWithPeopleAsync(id) : await db.OrganisationAsync(id)) is not { } organisation) return false;
        if (organisation.CurrentContacts.SingleOrDefault(one => one.Id == contactId && one.Roles.HasFlag(ContactRoles.Signatory)) is not { } contact) return false;
        (Organisation, Contact) = (organisation, contact);
        return true;
    }

    public sealed record InputModel : AuthorityInput;
}
