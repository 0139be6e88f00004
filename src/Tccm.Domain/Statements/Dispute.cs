namespace Tccm.Domain.Statements;

public enum DisputeOutcome
{
    Invalid,
    Reinstated,
    /// <summary>The organisation withdrew the signature before anybody decided.</summary>
    Moot,
}

/// <summary>Why a signature was found invalid, or stands after all: a code that the public reads.</summary>
public enum DecisionReason
{
    NotEntitled,
    NoGrant,
    AccountCompromised,
    ApprovalVoid,
    ConfirmedByOrganisation,
    Unfounded,
    ByMistake,
}

public static class DecisionReasons
{
    public static readonly DecisionReason[] ForInvalid = [DecisionReason.NotEntitled, DecisionReason.NoGrant, DecisionReason.AccountCompromised, DecisionReason.ApprovalVoid];
    public static readonly DecisionReason[] ForReinstated = [DecisionReason.ConfirmedByOrganisation, DecisionReason.Unfounded, DecisionReason.ByMistake];

    public static DisputeOutcome Outcome(this DecisionReason reason) => ForInvalid.Contains(reason) ? DisputeOutcome.Invalid : DisputeOutcome.Reinstated;

    public static string InWords(this DecisionReason reason) => reason switch
    {
        DecisionReason.NotEntitled => "the organisation says that nobody entitled signed for it",
        DecisionReason.NoGrant => "who signed was no signatory of the organisation at that instant",
        DecisionReason.AccountCompromised => "the account by which it was signed was in other hands",
        DecisionReason.ApprovalVoid => "the organisation's approval was void",
        DecisionReason.ConfirmedByOrganisation => "the organisation confirmed its signature",
        DecisionReason.Unfounded => "nothing was found against it",
        DecisionReason.ByMistake => "it was disputed by mistake",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}

/// <summary>
/// Somebody who got the receipt of a signature, or the secretariat, says that it should not stand. Its line is paused until
/// two members of the secretariat, who do not work for the organisation, decide; nothing is deleted.
/// </summary>
public sealed class Dispute
{
    public const int MaxWords = 1_000;

    private Dispute() { }

    internal Dispute(Signature signature, Guid? raisedBy, bool bySecretariat, string? words, DateTimeOffset at) =>
        (StatementId, SignatureId, OrganisationId, RaisedById, BySecretariat, Words, RaisedAt) =
            (signature.StatementId, signature.Id, signature.OrganisationId, raisedBy, bySecretariat, words, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid StatementId { get; private init; }
    public Guid SignatureId { get; private init; }
    public Guid OrganisationId { get; private init; }
    public Guid? RaisedById { get; private init; }
    public bool BySecretariat { get; private init; }
    /// <summary>What they wrote, for the secretariat alone.</summary>
    public string? Words { get; private set; }
    public DateTimeOffset RaisedAt { get; private init; }
    public DecisionReason? ProposedReason { get; private set; }
    public Guid? ProposedById { get; private set; }
    public DateTimeOffset? ProposedAt { get; private set; }
    public DisputeOutcome? Outcome { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public bool IsOpen => DecidedAt is null;
    public bool IsProposed => IsOpen && ProposedReason is not null;

    public string OutcomeInWords => (Outcome, ProposedReason) switch
    {
        (DisputeOutcome.Moot, _) => "is moot: the organisation withdrew the signature",
        (DisputeOutcome.Invalid, { } reason) => $"was found invalid: {reason.InWords()}",
        (DisputeOutcome.Reinstated, { } reason) => $"stands: {reason.InWords()}",
        _ => "is not decided yet",
    };

    internal void Propose(DecisionReason reason, Guid by, DateTimeOffset at) => (ProposedReason, ProposedById, ProposedAt) = (reason, by, at);

    internal void SendBack() => (ProposedReason, ProposedById, ProposedAt) = (null, null, null);

    internal void Decide(Guid by, DateTimeOffset at) => (Outcome, DecidedById, DecidedAt) = (ProposedReason!.Value.Outcome(), by, at);

    internal void Lapse(DateTimeOffset at)
    {
        SendBack();
        (Outcome, DecidedAt) = (DisputeOutcome.Moot, at);
    }

    /// <summary>What was written goes with the person who wrote it.</summary>
    public void Forget() => Words = null;
}

/// <summary>
/// The one-use link in a receipt by which its reader says "this was not us". It can do nothing but dispute that one signature.
/// Only the SHA-256 of its secret is kept.
/// </summary>
public sealed class ReceiptLink
{
    private ReceiptLink() { }

    public ReceiptLink(Signature signature, Guid personId, byte[] secretHash, DateTimeOffset at) =>
        (StatementId, SignatureId, PersonId, SecretHash, CreatedAt) = (signature.StatementId, signature.Id, personId, secretHash, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid StatementId { get; private init; }
    public Guid SignatureId { get; private init; }
    public Guid PersonId { get; private init; }
    public byte[] SecretHash { get; private init; } = [];
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? UsedAt { get; private set; }

    public void Use(DateTimeOffset at) => UsedAt = at;
}
