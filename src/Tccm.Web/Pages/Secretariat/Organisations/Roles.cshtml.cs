using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

public sealed class RolesModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;
    public IReadOnlyList<ContactRoles> LastIn => Organisation.LastIn(Contact, Contact.Roles);

    public async Task<IActionResult> OnGetAsync(Guid id, Guid contact)
    {
        if (!await LoadAsync(id, contact)) return NotFound();
        Input = new() { Title = Contact.Title, Roles = My.RolesModel.InputModel.Of(Contact).Roles };
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

        var (by, before, roles) = (current.AsSecretariat, Contact.RolesInWords, Input.Roles.Aggregate(ContactRoles.None, (all, role) => all | role));
        Organisation.ChangeRoles(Contact, roles, Input.Title, by, await db.ClockAsync(), Input.Knowing);
        await post.OfRolesAsync(Contact, before, by);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You changed the roles of {Contact.Person.Name} at {Organisation.DisplayName}: {Contact.RolesInWords}.";
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
        [Display(Name = "Job title")]
        public string? Title { get; init; }

        public IList<ContactRoles> Roles { get; init; } = [];
        public bool Knowing { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
