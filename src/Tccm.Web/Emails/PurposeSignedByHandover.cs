using Tccm.Domain.Purpose;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To who asked, and to the other contacts of an organisation: who was asked to sign the Purpose has done so.</summary>
public sealed class PurposeSignedByHandover(PurposeHandover handover, PurposeVersion version, string right) : Letter
{
    public override string Subject => $"Signed for {handover.Called}: the Statement of Purpose {version.Number}";

    protected override IEnumerable<string> Body =>
    [
        handover.ApplicationId is null
            ? $"You get this because you are a contact of {handover.Called}. Every contact gets the same."
            : $"You get this because you asked {handover.SignerName} to sign for {handover.Called}.",
        $"{handover.SignerName}, {handover.SignerTitle}, signed the Statement of Purpose {version.Number} for {handover.Called} on {Words.Instant(handover.SignedAt!.Value)}, {right}. {handover.RequesterName} had asked for it.",
        $"SHA-256 of the text:\n{version.Sha256}",
    ];

    protected override (string, string)? Link => handover.ApplicationId is null ? ("See the text", $"/purpose/{version.Number}") : ("Go on with your application", "/join/application");

    protected override IEnumerable<string> After => handover.ApplicationId is null
        ? ["If nobody of your organisation should have signed this, answer this letter at once: it reaches the secretariat."]
        : ["In another browser, open the newest link that we mailed to you first."];
}
