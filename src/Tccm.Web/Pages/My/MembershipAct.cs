using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>
/// A page on which a representative decides about the membership. Who is not shown the form does not do the deed, which is done
/// to locked rows. What may be done is the domain's to say; a page says whom it asks and who is told.
/// </summary>
public abstract class MembershipAct<TInput>(TccmDbContext db, CurrentPerson current, FreshCheck fresh) : PageModel
    where TInput : FreshInput, new()
{
    [BindProperty]
    public TInput Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;
    public Organisation Organisation => Contact.Organisation;
    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid contact) => await LoadAsync(contact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        var done = await ActAsync(Actor.For(Contact));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = done;
        return RedirectToPage("/My/Organisation", new { contact });
    }

    /// <summary>Asks the domain and writes the letters. Answers what was done, for the flash.</summary>
    protected abstract Task<string> ActAsync(Actor by);

    private async Task<bool> LoadAsync(Guid id, bool locked = false)
    {
        if (current.Contact(id, ContactRoles.Representative) is not { } mine) return false;
        // After a signature that has begun, and read anew: this contact may have ended since the request began.
        if (locked) await db.LockOrganisationOfAsync(id);
        Contact = locked ? await db.LockedContactAsync(id) : mine;
        Now = await db.ClockAsync();
        return Contact.May(ContactRoles.Representative);
    }
}
