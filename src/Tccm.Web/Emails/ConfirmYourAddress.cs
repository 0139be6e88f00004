using Tccm.Domain.Applications;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Emails;

/// <summary>
/// To an applicant: the link that shows the address to be theirs and brings them back. Nothing that was typed into the form
/// stands in it, since the address may be a stranger's.
/// </summary>
public sealed class ConfirmYourAddress(Application application, Secret secret) : Letter
{
    public override string Subject => "Confirm your address for your application to TCCM";

    protected override IEnumerable<string> Body =>
    [
        "You get this because an application to join TCCM was begun with this address.",
        $"It was begun on {Words.Instant(application.CreatedAt)}, to join as a {application.Category.ToString().ToLowerInvariant()}. Open the link to confirm that the address is yours and to go on. It brings you back at any time and from any browser, until the application is decided.",
    ];

    protected override (string, string)? Link => ("Confirm your address and go on", $"/join/resume/{secret.Value}");

    protected override IEnumerable<string> After =>
    [
        "Keep the link to yourself: who has it can fill in the application. A newer letter like this one ends it.",
        "If you began no application, do nothing. Without this link nothing can be sent in your name.",
    ];

    public override bool Secret => true;
}
