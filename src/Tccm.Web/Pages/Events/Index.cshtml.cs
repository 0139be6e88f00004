using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Events;

/// <summary>Public events, to come and past.</summary>
[PublicPage]
public sealed class IndexModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Meeting> ToCome { get; private set; } = [];
    public IReadOnlyList<Meeting> Past { get; private set; } = [];
    public string? Zone => current.Value?.DigestZone;

    public async Task OnGetAsync()
    {
        var (now, all) = (clock.GetUtcNow(), await db.Meetings.WithSittings().AsNoTracking().Where(one => one.Audience == MeetingAudience.Public && one.AnnouncedAt != null).ToListAsync());
        ToCome = [.. all.Where(one => one.IsToCome(now)).OrderBy(one => one.StartsAt)];
        Past = [.. all.Where(one => !one.IsToCome(now)).OrderByDescending(one => one.StartsAt)];
    }
}
