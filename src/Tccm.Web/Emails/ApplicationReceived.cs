using Tccm.Domain.Applications;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To the applicant: the application reached the secretariat, and what happens next.</summary>
public sealed class ApplicationReceived(Application application) : Letter
{
    public override string Subject => $"Application received: {application.Called}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you applied for {application.Called} to join TCCM as a {application.Category.ToString().ToLowerInvariant()}.",
        $"It reached the secretariat on {Words.Instant(application.SubmittedAt!.Value)}. A member of the secretariat who does not work for {application.Called} reads it and decides. They may ask you for something first; then we write to this address.",
        "You get the decision at this address, with its reason. If it is approved, each of the people you named gets an invitation. We do not write to them before.",
    ];

    protected override (string, string)? Link => ("See where it stands", "/join/application");

    protected override IEnumerable<string> After => ["In another browser, open the newest link that we mailed to you first."];
}
