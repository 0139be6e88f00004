using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>A representative changes what a colleague, or they themselves, may do.</summary>
public sealed class RolesModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;
    public Contact Colleague { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid contact, Guid colleague)
    {
        if (!await LoadAsync(contact, colleague)) return NotFound();
        Input = InputModel.Of(Colleague);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid contact, Guid colleague)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, colleague, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        var (by, before, proposed) = (Actor.For(Contact), Colleague.RolesInWords, Colleague.IsProposedAsSignatory);
        Contact.Organisation.ChangeRoles(Colleague, Input.All, Input.Title, by, await db.ClockAsync());
        await post.OfRolesAsync(Colleague, before, by);
        if (!proposed) await post.OfProposalAsync(Colleague, by);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You changed the roles of {Colleague.Person.Name}: {Colleague.RolesInWords}.{(Colleague.IsProposedAsSignatory ? " Signatory is proposed: a signatory or the secretariat confirms it." : "")}";
        return Contact.May(ContactRoles.Representative) ? RedirectToPage("/My/Organisation", new { contact }) : RedirectToPage("/My/Index");
    }

    private async Task<bool> LoadAsync(Guid contact, Guid colleague, bool locked = false)
    {
        if (await Colleagues.FindAsync(db, current, contact, colleague, ContactRoles.Representative, locked) is not { } found) return false;
        (Contact, Colleague) = (found.Mine, found.Other);
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "Job title")]
        public string? Title { get; init; }

        public IList<ContactRoles> Roles { get; init; } = [];

        [DataType(DataType.Password)]
        public string? Password { get; init; }

        public ContactRoles All => Roles.Aggregate(ContactRoles.None, (all, role) => all | role);

        public static InputModel Of(Contact contact) => new()
        {
            Title = contact.Title,
            Roles = [.. ContactRoleWords.Each.Where(role => contact.Roles.HasFlag(role) || (role == ContactRoles.Signatory && contact.IsProposedAsSignatory))],
        };
    }
}
