using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>The secretariat confirms, or refuses, a signatory whom a representative proposed.</summary>
public sealed class SignatoryModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid contact)
    {
        if (!await LoadAsync(id, contact)) return NotFound();
        current.AsSecretariat.RefuseOwn(Organisation);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, Guid contact) => DecideAsync(id, contact, chosen => chosen.ConfirmSignatory, "may sign for");

    public Task<IActionResult> OnPostRefuseAsync(Guid id, Guid contact) => DecideAsync(id, contact, chosen => chosen.RefuseSignatory, "was not made a signatory of");

    private async Task<IActionResult> DecideAsync(Guid id, Guid contact, Func<Contact, Action<Actor, DateTimeOffset>> verb, string what)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(id, contact, locked: true)) return NotFound();
        current.AsSecretariat.RefuseOwn(Organisation);
        await fresh.RequireAsync(Input.Password);

        var by = current.AsSecretariat;
        verb(Contact)(by, await db.ClockAsync());
        post.To(Contact.Person.Email, new SignatoryDecided(Contact, by));
        post.ToColleagues(Contact, ContactRoles.Representative | ContactRoles.Signatory, by, new SignatoryDecided(Contact, by));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"{Contact.Person.Name} {what} {Organisation.DisplayName}. They and its representatives are told.";
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
        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
