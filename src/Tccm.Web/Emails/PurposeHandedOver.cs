using Tccm.Domain.Purpose;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Emails;

/// <summary>
/// To who may sign the Purpose for an organisation: a one-use link. Of what the asking person typed only the names stand in it,
/// since the address may be a stranger's; their words wait behind the link.
/// </summary>
public sealed class PurposeHandedOver(PurposeHandover handover, Secret secret) : Letter
{
    public override string Subject => "You are asked to sign TCCM's Statement of Purpose";

    public override bool Secret => true;

    protected override IEnumerable<string> Body =>
    [
        $"You get this because {handover.RequesterName} ({handover.RequesterEmail.Value}) named you as the one who may sign for {handover.Called}.",
        $"TCCM is a coalition of organisations that operate the Internet's technical layer; each signs its Statement of Purpose to join. The link shows you the text, who asks and for which organisation, and lets you sign or decline. Opening it does nothing yet, and you need no account.",
        $"It works once, until {Words.Instant(handover.ExpiresAt)}.",
    ];

    protected override (string, string)? Link => ("Read it, then sign or decline", $"/purpose/handed/{secret.Value}");

    protected override IEnumerable<string> After =>
    [
        "Keep the link to yourself: who has it can sign in your place.",
        "If you know nothing of this, do nothing, or answer this letter: it reaches the secretariat. Nothing is signed without the link.",
    ];
}
