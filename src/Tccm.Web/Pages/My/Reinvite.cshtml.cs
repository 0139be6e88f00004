using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.My;

public sealed class ReinviteModel(TccmDbContext db, CurrentPerson current, Post post) : PageModel
{
    public Contact Contact { get; private set; } = null!;
    public Contact Colleague { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid contact, Guid colleague) => await LoadAsync(contact, colleague) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid contact, Guid colleague)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, colleague, locked: true)) return NotFound();

        var (by, now, secret) = (Actor.For(Contact), await db.ClockAsync(), Secret.New());
        var earlier = await db.Invitations.Where(invitation => invitation.ContactId == colleague).ToListAsync();
        db.Invitations.Add(Invitation.Again(Colleague, earlier, secret.Hash, by, now));
        post.To(Colleague.Person.Email, new ContactInvited(Colleague, by.Name, secret));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You invited {Colleague.Person.Name} again. Earlier links do not work any more.";
        return RedirectToPage("/My/Organisation", new { contact });
    }

    private async Task<bool> LoadAsync(Guid contact, Guid colleague, bool locked = false)
    {
        if (await Colleagues.FindAsync(db, current, contact, colleague, ContactRoles.Representative, locked) is not { } found) return false;
        (Contact, Colleague) = (found.Mine, found.Other);
        return true;
    }
}
