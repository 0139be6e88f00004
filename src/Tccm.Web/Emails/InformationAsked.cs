using Tccm.Domain.Applications;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Emails;

/// <summary>To the applicant: what the secretariat wants to know, and the link to answer.</summary>
public sealed class InformationAsked(Application application, Secret secret) : Letter
{
    public override string Subject => $"A question about the application of {application.Called}";
    public override bool Secret => true;

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you applied for {application.Called}.",
        "Before it decides, the secretariat asks:",
        application.OpenRequest!.Question,
    ];

    protected override (string, string)? Link => ("Answer", $"/join/resume/{secret.Value}");

    protected override IEnumerable<string> After =>
        ["The link is for you alone. It takes the place of the links that we sent you before, which do not work any more. The application waits until you answer."];
}
