using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Pages.Secretariat.Applications;

namespace Tccm.Web.Pages.Secretariat.Organisations;

public sealed class InviteModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;
    public Likeness Likeness { get; private set; } = Likeness.None;

    public async Task<IActionResult> OnGetAsync(Guid id, string? name, string? email, string? title, ContactRoles[] roles)
    {
        if (!await LoadAsync(id)) return NotFound();
        Input = new() { Name = name ?? "", Email = email ?? "", Title = title, Roles = roles };
        current.AsSecretariat.RefuseOwn(Organisation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        current.AsSecretariat.RefuseOwn(Organisation);
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        var email = EmailAddress.Parse(Input.Email);
        if (LookAlike.Address(email, Organisation.Domains) is { } odd) Likeness = new([], [odd]);
        if (Likeness.Any && !Input.Looked) return Page();

        var (by, at) = (current.AsSecretariat, await db.ClockAsync());
        var person = await db.PersonAsync(Input.Name, email, at);
        var roles = Input.Roles.Aggregate(ContactRoles.None, (all, role) => all | role);
        var contact = Organisation.AddContact(person, roles, Input.Title, by, at);
        post.Invite(contact, by, at);
        await post.OfInvitationAsync(contact, by);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You invited {person.Name} for {Organisation.DisplayName}.";
        return RedirectToPage("/Secretariat/Organisations/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.OrganisationAsync(id) is not { } organisation) return false;
        Organisation = organisation;
        return true;
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Enter the person's name.")]
        public string Name { get; init; } = "";

        [Required(ErrorMessage = "Enter an address as name@domain.")]
        [DataType(DataType.EmailAddress)]
        public string Email { get; init; } = "";
        public string? Title { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }

        public ContactRoles[] Roles { get; init; } = [];
        public bool Looked { get; init; }
    }
}
