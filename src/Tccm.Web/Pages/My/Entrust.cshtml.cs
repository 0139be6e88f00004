using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>A representative records on what a colleague's right to sign rests, or renews a mandate; never their own.</summary>
public sealed class EntrustModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;
    public Contact Colleague { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid contact, Guid colleague)
    {
        if (!await LoadAsync(contact, colleague)) return NotFound();
        Input = new() { Basis = Colleague.Basis, Until = Colleague.MandateUntil };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid contact, Guid colleague)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, colleague, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Contact.Organisation.Entrust(Colleague, Input.ToAuthority()!, Actor.For(Contact), await db.ClockAsync());
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You recorded that {Colleague.Person.Name} signs for {Contact.Organisation.DisplayName} {Colleague.Authority!.InWords}.";
        return RedirectToPage("/My/Organisation", new { contact });
    }

    private async Task<bool> LoadAsync(Guid contactId, Guid colleagueId, bool locked = false)
    {
        if (current.Contact(contactId, ContactRoles.Representative) is not { } contact) return false;
        if (locked)
        {
            await db.LockOrganisationOfAsync(contactId);
            contact = await db.LockedContactAsync(contactId);
        }
        else await db.ColleaguesAsync(contact.OrganisationId);
        if (!contact.May(ContactRoles.Representative)) return false;
        if (contact.Organisation.CurrentContacts.SingleOrDefault(one => one.Id == colleagueId && one.Id != contactId && one.Roles.HasFlag(ContactRoles.Signatory)) is not { } colleague) return false;
        (Contact, Colleague) = (contact, colleague);
        return true;
    }

    public sealed record InputModel : AuthorityInput;
}
