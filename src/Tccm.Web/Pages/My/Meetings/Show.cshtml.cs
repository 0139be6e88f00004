using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Meetings;

/// <summary>A meeting for those of its audience, decided at each request; for others it is not found.</summary>
public sealed class ShowModel(TccmDbContext db, CurrentPerson current, IOptionsSnapshot<MeetingOptions> options, TimeProvider clock) : PageModel
{
    public Meeting Meeting { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public string? Link { get; private set; }
    public MeetingAnswer? Answer { get; private set; }
    public TimeSpan LinkBefore => options.Value.LinkBefore;
    public string Zone => current.Person.DigestZone;

    public bool Reads(Statement statement) => StatementStatuses.Public.Contains(statement.Status) || current.Reads(statement);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        Now = clock.GetUtcNow();
        if (current.Value is not { } person || await db.Meetings.Whole().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.AnnouncedAt != null) is not { } meeting) return NotFound();
        if (!meeting.IsFor(current.Contacts.Select(contact => contact.Organisation), current.IsSecretariat, Now)) return NotFound();
        (Meeting, Link, Answer) = (meeting, meeting.LinkAt(LinkBefore, Now), meeting.Answers.SingleOrDefault(one => one.PersonId == person.Id));
        return Page();
    }
}
