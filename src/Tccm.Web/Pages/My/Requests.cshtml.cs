using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>Who asked whom to sign for an organisation, and what came of it: all of it for a representative, their own for the others.</summary>
public sealed class RequestsModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;
    public IReadOnlyList<SigningRequest> Requests { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }
    public bool Manages => Contact.May(ContactRoles.Representative);

    public async Task<IActionResult> OnGetAsync(Guid contact) => await LoadAsync(contact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid contact)
    {
        if (!await LoadAsync(contact)) return NotFound();
        if (Requests.SingleOrDefault(one => one.Id == Input.Id) is not { } request) return NotFound();

        request.TakeBack(Contact, Now);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You took your request to {request.SignerName} back.";
        return RedirectToPage(new { contact });
    }

    /// <summary>The one step to invite the person as a signatory, where that is still to be done and the reader may.</summary>
    public string? Invitation(SigningRequest request) => Manages && request.IsOpen(Now)
        && !Contact.Organisation.CurrentContacts.Any(one => one.Person.EmailKey == request.SignerKey) ? SignatoryWanted.Invite(request, Contact) : null;

    private async Task<bool> LoadAsync(Guid contactId)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == contactId) is not { } contact) return false;
        (Contact, Now) = (contact, await db.ClockAsync());
        await db.ColleaguesAsync(contact.OrganisationId);
        var (all, mine) = (Manages, contact.Person.EmailKey);
        Requests = await db.SigningRequests
            .Include(request => request.Contact.Person).Include(request => request.Organisation).Include(request => request.Statement.Signatures).Include(request => request.Statement.Revisions)
            .Where(request => request.OrganisationId == contact.OrganisationId && (all || request.ContactId == contactId || request.SignerKey == mine))
            .OrderByDescending(request => request.CreatedAt).AsSplitQuery().ToListAsync();
        return true;
    }

    public sealed record InputModel
    {
        public Guid Id { get; init; }
    }
}
