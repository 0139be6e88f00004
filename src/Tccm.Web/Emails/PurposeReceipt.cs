using Tccm.Domain.Purpose;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To all contacts of an organisation: which version of the Purpose was signed in its name, by whom and when.</summary>
public sealed class PurposeReceipt(PurposeSignature signature, PurposeSigner by) : Letter
{
    public override string Subject => $"Signed for {signature.OrganisationName}: the Statement of Purpose {signature.PurposeVersion.Number}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a contact of {signature.OrganisationName}. Every contact gets the same.",
        $"{by.Name}{(by.Handover is null ? "" : $", {by.Title},")} signed the Statement of Purpose {signature.PurposeVersion.Number} for {signature.OrganisationName}, {new Domain.Organisations.Authority(signature.Basis!.Value, signature.MandateUntil).InWords}, on {Words.Instant(signature.SignedAt)}.{(by.Handover is { } handed ? $" {handed.RequesterName} had asked for it." : "")}",
        $"SHA-256 of the text:\n{signature.TextSha256}",
        $"Number of this signature: {signature.Id}",
    ];

    protected override (string, string)? Link => ("See what was signed", $"/purpose/{signature.PurposeVersion.Number}");

    protected override IEnumerable<string> After =>
        ["If nobody of your organisation should have signed this, answer this letter at once: it reaches the secretariat."];
}
