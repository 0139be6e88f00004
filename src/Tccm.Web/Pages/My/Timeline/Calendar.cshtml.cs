using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.My.Timeline;

/// <summary>Makes the address of a calendar of one's own, and shows it this once: the register keeps its hash alone.</summary>
public sealed class CalendarModel(TccmDbContext db, CurrentPerson current, IOptions<PortalOptions> portal, TimeProvider clock) : PageModel
{
    public string? Address { get; private set; }

    public IActionResult OnGet() => RedirectToPage("/My/Timeline/Index");

    public async Task<IActionResult> OnPostAsync()
    {
        if (current.Value is not { } person) return NotFound();
        await using var act = await db.Database.BeginTransactionAsync();
        var locked = (await db.LockedPersonAsync(person.Id))!;
        var (secret, at) = (Secret.New(), clock.GetUtcNow());
        if (await db.CalendarLinks.SingleOrDefaultAsync(link => link.PersonId == locked.Id) is { } known) known.Renew(secret.Hash, at);
        else db.CalendarLinks.Add(new CalendarLink(locked, secret.Hash, at));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        // Shown by this answer and kept nowhere, so there is no page to be led to.
        Address = portal.Value.Link($"/calendar/{secret.Value}.ics");
        return Page();
    }
}
