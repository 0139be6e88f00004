using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

public sealed class RemoveContactModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, EndAccess end) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;
    public IReadOnlyList<ContactRoles> LastIn => Organisation.LastIn(Contact, Contact.Roles);

    public async Task<IActionResult> OnGetAsync(Guid id, Guid contact)
    {
        if (!await LoadAsync(id, contact)) return NotFound();
        current.AsSecretariat.RefuseOwn(Organisation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(id, contact, locked: true)) return NotFound();
        current.AsSecretariat.RefuseOwn(Organisation);
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        var (by, at) = (current.AsSecretariat, await db.ClockAsync());
        Organisation.RemoveContact(Contact, by, at, Input.Reason, Input.Knowing);
        await end.OfContactAsync(Contact, Organisation, by, at);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You removed {Contact.Person.Name} from the contacts of {Organisation.DisplayName}. They and the other contacts are told.";
        return RedirectToPage("/Secretariat/Organisations/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id, Guid contactId, bool locked = false)
    {
        if (locked) await db.LockOrganisationOfAsync(contactId);
        if (await db.OrganisationAsync(id) is not { } organisation) return false;
        if (organisation.CurrentContacts.SingleOrDefault(one => one.Id == contactId) is not { } contact) return false;
        (Organisation, Contact) = (organisation, contact);
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "Why"), Required(ErrorMessage = "Say why: the person and the organisation's other contacts read it."), DataType(DataType.MultilineText)]
        public string? Reason { get; init; }

        public bool Knowing { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
