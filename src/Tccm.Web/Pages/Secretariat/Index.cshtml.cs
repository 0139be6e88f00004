using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Applications;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Secretariat;

public sealed class IndexModel(TccmDbContext db, IOptions<PortalOptions> portal, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public IReadOnlyList<Application> Applications { get; private set; } = [];
    public IReadOnlyList<Statement> Statements { get; private set; } = [];
    public PeopleWaiting People { get; private set; } = null!;
    public IReadOnlyList<DomainControl> FailingDomains { get; private set; } = [];
    public IReadOnlyList<Deliverable> LookAgain { get; private set; } = [];
    public int ToRelease { get; private set; }
    public IReadOnlyList<(Opening Opening, KnownDate Date)> StaleDates { get; private set; } = [];
    public PurposeDraft? PurposeDraft { get; private set; }
    public int FailedLetters { get; private set; }
    public bool LettersAreHeld { get; private set; }
    public int OpenDisputes { get; private set; }
    /// <summary>Statements of which a publication is proposed or confirmed, or late signatures wait for the next edition.</summary>
    public IReadOnlyList<Statement> ToPublish { get; private set; } = [];
    public Verification? LastCheck { get; private set; }
    public int OrganisationCount { get; private set; }
    public int StatementCount { get; private set; }
    public Electorate Electorate { get; private set; } = null!;

    public string Summary => Waits().ToList() is { Count: > 0 } waits ? string.Join(' ', waits) : "Nothing needs a decision now.";

    public async Task OnGetAsync()
    {
        Applications = await db.Applications.Where(application => ApplicationStatuses.Waiting.Contains(application.Status))
            .OrderBy(application => application.SubmittedAt).ToListAsync();
        Statements = await db.Statements.Listed().Where(statement => statement.Status == StatementStatus.Open || statement.Status == StatementStatus.Closed)
            .OrderBy(statement => statement.DeadlineAt).ToListAsync();
        People = await PeopleWaiting.OfAsync(db);
        FailingDomains = await db.DomainControls.Include(control => control.Organisation).Where(control => control.FailingSince != null).OrderBy(control => control.FailingSince).ToListAsync();
        var openings = await db.Openings.Whole().AsNoTracking().ToListAsync();
        (ToRelease, StaleDates) = (openings.Count(opening => opening.IsWaiting), Timeline.IndexModel.StaleOf(openings, Now, portal.Value));
        LookAgain = await Deliveries.IndexModel.ToLookAtAsync(db, DateOnly.FromDateTime(Now.UtcDateTime));
        PurposeDraft = await db.PurposeDraftAsync();
        FailedLetters = await LettersModel.Shown(db, "failed").CountAsync();
        LettersAreHeld = await db.OutboxPauseAsync() is not null;
        OpenDisputes = await db.Disputes.CountAsync(dispute => dispute.DecidedAt == null);
        ToPublish = [.. (await db.Statements.Whole().Where(statement => statement.Status == StatementStatus.Published && (statement.Publications.Any(one => one.DroppedAt == null && one.IssuedAt == null) || statement.Signatures.Any(signature => signature.LateCodeId != null && signature.WithdrawnAt == null && signature.InvalidatedAt == null))).ToListAsync())
            .Where(statement => statement.OpenPublication is not null || statement.NotInEdition.Count > 0)];
        LastCheck = await db.Verifications.OrderByDescending(one => one.At).FirstOrDefaultAsync();
        OrganisationCount = await db.Organisations.CountAsync();
        StatementCount = await db.Statements.CountAsync();
        Electorate = await SignatoryList.ElectorateAsync(db);
    }

    private IEnumerable<string> Waits()
    {
        var decide = Applications.Count(application => application.OpenRequest is null);
        var close = Statements.Count(statement => !statement.IsSignable(Now));
        if (decide > 0) yield return $"{Count(decide, "application")} to decide.";
        if (close > 0) yield return $"{Count(close, "statement")} to close or publish.";
        if (OpenDisputes > 0) yield return $"{Count(OpenDisputes, "disputed signature")} to decide.";
        if (ToPublish.Count > 0) yield return $"{Count(ToPublish.Count, "new edition")} to publish.";
        if (People.Count > 0) yield return $"{Count(People.Count, "question")} about people.";
        if (LookAgain.Count > 0) yield return LookAgain.Count == 1 ? "One delivery to look at again." : $"{LookAgain.Count} deliveries to look at again.";
        if (ToRelease > 0) yield return $"{Count(ToRelease, "change")} of the timeline to release.";
        if (StaleDates.Count > 0) yield return $"{Count(StaleDates.Count, "date")} to look up again.";
        if (PurposeDraft?.Proposal is not null) yield return "A version of the Statement of Purpose waits for a second member of the secretariat.";
    }

    private static string Count(int number, string noun) => number == 1 ? $"One {noun}" : Words.Counted(number, noun);
}
