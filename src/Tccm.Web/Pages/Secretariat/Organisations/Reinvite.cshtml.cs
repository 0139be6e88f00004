using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Secretariat.Organisations;

public sealed class ReinviteModel(TccmDbContext db, CurrentPerson current, Post post) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid contact)
    {
        if (!await LoadAsync(id, contact)) return NotFound();
        current.AsSecretariat.RefuseOwn(Organisation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid contact)
    {
        if (!await LoadAsync(id, contact)) return NotFound();
        current.AsSecretariat.RefuseOwn(Organisation);

        var (by, at, secret) = (current.AsSecretariat, await db.ClockAsync(), Secret.New());
        var earlier = await db.Invitations.Where(invitation => invitation.ContactId == contact).ToListAsync();
        db.Invitations.Add(Invitation.Again(Contact, earlier, secret.Hash, by, at));
        post.To(Contact.Person.Email, new ContactInvited(Contact, by.Name, secret));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You invited {Contact.Person.Name} again. Earlier links do not work any more.";
        return RedirectToPage("/Secretariat/Organisations/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id, Guid contactId)
    {
        if (await db.OrganisationAsync(id) is not { } organisation) return false;
        if (organisation.CurrentContacts.SingleOrDefault(one => one.Id == contactId) is not { } contact) return false;
        (Organisation, Contact) = (organisation, contact);
        return true;
    }
}
