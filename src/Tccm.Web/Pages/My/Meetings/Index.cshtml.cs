using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Meetings;

/// <summary>The meetings of whose audience this person is now.</summary>
public sealed class IndexModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Meeting> ToCome { get; private set; } = [];
    public IReadOnlyList<Meeting> Past { get; private set; } = [];
    public string Zone => current.Person.DigestZone;

    public async Task<IActionResult> OnGetAsync()
    {
        if (current.Value is null) return NotFound();
        var now = clock.GetUtcNow();
        var all = (await db.Meetings.WithSittings().AsNoTracking().Where(one => one.AnnouncedAt != null).ToListAsync())
            .Where(one => one.IsFor(current.Contacts.Select(contact => contact.Organisation), current.IsSecretariat, now)).ToList();
        ToCome = [.. all.Where(one => one.IsToCome(now)).OrderBy(one => one.StartsAt)];
        Past = [.. all.Where(one => !one.IsToCome(now)).OrderByDescending(one => one.StartsAt)];
        return Page();
    }
}
