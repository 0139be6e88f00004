using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;
using Tccm.Web.Pages.Secretariat.Deliveries;

namespace Tccm.Web.Pages.My.Deliveries;

/// <summary>A representative or participant says that their organisation published a statement as its own news.</summary>
public sealed class RepublishModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public RepublicationInput Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, Guid contact) => await LoadAsync(slug, contact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, contact, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var republication = Republication.Of(Statement, Input.Facts(await db.OrganisationAsync(Contact.OrganisationId)), Actor.For(Contact), await db.ClockAsync());
        db.Republications.Add(republication);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You said that {republication.DisplayName} published “{Statement.Title}” again. It stands beside the statement.";
        return RedirectToPage("/My/Deliveries/Index", new { contact });
    }

    private async Task<bool> LoadAsync(string slug, Guid contactId, bool locked = false)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == contactId) is not { } contact) return false;
        if (locked) contact = await db.LockedContactAsync(contactId);
        if (!Republication.IsKeptBy(contact) || await db.Statements.Whole().SingleOrDefaultAsync(one => one.Slug == slug && StatementStatuses.Public.Contains(one.Status)) is not { } statement) return false;
        (Statement, Contact) = (statement, contact);
        return true;
    }
}
