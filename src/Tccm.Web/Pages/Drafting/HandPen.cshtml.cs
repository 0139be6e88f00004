using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Drafting;

/// <summary>The secretariat asks a participant of a member to hold the pen.</summary>
public sealed class HandPenModel(TccmDbContext db, CurrentPerson current, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Pen Pen { get; private set; } = null!;
    /// <summary>The contacts of a person who acts for more than one member, to choose from.</summary>
    public IReadOnlyList<Contact> Choice { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var key = EmailAddress.Parse(Input.Email).Canonical;
        Choice = await db.Contacts.Include(contact => contact.Person).Include(contact => contact.Organisation.Memberships)
            .Where(contact => contact.Until == null && contact.Person.EmailKey == key).ToListAsync();
        var able = Choice.Where(contact => contact.May(ContactRoles.Participant) && contact.Organisation.IsMember).ToList();
        if ((Input.Holder is { } chosen ? able.SingleOrDefault(contact => contact.Id == chosen) : able is [var only] ? only : null) is not { } holder)
            throw able.Count > 1 ? new DomainException("This person is a participant of more than one member. Choose for which of them they hold the pen.", "Input.Holder")
                : new DomainException("Nobody with this address is a participant of a member. Look for it among the contacts of the organisation.", "Input.Email");

        Pen.Statement.HandPen(holder, Pen.Holder, Pen.Now);
        post.To(holder.Person.Email, new PenHanded(Pen.Statement, holder, current.Person));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You asked {holder.Person.Name} of {holder.Organisation.DisplayName} to hold the pen. They are told.";
        return RedirectToPage("/Drafting/Show", new { slug });
    }

    /// <summary>Who holds the pen does not hand it on; for them there is no such page.</summary>
    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if (await Pen.OfAsync(db, current, slug, locked) is not { Holder.IsSecretariat: true } pen) return false;
        Pen = pen;
        return true;
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Enter the e-mail address of a participant.")]
        public string Email { get; init; } = "";
        public Guid? Holder { get; init; }
    }
}
