using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;
using Tccm.Web.Pages.Secretariat.Deliveries;

namespace Tccm.Web.Pages.My.Deliveries;

/// <summary>An organisation takes back that it published a statement again.</summary>
public sealed class TakeBackModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public TakeBackInput Input { get; set; } = new();

    public Republication Republication { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid contact, Guid id) => await LoadAsync(contact, id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid contact, Guid id)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, id, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Republication.TakeBack(Input.Reason, Actor.For(Contact), await db.ClockAsync());
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You took back that {Republication.DisplayName} published “{Republication.Statement.Title}” again.";
        return RedirectToPage("/My/Deliveries/Index", new { contact });
    }

    private async Task<bool> LoadAsync(Guid contactId, Guid id, bool locked = false)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == contactId) is not { } contact) return false;
        if (locked) contact = await db.LockedContactAsync(contactId);
        if (!Republication.IsKeptBy(contact)) return false;
        if (await db.Republications.Include(one => one.Organisation).Include(one => one.Statement.Revisions).AsSplitQuery().SingleOrDefaultAsync(one => one.Id == id && one.OrganisationId == contact.OrganisationId) is not { } republication) return false;
        (Republication, Contact) = (republication, contact);
        return true;
    }
}
