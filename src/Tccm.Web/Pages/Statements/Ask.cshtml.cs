using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Statements;

/// <summary>A contact is not the one who may sign, and names who is. A draft must not leak: who is not a contact gets nothing of it.</summary>
public sealed class AskModel(TccmDbContext db, CurrentPerson current, Post post) : PageModel
{
    [BindProperty]
    public SignerInput Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    public string? WhyNot => SigningRequest.WhyNot(Statement, Contact, Now);

    public async Task<IActionResult> OnGetAsync(string slug, Guid contact) => await LoadAsync(slug, contact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, contact)) return NotFound();
        if (WhyNot is null && !ModelState.IsValid) return Page();

        await db.ColleaguesAsync(Contact.OrganisationId);
        var earlier = await db.SigningRequests.Where(one => one.StatementId == Statement.Id && one.ContactId == Contact.Id).ToListAsync();
        var request = SigningRequest.Of(Statement, Contact, Input.Name, EmailAddress.Parse(Input.Email), Input.Title, Input.Words, earlier, Now);
        await db.RequireRequestAsync(Contact, Now);
        db.SigningRequests.Add(request);
        var told = await TellAsync(request);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = told;
        return RedirectToPage("/My/Requests", new { contact });
    }

    private async Task<string> TellAsync(SigningRequest request)
    {
        if (request.Signatory(Now) is { } signatory)
        {
            post.To(signatory.Person.Email, new SignatureAsked(request, signatory));
            return $"You asked {signatory.Person.Name} to sign “{Statement.Title}” for {Contact.Organisation.DisplayName}. A letter is on its way.";
        }
        var representatives = Contact.Organisation.CurrentContacts.Where(one => one.May(ContactRoles.Representative)).ToList();
        foreach (var representative in representatives) post.To(representative.Person.Email, new SignatoryWanted(request, representative));
        if (representatives.Count == 0) await post.ToSecretariatAsync(new SignatoryWanted(request, null));
        return $"{request.SignerName} is not a signatory of {Contact.Organisation.DisplayName} now. {(representatives.Count == 0 ? "The secretariat" : "Its representatives")} got your request to invite them; they themselves get nothing yet.";
    }

    private async Task<bool> LoadAsync(string slug, Guid contactId)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == contactId) is not { } contact) return false;
        if (await db.StatementAsync(slug) is not { } statement || !StatementStatuses.SeenBySigners.Contains(statement.Status) || !contact.Organisation.IsMember) return false;
        (Contact, Statement, Now) = (contact, statement, await db.ClockAsync());
        return true;
    }
}
