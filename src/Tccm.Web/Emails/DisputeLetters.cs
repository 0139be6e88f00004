using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To every contact of the organisation: its signature is disputed and paused.</summary>
public sealed class SignatureDisputed(Statement statement, Signature signature) : Letter
{
    public override string Subject => $"Disputed: the signature of {signature.OrganisationName} under {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a contact of {signature.OrganisationName}. Every contact gets the same.",
        $"Somebody who got the receipt, or the secretariat, said on {Words.Instant(signature.DisputedAt!.Value)} that the signature of {signature.OrganisationName} under “{statement.Title}” should not stand.",
        "Its line is paused: it is not named and not counted until two members of the secretariat, who do not work for your organisation, have decided. Nothing was deleted.",
    ];

    protected override (string, string)? Link => ("See what was signed", $"/my/receipts/{signature.Id}");

    protected override IEnumerable<string> After => ["If the signature is right, answer this letter: it reaches the secretariat. If it is not, there is nothing more to do."];
}

/// <summary>To the secretariat: there is a dispute to decide.</summary>
public sealed class DisputeToDecide(Statement statement, Signature signature, Dispute dispute) : Letter
{
    public override string Subject => $"To decide: the signature of {signature.OrganisationName} under {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are in the secretariat.",
        $"The signature of {signature.OrganisationName} under “{statement.Title}” was disputed on {Words.Instant(dispute.RaisedAt)} {(dispute.BySecretariat ? "by the secretariat" : "by somebody who got its receipt")}. Its line is paused.",
        dispute.IsProposed ? $"A decision is proposed: {dispute.ProposedReason!.Value.InWords()}. Another member of the secretariat confirms it, or gives it back." : "Look into it, and propose a decision. Another member of the secretariat confirms it.",
    ];

    protected override (string, string)? Link => ("See the dispute", $"/secretariat/disputes/{dispute.Id}");
}

/// <summary>To every contact of the organisation: what was decided.</summary>
public sealed class DisputeDecided(Statement statement, Signature signature, Dispute dispute) : Letter
{
    public override string Subject => $"Decided: the signature of {signature.OrganisationName} under {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a contact of {signature.OrganisationName}. Every contact gets the same.",
        $"Two members of the secretariat decided on the signature under “{statement.Title}” that was disputed on {Words.Instant(dispute.RaisedAt)}: it {dispute.OutcomeInWords}.",
        dispute.Outcome == DisputeOutcome.Invalid
            ? "It counts no more. Lists that are published say so; what was signed is kept. Your organisation can ask the secretariat for a code to sign anew."
            : "It counts, and is named again.",
    ];

    protected override (string, string)? Link => ("See the receipt", $"/my/receipts/{signature.Id}");
}
