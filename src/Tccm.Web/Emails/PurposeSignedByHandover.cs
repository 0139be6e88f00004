using Tccm.Domain.Purpose;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To who applies: who was asked to sign the Purpose for the organisation has done so.</summary>
public sealed class PurposeSignedByHandover(PurposeHandover handover, PurposeVersion version, string right) : Letter
{
    public override string Subject => $"Signed for {handover.Called}: the Statement of Purpose {version.Number}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you asked {handover.SignerName} to sign for {handover.Called}.",
        $"{handover.SignerName}, {handover.SignerTitle}, signed the Statement of Purpose {version.Number} for {handover.Called} on {Words.Instant(handover.SignedAt!.Value)}, {right}. {handover.RequesterName} had asked for it.",
        $"SHA-256 of the text:\n{version.Sha256}",
    ];

    protected override (string, string)? Link => ("Go on with your application", "/join/application");

    protected override IEnumerable<string> After => ["In another browser, open the newest link that we mailed to you first."];
}
