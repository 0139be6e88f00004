using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>The successor accepts or declines what a colleague hands over.</summary>
public sealed class TakeOverModel(TccmDbContext db, CurrentPerson current, EndAccess end, Post post) : PageModel
{
    public Contact Contact { get; private set; } = null!;
    public Handover Handover { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid contact, Guid handover) => await LoadAsync(contact, handover) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid contact, Guid handover)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, handover, locked: true)) return NotFound();

        var now = await db.ClockAsync();
        Handover.Accept(now);
        await end.OfHandoverAsync(Handover, Contact.Organisation, now);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You took over from {Handover.From.Person.Name}: {Handover.Roles.InWords()} of {Contact.Organisation.DisplayName}.";
        return RedirectToPage("/My/Organisation", new { contact });
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid contact, Guid handover)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, handover, locked: true)) return NotFound();

        Handover.Decline(await db.ClockAsync());
        post.To(Handover.From.Person.Email, new HandoverDeclined(Handover));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You declined to take over from {Handover.From.Person.Name}. Nothing changed hands.";
        return RedirectToPage("/My/Index");
    }

    private async Task<bool> LoadAsync(Guid contactId, Guid handoverId, bool locked = false)
    {
        if (await Colleagues.FindAsync(db, current, contactId, contactId, ContactRoles.None, locked) is not { } found) return false;
        Contact = found.Mine;
        if (await db.Handovers.Include(one => one.From.Person).Include(one => one.From.Organisation).SingleOrDefaultAsync(one => one.Id == handoverId && one.ToId == contactId) is not { } handover) return false;
        Handover = handover;
        return true;
    }
}
