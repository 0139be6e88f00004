using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>Takes a planned leaving back before its day.</summary>
public sealed class StayModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid contact) => await LoadAsync(contact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        var organisation = Contact.Organisation;
        organisation.Stay(Actor.For(Contact), Now);
        post.ToContacts(organisation, MembershipChanged.Stays(organisation, organisation.CurrentMembership!));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"{organisation.DisplayName} stays. Its contacts are told.";
        return RedirectToPage("/My/Organisation", new { contact });
    }

    private async Task<bool> LoadAsync(Guid id, bool locked = false)
    {
        if (current.Contact(id, ContactRoles.Representative) is not { } mine) return false;
        // After a signature that has begun, and read anew: this contact may have ended since the request began.
        if (locked) await db.LockOrganisationOfAsync(id);
        Contact = locked ? await db.LockedContactAsync(id) : mine;
        Now = await db.ClockAsync();
        return Contact.May(ContactRoles.Representative);
    }

    public sealed record InputModel
    {

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
