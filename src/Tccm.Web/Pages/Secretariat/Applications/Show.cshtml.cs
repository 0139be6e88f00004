using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Applications;

public sealed class ShowModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public Application Application { get; private set; } = null!;
    public Likeness Likeness { get; private set; } = null!;
    public Operated Operated { get; private set; } = null!;
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];
    public IReadOnlyList<string> WhoCanDecide { get; private set; } = [];
    public string? PurposeNumber { get; private set; }
    public int WaitingCount { get; private set; }

    public string Me => current.Person.Name;
    public string ProposedBy { get; private set; } = "";
    public bool IsProposedByMe => Application.Proposed?.By == current.Person.Id;
    public bool WantsTwo => Application.WantsTwo(current.AsSecretariat);
    public bool IsOwn => current.AsSecretariat.WorksFor(Application);
    public string SentInWords => Application switch
    {
        { SubmittedAt: null } => $"begun {Words.Instant(Application.CreatedAt)}, not sent",
        { IsWaiting: true, SubmittedAt: { } sent } => $"sent {Words.Instant(sent)} · waiting {Words.Left(clock.GetUtcNow() - sent)}",
        _ => $"sent {Words.Instant(Application.SubmittedAt!.Value)}",
    };

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Applications.FindAsync(id) is not { } application) return NotFound();
        Application = application;
        ProposedBy = await db.NameOfAsync(application.Proposed?.By);
        Likeness = application.IsOpen ? await Likeness.OfAsync(db, application) : Likeness.None;
        Operated = await Operated.ByAsync(db, application, mayMark: !IsOwn);
        History = await db.HistoryOfAsync(id);
        WaitingCount = await db.Applications.CountAsync(one => ApplicationStatuses.Waiting.Contains(one.Status));
        if (application.Declaration is { } declared)
        {
            var version = await db.PurposeVersions.SingleAsync(one => one.Id == declared.PurposeVersionId);
            PurposeNumber = version.Number;
        }
        if (IsOwn) WhoCanDecide = current.AsSecretariat.WhoCanFor(application);
        return Page();
    }
}
