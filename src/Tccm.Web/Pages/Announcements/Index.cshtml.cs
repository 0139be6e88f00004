using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Announcements;
using Tccm.Domain.Database;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Announcements;

/// <summary>What was announced: the public part for everybody, the rest for those who are signed in and belong to its audience.</summary>
[PublicPage]
public sealed class IndexModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Announcement> Announcements { get; private set; } = [];

    public async Task OnGetAsync() => Announcements = [.. (await db.Announcements.AsNoTracking().Where(one => one.SentAt != null).OrderByDescending(one => one.SentAt).ToListAsync())
        .Where(one => Reads(one, current, clock.GetUtcNow()))];

    public static bool Reads(Announcement one, CurrentPerson current, DateTimeOffset now) =>
        one.IsSent && (one.Archive == Archive.Public || current.IsSecretariat || current.Contacts.Any(contact => one.IsReadBy(contact.Organisation, now)));
}
