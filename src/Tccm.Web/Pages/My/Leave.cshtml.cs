using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>Its representative ends the membership, at once or on a day to come.</summary>
public sealed class LeaveModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
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
        var period = organisation.CurrentMembership;
        organisation.Leave(Input.On!.Value, Input.Reason, Actor.For(Contact), Now);
        post.ToContacts(organisation, period!.Until is null ? MembershipChanged.WillLeave(organisation, period, $"{Contact.Person.Name}, its representative,") : MembershipChanged.Left(organisation, period));
        await post.ToSecretariatAsync(new MembershipLeft(organisation, period));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = period.Until is null ? $"{organisation.DisplayName} leaves on {Domain.Text.Words.Day(period.LeavesOn!.Value)}. Its contacts are told." : $"{organisation.DisplayName} has left. Its contacts are told.";
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
        [Display(Name = "From which day", Description = "Today, or a day within a year. Until then nothing changes and it can be taken back. Days are counted in UTC.")]
        [Required(ErrorMessage = "Give the day.")]
        public DateOnly? On { get; init; }

        [Display(Name = "Why", Description = "For the secretariat; not published."), DataType(DataType.MultilineText)]
        [StringLength(2_000, ErrorMessage = "Shorten it: 2,000 characters at most.")]
        public string? Reason { get; init; }


        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
