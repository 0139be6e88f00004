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
        $"Number of the signature: {signature.Id}",
    ];

    protected override (string, string)? Link => ("See the receipt", $"/my/receipts/{signature.Id}");

    protected override IEnumerable<string> After => ["If nobody of your organisation should have done this, answer this letter at once: it reaches the secretariat."];
}
