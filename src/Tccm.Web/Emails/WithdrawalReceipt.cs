using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

public sealed class WithdrawalReceipt(Statement statement, Signature signature, Contact by) : Letter
{
    public override string Subject => $"Signature withdrawn for {signature.OrganisationName}: {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a contact of {signature.OrganisationName}. Every contact gets the same.",
        $"{by.Person.Name} withdrew the signature of {signature.OrganisationName} from:",
        $"{statement.Title}\nsigned on {Words.Instant(signature.SignedAt!.Value)}, withdrawn on {Words.Instant(signature.WithdrawnAt!.Value)}",
        .. signature.WithdrawalReason is { } reason ? [$"The reason, which is public: {reason}"] : Array.Empty<string>(),
        statement.Status == StatementStatus.Published
            ? "Its line says so in a new edition. The earlier edition stays, marked as superseded."
            : "It is on no list any more. That it was made, and that it was taken back, is kept.",
        $"Number of the signature: {signature.Id}",
    ];

    protected override (string, string)? Link => ("See the receipt", $"/my/receipts/{signature.Id}");

    protected override IEnumerable<string> After => ["If nobody of your organisation should have done this, answer this letter at once: it reaches the secretariat."];
}

/// <summary>To the secretariat, where a signature was withdrawn.</summary>
public sealed class SignatureWithdrawn(Statement statement, Signature signature) : Letter
{
    public override string Subject => $"{signature.OrganisationName} withdrew: {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are in the secretariat.",
        $"{signature.OrganisationName} withdrew its signature under “{statement.Title}” on {Words.Instant(signature.WithdrawnAt!.Value)}.",
        signature.WithdrawalReason is { } reason ? $"The reason, which is public: {reason}" : "It gave no reason, and need not.",
    ];

    protected override (string, string)? Link => ("See the statement", $"/secretariat/statements/{statement.Slug}");
}
