using Tccm.Web.Infrastructure;

namespace Tccm.Web.Emails;

public sealed class SetYourPassword(Secret secret) : Letter
{
    public override string Subject => "Set a new password for the TCCM portal";
    public override bool Secret => true;

    protected override IEnumerable<string> Body =>
    [
        "You get this because somebody, most likely you, asked for a new password for this address.",
        "The link works once, for an hour. If you did not ask, do nothing: your password stays as it is.",
    ];

    protected override (string, string)? Link => ("Set a new password", $"/account/password/{secret.Value}");
}
