using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.My;

public sealed class InviteModel(TccmDbContext db, CurrentPerson current, Post post, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;

    public IActionResult OnGet(Guid contact, string? name, string? email, string? title, ContactRoles[] roles)
    {
        if (!Load(contact)) return NotFound();
        Input = new() { Name = name ?? "", Email = email ?? "", Title = title, Roles = roles };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid contact)
    {
        if (!Load(contact)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var now = clock.GetUtcNow();
        var (by, secret) = (Actor.For(Contact), Secret.New());
        await db.ColleaguesAsync(Contact.OrganisationId);
        var person = await db.PersonAsync(Input.Name, EmailAddress.Parse(Input.Email), now);
        var invited = Contact.Organisation.AddContact(person, Input.Roles.Aggregate(ContactRoles.None, (all, role) => all | role), Input.Title, by, now);
        db.Invitations.Add(new Invitation(invited, secret.Hash, by, now));
        post.To(person.Email, new ContactInvited(invited, Contact.Person.Name, secret));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"{person.Name} was invited to act for {Contact.Organisation.DisplayName}.";
        return RedirectToPage("/My/Organisation", new { contact });
    }

    private bool Load(Guid id)
    {
        if (current.Contact(id, ContactRoles.Representative) is not { } contact) return false;
        Contact = contact;
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "Name"), Required(ErrorMessage = "Enter the person's name.")]
        public string Name { get; init; } = "";

        [Display(Name = "E-mail address"), Required(ErrorMessage = "Enter the person's e-mail address.")]
        public string Email { get; init; } = "";

        [Display(Name = "Job title")]
        public string? Title { get; init; }

        public IList<ContactRoles> Roles { get; init; } = [];
    }
}
