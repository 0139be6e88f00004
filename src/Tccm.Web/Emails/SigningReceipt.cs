using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To all contacts of an organisation: what was signed in its name, by whom and when.</summary>
public sealed class SigningReceipt(Statement statement, Signature signature, Contact by) : Letter
{
    public override string Subject => $"Signed for {signature.OrganisationName}: {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a contact of {signature.OrganisationName}. Every contact gets the same.",
        $"{by.Person.Name} signed for {signature.OrganisationName}{(signature.Authority is { } right ? ", " + right.InWords : "")}:",
        $"{statement.Title}\nRevision {statement.Text.Number}, signed on {Words.Instant(signature.SignedAt!.Value)}",
        $"SHA-256 of the text:\n{signature.TextSha256}",
        $"Number of this signature: {signature.Id}",
    ];

    protected override (string, string)? Link => ("See what was signed", $"/my/receipts/{signature.Id}");

    protected override IEnumerable<string> After =>
        ["If nobody of your organisation should have signed this, answer this letter at once: it reaches the secretariat. The signature can also be withdrawn by any of your signatories until signing closes."];
}
