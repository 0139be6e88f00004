using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>"I no longer act for …": a contact goes by themselves, unless nobody would be left in a role that matters.</summary>
public sealed class StepDownModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, EndAccess end) : PageModel
{
    [BindProperty]
    public FreshInput Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;
    public IReadOnlyList<ContactRoles> LastIn => Contact.Organisation.LastIn(Contact, Contact.Roles);

    public async Task<IActionResult> OnGetAsync(Guid contact) => await LoadAsync(contact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, locked: true)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        var (by, now, organisation) = (Actor.For(Contact), await db.ClockAsync(), Contact.Organisation);
        organisation.RemoveContact(Contact, by, now);
        await end.OfContactAsync(Contact, organisation, by, now);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You no longer act for {organisation.DisplayName}. Its other contacts are told.";
        return current.Contacts.Any(other => other.Id != contact) || current.IsSecretariat ? RedirectToPage("/My/Index") : RedirectToPage("/Index");
    }

    private async Task<bool> LoadAsync(Guid contact, bool locked = false)
    {
        if (await Colleagues.FindAsync(db, current, contact, contact, ContactRoles.None, locked) is not { } found) return false;
        Contact = found.Mine;
        return true;
    }
}
