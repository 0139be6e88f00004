using Tccm.Domain.Purpose;

namespace Tccm.Web.Emails;

/// <summary>To who asked: the person they named declined to sign the Purpose, and why.</summary>
public sealed class PurposeHandoverDeclined(PurposeHandover handover) : Letter
{
    public override string Subject => $"Declined: signing the Statement of Purpose for {handover.Called}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you asked {handover.SignerName} ({handover.SignerEmail.Value}) to sign for {handover.Called}. They declined, with this reason:",
        handover.Reason!,
        "Nothing was signed, and the link no longer works. You can ask somebody else.",
    ];

    protected override (string, string)? Link => handover.ApplicationId is null
        ? ("Your organisation's page", $"/my/organisations/{handover.ContactId}")
        : ("Go on with your application", "/join/application");
}
