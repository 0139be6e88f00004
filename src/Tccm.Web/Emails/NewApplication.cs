using Tccm.Domain.Applications;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To the secretariat: an application waits for a decision.</summary>
public sealed class NewApplication(Application application) : Letter
{
    public override string Subject => $"New application: {application.Called}";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are a member of the secretariat.",
        $"{application.Called} ({Economy.NameOf(application.Facts.Economy!)}) applied to join as a {application.Category.ToString().ToLowerInvariant()} on {Words.Instant(application.SubmittedAt!.Value)}. It waits for a decision.",
    ];

    protected override (string, string)? Link => ("Read the application", $"/secretariat/applications/{application.Id}");

    protected override IEnumerable<string> After => ["Whoever works for the organisation cannot decide for it."];
}

/// <summary>To the others of the secretariat who can decide on it: its approval waits for one of them.</summary>
public sealed class ApprovalToConfirm(Application application, string by) : Letter
{
    public override string Subject => $"To confirm: the approval of {application.Called}";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are a member of the secretariat.",
        $"{by} proposes to approve {application.Called} ({Economy.NameOf(application.Facts.Economy!)}) as a {application.Category.ToString().ToLowerInvariant()}. Another member of the secretariat confirms it. Until then nobody is invited.",
    ];

    protected override (string, string)? Link => ("Look it over", $"/secretariat/applications/{application.Id}/approve");
}
