using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>Takes an intention to sign back, before its day.</summary>
public sealed class TakeBackIntentionModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;
    public Intention Intention { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, Guid contact) => await LoadAsync(slug, contact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid contact)
    {
        if (!await LoadAsync(slug, contact)) return NotFound();

        Intention.TakeBack(Contact, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You took back that {Contact.Organisation.DisplayName} clears “{Statement.Title}” internally. Nobody was written to.";
        return RedirectToPage("/My/Statement", new { slug });
    }

    /// <summary>The one that was stated last: that it is over is said where somebody takes it back a second time.</summary>
    private async Task<bool> LoadAsync(string slug, Guid contactId)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == contactId && Domain.Discussion.Intention.IsStatedBy(one) && one.Organisation.IsMember) is not { } contact) return false;
        if (await db.StatementAsync(slug) is not { } statement || !statement.IsReadBy(contact.Organisation)) return false;
        if (await db.Intentions.Include(one => one.Organisation).Where(one => one.StatementId == statement.Id && one.OrganisationId == contact.OrganisationId).OrderByDescending(one => one.StatedAt).FirstOrDefaultAsync() is not { } last) return false;
        (Contact, Statement, Intention) = (contact, statement, last);
        return true;
    }
}
