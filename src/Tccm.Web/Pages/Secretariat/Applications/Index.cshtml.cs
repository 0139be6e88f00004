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
        Filters = [("waiting", "Waiting", await Shown(db, "waiting").CountAsync()), ("drafts", "Being filled in", await Shown(db, "drafts").CountAsync()), ("decided", "Decided", await Shown(db, "decided").CountAsync())];
        Applications = await Shown(db, Show).ToListAsync();
    }

    /// <summary>The applications that the page lists, and that its export holds.</summary>
    public static IQueryable<Application> Shown(TccmDbContext db, string? show) => show switch
    {
        "drafts" => db.Applications.Where(application => application.Status == ApplicationStatus.Draft).OrderByDescending(application => application.CreatedAt),
        "decided" => db.Applications.Where(application => !ApplicationStatuses.Open.Contains(application.Status)).OrderByDescending(application => application.DecidedAt),
        _ => db.Applications.Where(application => ApplicationStatuses.Waiting.Contains(application.Status)).OrderBy(application => application.SubmittedAt),
    };
}
