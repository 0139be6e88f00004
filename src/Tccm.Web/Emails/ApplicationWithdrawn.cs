using Tccm.Domain.Applications;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To the applicant: the application was withdrawn, and nothing more happens with it.</summary>
public sealed class ApplicationWithdrawn(Application application) : Letter
{
    public override string Subject => $"Application withdrawn: {application.Called}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you applied for {application.Called} to join TCCM.",
        $"The application was withdrawn on {Words.Instant(application.DecidedAt!.Value)}. Nobody decides on it any more, and its link has stopped working.",
        "If you did not withdraw it, answer this letter: it reaches the secretariat.",
    ];

    protected override (string, string)? Link => ("Apply anew at any time", "/join");
}
