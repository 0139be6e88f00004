using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Pages.Secretariat.Deliveries;

namespace Tccm.Web.Pages.My.Deliveries;

/// <summary>What an organisation is to deliver, with its words and their length; one of those who act for it says that it was.</summary>
public sealed class DeliverModel(TccmDbContext db, CurrentPerson current, DeliveryPost post) : PageModel
{
    [BindProperty]
    public WhenDelivered Input { get; set; } = new();

    public Deliverable Deliverable { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    /// <summary>The words, where this organisation reads them: its own always, those of the statement from their circulation on.</summary>
    public TextDocument? Text => Deliverable.OwnText is not null || Deliverable.Statement.IsReadBy(Contact.Organisation) ? Deliverable.Document : null;

    public async Task<IActionResult> OnGetAsync(Guid contact, Guid id)
    {
        if (!await LoadAsync(contact, id)) return NotFound();
        Input = new() { On = DateOnly.FromDateTime(Now.UtcDateTime) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid contact, Guid id)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, id, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var delivery = Deliverable.Deliver(Input.Facts(await db.OrganisationAsync(Contact.OrganisationId)), Actor.For(Contact), Now);
        await post.MadeAsync(Deliverable, delivery);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You recorded that “{Deliverable.Statement.Title}” was {Deliverable.StatusInWords} by {delivery.ByInWords}, {delivery.WhenInWords}. The secretariat and those who signed are told.";
        return RedirectToPage("/My/Deliveries/Index", new { contact });
    }

    private async Task<bool> LoadAsync(Guid contactId, Guid id, bool locked = false)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == contactId) is not { } contact) return false;
        // Locked and read anew: somebody may have ended this contact since the request began.
        if (locked) contact = await db.LockedContactAsync(contactId);
        if (await db.Deliverables.Whole().SingleOrDefaultAsync(one => one.Id == id) is not { } deliverable || !deliverable.IsRecordedBy(contact)) return false;
        (Contact, Deliverable, Now) = (contact, deliverable, await db.ClockAsync());
        return true;
    }
}
