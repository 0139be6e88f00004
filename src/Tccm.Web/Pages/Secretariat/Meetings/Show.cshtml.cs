using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Domain.Text;
using Tccm.Web.Identity;
using Tccm.Web.Pages.My.Meetings;

namespace Tccm.Web.Pages.Secretariat.Meetings;

public sealed class ShowModel(TccmDbContext db, CurrentPerson current, IOptionsSnapshot<MeetingOptions> options, TimeProvider clock) : MeetingPage(db, clock)
{
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];
    public string Zone => current.Person.DigestZone;
    public int LinkMinutes => options.Value.LinkMinutesBefore;

    public IEnumerable<string> Coming(Sitting sitting) => Meeting.Answers.Where(one => one.SittingId == sitting.Id).Select(one => one.Person.Name).Order(Names.Order);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        History = await Db.HistoryOfAsync(id);
        return Page();
    }
}
