using Tccm.Domain.Applications;

namespace Tccm.Web.Emails;

/// <summary>To the applicant: that it was declined, why, and what can be done.</summary>
public sealed class ApplicationDeclined(Application application) : Letter
{
    public override string Subject => $"Declined: the application of {application.Called}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you applied for {application.Called}.",
        $"The secretariat has declined the application. The reason: {application.DeclineReason!.Value.InWords()}.",
        application.DecisionWords!,
        "You may apply again at any time, for instance when what was missing can be shown. To ask about this decision, answer this letter: it reaches the secretariat.",
    ];

    protected override (string, string)? Link => ("Apply again", "/join");
}
