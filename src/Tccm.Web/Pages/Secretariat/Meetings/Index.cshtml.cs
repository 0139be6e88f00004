using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;

namespace Tccm.Web.Pages.Secretariat.Meetings;

public sealed class IndexModel(TccmDbContext db, TimeProvider clock) : PageModel
{
    private readonly DateTimeOffset now = clock.GetUtcNow();

    public IReadOnlyList<Meeting> Meetings { get; private set; } = [];
    public IReadOnlyList<Series> Series { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var all = await db.Meetings.WithSittings().AsNoTracking().ToListAsync();
        Meetings = [.. all.Where(one => one.IsToCome(now)).OrderBy(one => one.StartsAt), .. all.Where(one => !one.IsToCome(now)).OrderByDescending(one => one.StartsAt)];
        Series = [.. (await db.MeetingSeries.AsNoTracking().ToListAsync()).OrderBy(series => series.Name, Tccm.Domain.Text.Names.Order)];
    }

    public string StateOf(Meeting meeting) => meeting.IsCancelled ? "cancelled"
        : meeting.IsOver(now) ? meeting.Notes is null ? "over, without notes" : "over, with notes"
        : meeting.IsAnnounced ? "announced" : "not announced yet";
}
