using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

public sealed class InviteModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid contact, string? name, string? email, string? title, ContactRoles[] roles)
    {
        if (!await LoadAsync(contact)) return NotFound();
        Input = new() { Name = name ?? "", Email = email ?? "", Title = title, Roles = roles };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        var (by, now) = (Actor.For(Contact), await db.ClockAsync());
        var person = await db.PersonAsync(Input.Name, EmailAddress.Parse(Input.Email), now);
        var invited = Contact.Organisation.AddContact(person, Input.Roles.Aggregate(ContactRoles.None, (all, role) => all | role), Input.Title, by, now);
        post.Invite(invited, by, now);
        await post.OfInvitationAsync(invited, by);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"{person.Name} was invited to act for {Contact.Organisation.DisplayName}.{(invited.IsProposedAsSignatory ? " They can sign once a signatory or the secretariat confirms it." : "")}";
        return RedirectToPage("/My/Organisation", new { contact });
    }

    private async Task<bool> LoadAsync(Guid id, bool locked = false)
    {
        if (await Colleagues.FindAsync(db, current, id, id, ContactRoles.Representative, locked) is not { } found) return false;
        Contact = found.Mine;
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

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
