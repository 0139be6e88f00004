using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat.Applications;

public sealed class IndexModel(TccmDbContext db, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public string Show { get; private set; } = "";
    public IReadOnlyList<(string Key, string Words, int Count)> Filters { get; private set; } = [];
    public IReadOnlyList<Application> Applications { get; private set; } = [];

    public string Lead => Show switch
    {
        "drafts" => "Begun and not sent. Nothing is asked of you.",
        "decided" => "Approved, declined or withdrawn, newest first.",
        _ when Applications.Count == 0 => "None waits.",
        _ => $"Oldest first; the oldest waits for {Words.Left(Now - Applications[0].SubmittedAt!.Value)}.",
    };

    public string WhenEmpty => Show switch
    {
        "drafts" => "Nobody is filling in an application now.",
        "decided" => "What was decided, and why, will stand here.",
        _ => "When an organisation sends its application, it stands here until it is decided.",
    };

    public async Task OnGetAsync(string? show)
    {
        Show = show is "drafts" or "decided" ? show : "waiting";
        var waiting = db.Applications.Where(application => ApplicationStatuses.Waiting.Contains(application.Status));
        var drafts = db.Applications.Where(application => application.Status == ApplicationStatus.Draft);
        var decided = db.Applications.Where(application => !ApplicationStatuses.Open.Contains(application.Status));
        Filters = [("waiting", "Waiting", await waiting.CountAsync()), ("drafts", "Being filled in", await drafts.CountAsync()), ("decided", "Decided", await decided.CountAsync())];
        Applications = await (Show switch
        {
            "drafts" => drafts.OrderByDescending(application => application.CreatedAt),
            "decided" => decided.OrderByDescending(application => application.DecidedAt),
            _ => waiting.OrderBy(application => application.SubmittedAt),
        }).ToListAsync();
    }
}
