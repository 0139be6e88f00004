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

/// <summary>A representative or signatory names a successor, who takes over by accepting it.</summary>
public sealed class HandOverModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;
    public IReadOnlyList<Contact> Others { get; private set; } = [];
    public IReadOnlyList<ContactRoles> Held => [.. new[] { ContactRoles.Representative, ContactRoles.Signatory }.Where(Contact.May)];
    public Handover? Offered { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid contact)
    {
        if (!await LoadAsync(contact)) return NotFound();
        Input = new() { Roles = [.. Held] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        var now = await db.ClockAsync();
        var successor = Input.Successor is { } known
            ? Others.SingleOrDefault(other => other.Id == known) ?? throw new DomainException("Choose somebody who is a contact of the same organisation, or invite somebody.", nameof(Input.Successor))
            : await InviteAsync(now);
        var handover = Handover.Offer(Contact, successor, Input.Roles.Aggregate(ContactRoles.None, (all, role) => all | role), Offered, now);
        db.Handovers.Add(handover);
        post.To(successor.Person.Email, new HandoverOffered(handover));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You offered {successor.Person.Name} to take over. Until they accept, you stay what you are.";
        return RedirectToPage("/My/Organisation", new { contact });
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, locked: true)) return NotFound();
        if (Offered is null) throw new DomainException("There is no handover to take back: it was accepted or declined already.");

        Offered.TakeBack(Actor.For(Contact), await db.ClockAsync());
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = "You took the handover back.";
        return RedirectToPage("/My/HandOver", new { contact });
    }

    private async Task<Contact> InviteAsync(DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(Input.Email)) throw new DomainException("Choose a successor from the list, or give the address of somebody new.", nameof(Input.Email));
        var by = Actor.For(Contact);
        var person = await db.PersonAsync(Input.Name ?? "", EmailAddress.Parse(Input.Email), now);
        var invited = Contact.Organisation.AddSuccessor(person, Input.Title, Contact, now);
        post.Invite(invited, by, now);
        await post.OfInvitationAsync(invited, by);
        return invited;
    }

    private async Task<bool> LoadAsync(Guid id, bool locked = false)
    {
        if (await Colleagues.FindAsync(db, current, id, id, ContactRoles.None, locked) is not { } found) return false;
        Contact = found.Mine;
        Others = [.. found.All.Where(other => other != Contact)];
        Offered = (await db.OpenHandoversAsync(Contact.OrganisationId)).SingleOrDefault(one => one.FromId == id);
        return Held.Count > 0;
    }

    public sealed record InputModel
    {
        public IList<ContactRoles> Roles { get; init; } = [];
        public Guid? Successor { get; init; }

        [Display(Name = "Name")]
        public string? Name { get; init; }

        [Display(Name = "E-mail address")]
        public string? Email { get; init; }

        [Display(Name = "Job title")]
        public string? Title { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
