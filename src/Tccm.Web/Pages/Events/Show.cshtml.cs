using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;
using Tccm.Web.Pages.My.Meetings;

namespace Tccm.Web.Pages.Events;

/// <summary>A public event. What is not announced, and what is for members, is not found.</summary>
[PublicPage]
public sealed class ShowModel(TccmDbContext db, CurrentPerson current, IOptionsSnapshot<MeetingOptions> options, TimeProvider clock) : PageModel
{
    public Meeting Meeting { get; private set; } = null!;
    public string? Link { get; private set; }
    public string? Zone => current.Value?.DigestZone;

    public static bool IsPublic(Statement statement) => StatementStatuses.Public.Contains(statement.Status);

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await db.Meetings.Whole().AsNoTracking().SingleOrDefaultAsync(one => one.Slug == slug && one.Audience == MeetingAudience.Public && one.AnnouncedAt != null) is not { } meeting) return NotFound();
        (Meeting, Link) = (meeting, meeting.LinkAt(options.Value.LinkBefore, clock.GetUtcNow()));
        return Page();
    }
}
