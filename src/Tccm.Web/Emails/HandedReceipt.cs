using Tccm.Domain.Purpose;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To who signed the Purpose by a one-use link: what was signed, for whom and in which words.</summary>
public sealed class HandedReceipt(PurposeHandover handover, PurposeVersion version, string declaration) : Letter
{
    public override string Subject => $"You signed for {handover.Called}: the Statement of Purpose {version.Number}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because the Statement of Purpose was signed for {handover.Called} by the link that was mailed to this address.",
        $"Signed by {handover.SignerName}, {handover.SignerTitle}, on {Words.Instant(handover.SignedAt!.Value)}, asked by {handover.RequesterName} ({handover.RequesterEmail.Value}), with these words:",
        $"“{declaration}”",
        $"SHA-256 of the text:\n{version.Sha256}",
        handover.ApplicationId is null ? "It counts from now on." : "It counts once the secretariat has approved the application.",
    ];

    protected override (string, string)? Link => ("Read the text again", $"/purpose/{version.Number}");

    protected override IEnumerable<string> After => ["If this was not you, tell the secretariat at once: answer this letter."];
}
