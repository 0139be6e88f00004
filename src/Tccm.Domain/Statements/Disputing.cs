using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>That a signature should not stand: who says so, and how two of the secretariat decide.</summary>
public sealed partial class Statement
{
    private readonly List<Dispute> disputes = [];

    public IReadOnlyCollection<Dispute> Disputes => disputes;

    public Dispute? OpenDisputeOf(Signature signature) => disputes.SingleOrDefault(dispute => dispute.IsOpen && dispute.SignatureId == signature.Id);

    /// <summary>
    /// Marks a signature as disputed, and pauses its line; nothing is deleted. <paramref name="person"/> got its receipt, or is of
    /// the secretariat.
    /// </summary>
    public Dispute Contest(Signature signature, Person? person, Actor by, string? words, DateTimeOffset at)
    {
        Refuse(!by.IsSecretariat && by.PersonId is null, "Only who got the receipt of a signature, or the secretariat, can dispute it.");
        Refuse(!StatementStatuses.SeenBySigners.Contains(Status), $"“{Title}” is {StatusInWords()}, so no signature under it counts. Nothing was changed.");
        Refuse(signature.WhyNotDisputed is not null, signature.WhyNotDisputed ?? "");
        var dispute = new Dispute(signature, by.PersonId, by.IsSecretariat, Prose.Check(words, "What you write", Dispute.MaxWords, "Words"), at);

        signature.Pause(at);
        disputes.Add(dispute);
        Attest(Acts.Disputing(this, signature, dispute, person, by, at));
        Record(by, at, "statement.signature-disputed", $"The signature of {signature.OrganisationName} under “{Title}” was disputed. Its line is paused.", signature.OrganisationId);
        return dispute;
    }

    /// <summary>One of the secretariat proposes how a dispute is decided, with a reason that the public reads.</summary>
    public void ProposeDecision(Dispute dispute, DecisionReason reason, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsSecretariat, "Only the secretariat can decide a dispute.");
        RefuseOwn(dispute, by);
        Refuse(!dispute.IsOpen, $"This dispute is over: the signature {dispute.OutcomeInWords}. Nothing was changed.");
        Refuse(dispute.IsProposed, "A decision is proposed already. Another member of the secretariat confirms it or gives it back.");
        dispute.Propose(reason, by.PersonId!.Value, at);
        Record(by, at, "statement.decision-proposed", $"It was proposed that the signature of {SignatureOf(dispute).OrganisationName} under “{Title}” {(reason.Outcome() == DisputeOutcome.Invalid ? "is found invalid" : "stands")}: {reason.InWords()}.", dispute.OrganisationId);
    }

    /// <summary>Gives a proposed decision back, so that another one can be proposed.</summary>
    public void SendBackDecision(Dispute dispute, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsSecretariat, "Only the secretariat can decide a dispute.");
        RefuseOwn(dispute, by);
        Refuse(!dispute.IsProposed, "No decision is proposed. Nothing was changed.");
        dispute.SendBack();
        Record(by, at, "statement.decision-sent-back", $"A proposed decision on the signature of {SignatureOf(dispute).OrganisationName} under “{Title}” was given back.", dispute.OrganisationId);
    }

    /// <summary>A second member of the secretariat confirms the decision that was proposed, and it takes effect.</summary>
    public Signature Decide(Dispute dispute, DecisionReason seen, IReadOnlyCollection<Person> secretariat, Actor by, DateTimeOffset at)
    {
        RefuseOwn(dispute, by);
        Refuse(!dispute.IsOpen, $"This dispute is over: the signature {dispute.OutcomeInWords}. Nothing was changed.");
        Refuse(dispute.ProposedReason != seen, "Another decision is proposed than the one that you were shown. Look at it as it is now; nothing was decided.");
        by.RefuseUnlessSecondTo(dispute.ProposedById!.Value, secretariat);

        var signature = SignatureOf(dispute);
        dispute.Decide(by.PersonId!.Value, at);
        if (dispute.Outcome == DisputeOutcome.Invalid) signature.Invalidate(seen, at);
        else signature.Reinstate();
        Attest(Acts.Decision(this, signature, dispute, by, at));
        Record(by, at, dispute.Outcome == DisputeOutcome.Invalid ? "statement.signature-invalidated" : "statement.signature-reinstated",
            $"The signature of {signature.OrganisationName} under “{Title}” {dispute.OutcomeInWords}.", signature.OrganisationId);
        return signature;
    }

    public Signature SignatureOf(Dispute dispute) => signatures.Single(signature => signature.Id == dispute.SignatureId);

    private static void RefuseOwn(Dispute dispute, Actor by) => by.RefuseOwn(dispute.OrganisationId);
}
