using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;

namespace Tccm.Web.Pages.Secretariat.Meetings;

/// <summary>A page about one meeting.</summary>
public abstract class MeetingPage(TccmDbContext db, TimeProvider clock) : PageModel
{
    protected TccmDbContext Db => db;
    public Meeting Meeting { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    protected async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Meetings.Whole().SingleOrDefaultAsync(one => one.Id == id) is not { } meeting) return false;
        (Meeting, Now) = (meeting, clock.GetUtcNow());
        return true;
    }
}
