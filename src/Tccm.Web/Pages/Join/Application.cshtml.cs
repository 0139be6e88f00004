using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Join;

/// <summary>A draft's task list; once sent, where the application stands.</summary>
public sealed class ApplicationModel(TccmDbContext db, CurrentApplication current, TimeProvider clock) : PageModel
{
    public Application Application { get; private set; } = null!;
    public Resembling Resembling { get; private set; } = new([], []);
    public IReadOnlyList<JoinTask> Tasks { get; private set; } = [];
    public bool CanCheck => Tasks.All(task => task.State is TaskState.Done or TaskState.Optional);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await current.FindAsync() is not { } application) return RedirectToPage("/Join/Link");
        Application = application;
        if (application.Status != ApplicationStatus.Draft) return Page();
        Tasks = [.. TasksOf(application, await db.PurposeInForceAsync(), await db.LastPurposeHandoverAsync(application), clock.GetUtcNow())];
        Resembling = await Resembling.ToAsync(application, db);
        return Page();
    }

    private static IEnumerable<JoinTask> TasksOf(Application application, PurposeVersion? current, PurposeHandover? handover, DateTimeOffset now)
    {
        var isMember = application.Category == MembershipCategory.Member;
        yield return new("/Join/Organisation", "About the organisation", "Its names, economy and domains",
            application.HasFacts ? TaskState.Done : TaskState.NotStarted);
        yield return new("/Join/Operates", "What it operates", isMember ? "At least one kind, and what shows it" : "If it operates something; most supporters leave this out",
            application.HasOperations ? TaskState.Done : isMember ? TaskState.NotStarted : TaskState.Optional);
        yield return new("/Join/People", "Its people", isMember ? "Who represents it, and who may sign" : "Who represents it",
            application.HasContacts ? TaskState.Done : application.Contacts.Count > 0 ? TaskState.InProgress : TaskState.NotStarted);
        yield return PurposeTask(application.WhyNotSigned(current) is null, application.Declaration is not null, handover, now);
    }

    private static JoinTask PurposeTask(bool isSigned, bool wasSigned, PurposeHandover? handover, DateTimeOffset now)
    {
        var task = new JoinTask("/Join/Purpose", "The Statement of Purpose", "Read it and sign it for the organisation, or name who may", TaskState.NotStarted);
        if (isSigned) return task with { State = TaskState.Done };
        return handover switch
        {
            { DeclinedAt: not null } => task with { State = TaskState.Declined, Explanation = $"{handover.SignerName} declined to sign on {Words.Instant(handover.DeclinedAt.Value)}" },
            { IsPending: true } when handover.IsOpen(now) => task with { State = TaskState.Waiting, Explanation = $"Waiting for {handover.SignerName} since {Words.Instant(handover.CreatedAt)}; the link is valid until {Words.Instant(handover.ExpiresAt)}" },
            { IsPending: true } => task with { State = TaskState.LinkEnded, Explanation = $"{handover.SignerName} did not answer by {Words.Instant(handover.ExpiresAt)}; send the link anew" },
            _ => task with { State = wasSigned ? TaskState.SignAgain : TaskState.NotStarted },
        };
    }
}

public enum TaskState
{
    NotStarted,
    InProgress,
    SignAgain,
    Waiting,
    LinkEnded,
    Declined,
    Optional,
    Done,
}

public sealed record JoinTask(string Page, string Name, string Explanation, TaskState State)
{
    public string InWords => State switch
    {
        TaskState.NotStarted => "Not yet started",
        TaskState.InProgress => "In progress",
        TaskState.SignAgain => "Sign again",
        TaskState.Waiting => "Waiting",
        TaskState.LinkEnded => "Link ended",
        TaskState.Declined => "Declined",
        TaskState.Optional => "Optional",
        _ => "Done",
    };

    public string Look => State switch
    {
        TaskState.Done => "tag done",
        TaskState.Declined => "tag refused",
        TaskState.InProgress or TaskState.SignAgain or TaskState.Waiting => "tag open",
        _ => "tag",
    };
}
