using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>A member becomes a supporter, by its representative.</summary>
public sealed class SupporterModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
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
        organisation.BecomeSupporter(Input.Reason, Actor.For(Contact), Now);
        post.ToContacts(organisation, MembershipChanged.IsSupporter(organisation));
        await post.ToSecretariatAsync(new MembershipLeft(organisation, organisation.CurrentMembership!));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"{organisation.DisplayName} is a supporter from today on. Its contacts are told.";
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
        [Display(Name = "Why", Description = "For the secretariat; not published."), DataType(DataType.MultilineText)]
        [StringLength(2_000, ErrorMessage = "Shorten it: 2,000 characters at most.")]
        public string? Reason { get; init; }


        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
