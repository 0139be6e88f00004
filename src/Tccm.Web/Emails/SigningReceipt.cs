using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Emails;

/// <summary>
/// To all contacts of an organisation: what was signed in its name, by whom and when, with the log's entry and a checkpoint, and a
/// link of their own by which they say that it was not them.
/// </summary>
public sealed class SigningReceipt(Statement statement, Signature signature, Contact by, Secret secret) : Letter
{
    public override string Subject => $"Signed for {signature.OrganisationName}: {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a contact of {signature.OrganisationName}. Every contact gets the same.",
        $"{by.Person.Name} signed for {signature.OrganisationName}{(signature.Authority is { } right ? ", " + right.InWords : "")}:",
        $"{statement.Title}\nRevision {statement.Text.Number}, in {Languages.NameOf(statement.Text.Language)}, signed on {Words.Instant(signature.SignedAt!.Value)}{(signature.IsLate ? $", late: {signature.LateReason}" : "")}",
        $"SHA-256 of the text:\n{signature.TextSha256}",
        $"Number of this signature: {signature.Id}",
    ];

    protected override (string, string)? Link => ("See what was signed", $"/my/receipts/{signature.Id}");

    protected override (string, string)? Objection => ("This was not us. The link leads to a button, which marks the signature as disputed and pauses its line until the secretariat has looked into it", $"/receipts/not-us/{secret.Value}");

    protected override IEnumerable<string> After =>
        [$"Any signatory of {signature.OrganisationName} can withdraw it, also after publication."];

    public override bool Secret => true;
    public override Guid? ActId => signature.Id;
}

/// <summary>The same to the secretariat, without the person.</summary>
public sealed class SignatureReceived(Statement statement, Signature signature) : Letter
{
    public override string Subject => $"{signature.OrganisationName} signed: {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are in the secretariat.",
        $"{signature.OrganisationName} signed revision {statement.Text.Number} of “{statement.Title}” on {Words.Instant(signature.SignedAt!.Value)}{(signature.IsLate ? $", late: {signature.LateReason}" : "")}.",
        $"Number of this signature: {signature.Id}",
        .. signature.IsLate && statement.Status == StatementStatus.Published ? ["It is not public yet. Two members of the secretariat publish the next edition: one proposes, another confirms."] : Array.Empty<string>(),
    ];

    protected override (string, string)? Link => ("See the statement", $"/secretariat/statements/{statement.Slug}");

    public override Guid? ActId => signature.Id;
}
