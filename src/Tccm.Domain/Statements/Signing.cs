using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>Who signs it, late or in time, who takes a signature back, and what is recorded from elsewhere.</summary>
public sealed partial class Statement
{
    private readonly List<LateCode> lateCodes = [];

    /// <summary>The codes by which single organisations sign it after signing has closed.</summary>
    public IReadOnlyCollection<LateCode> LateCodes => lateCodes;

    /// <summary>The words that a signatory declares; kept with the signature as they stood.</summary>
    public string DeclarationWords(Organisation organisation, Authority? authority = null) =>
        $"I have read “{Title}” and sign it for {organisation.DisplayName}, which will be named in public as a signatory. I am entitled to sign for it{(authority is null ? "" : ", " + authority.InWords)}.";

    /// <summary>
    /// Signs the frozen text for the contact's organisation. <paramref name="seenSha256"/> is the hash of the text that the
    /// signer saw; <paramref name="id"/> was drawn with the form, so that sending it twice signs once.
    /// <paramref name="at"/> is the database's clock, read after the statement was locked. With a <paramref name="late"/> code
    /// it is signed after signing has closed, once, and marked so.
    /// </summary>
    public Signature Sign(Guid id, Contact by, string seenSha256, Authority? authority, bool declared, DateTimeOffset at, Shown? shown = null, LateCode? late = null)
    {
        var organisation = by.Organisation;
        if (late is null) RefuseUnlessOpen(at);
        else Refuse(WhyNotLate(late, organisation, at) is not null, WhyNotLate(late, organisation, at) ?? "", "Code");
        Refuse(!by.May(ContactRoles.Signatory), $"You may not sign for {organisation.DisplayName}. Its signatories can; its representative can make you one.");
        Refuse(by.MandateHasEnded(at), $"Your mandate to sign for {organisation.DisplayName} ended on {(by.MandateUntil is { } last ? Words.Day(last) : "")}. Nothing was signed. A representative other than you, or the secretariat, can renew it.");
        Refuse(organisation.WhyItMayNotSign(at) is not null, organisation.WhyItMayNotSign(at) ?? "");
        Refuse(RecordedOf(organisation) is not null, $"The secretariat has recorded a signature of {organisation.DisplayName} from {RecordedOf(organisation)?.Source}. Ask it to take that back; then sign here.");
        Refuse(SignedAlready(organisation) is not null, $"{organisation.DisplayName} has signed already{SignedAlready(organisation)}. Nothing was added.");
        Refuse(id == Guid.Empty, "What was sent is not the whole form. Open the page anew to sign; nothing was signed.");
        Refuse(signatures.Exists(signature => signature.Id == id), Signature.FormUsed);
        Refuse(seenSha256 != Text.Sha256, "The text is not the one that you were shown. Read the text below and sign again; nothing was signed.");
        Refuse(!declared, "Tick the declaration to sign. Without it nothing is signed.", "Input.Declared");

        var rests = Authority.Of(authority?.Basis, authority?.Until, at);
        by.Claim(rests, at);
        var signature = Signature.Online(id, this, by, rests, late, at);
        signatures.Add(signature);
        late?.Use(at);
        Attest(Acts.Signing(this, signature, by, shown, at));
        Record(Actor.For(by), at, "statement.signed", $"“{Title}” was signed for {organisation.DisplayName}{(late is null ? "" : ", late")}, sha256 {Text.Sha256}.", organisation.Id);
        return signature;
    }

    /// <summary>
    /// Takes an organisation's signature back, before publication and after it. What was signed, and that it was taken back, is
    /// kept. The <paramref name="reason"/>, where one is given, is public as soon as the line is.
    /// </summary>
    public Signature Withdraw(Contact by, DateTimeOffset at, string? reason = null, Shown? shown = null)
    {
        var organisation = by.Organisation;
        Refuse(!StatementStatuses.SeenBySigners.Contains(Status), $"“{Title}” is {StatusInWords()}, so no signature under it counts. Nothing was changed.");
        Refuse(!by.May(ContactRoles.Signatory), $"You may not withdraw a signature of {organisation.DisplayName}. Its signatories can.");
        Refuse(by.MandateHasEnded(at), $"Your mandate to act for {organisation.DisplayName} has ended. Another of its signatories can withdraw; a representative other than you, or the secretariat, can renew the mandate.");
        var live = LiveSignatures.SingleOrDefault(signature => signature.OrganisationId == organisation.Id);
        Refuse(live is null, $"{organisation.DisplayName} has not signed. There is nothing to withdraw.");
        Refuse(live!.Origin == SignatureOrigin.Recorded, $"This signature is recorded from {live.Source}; nobody signed it here. Ask the secretariat to take it back.");

        live.End(OneLine(reason, "The reason", MaxReason, "Reason"), at);
        foreach (var dispute in disputes.Where(dispute => dispute.IsOpen && dispute.SignatureId == live.Id)) dispute.Lapse(at);
        Attest(Acts.Withdrawal(this, live, by, shown, at));
        Record(Actor.For(by), at, "statement.signature-withdrawn", $"The signature of {organisation.DisplayName} under “{Title}” was withdrawn.", organisation.Id);
        return live;
    }

    /// <summary>Lets one organisation sign after signing has closed. The reason is public, beside its name.</summary>
    public LateCode GiveLateCode(Organisation organisation, string reason, Deadline until, byte[] secretHash, Actor by, DateTimeOffset at)
    {
        RefuseContact(by);
        by.RefuseOwn(organisation);
        Refuse(WhyNoLateCodes is not null, WhyNoLateCodes ?? "");
        Refuse(LiveSignatures.Any(signature => signature.OrganisationId == organisation.Id), $"{organisation.DisplayName} has signed already. It needs no code.", "Organisation");
        Refuse(organisation.WhyItMayNotSign(at) is not null, organisation.WhyItMayNotSign(at) ?? "", "Organisation");
        Refuse(lateCodes.Exists(code => code.OrganisationId == organisation.Id && code.IsOpen(at)), $"{organisation.DisplayName} has a code that is good still. Take that one back first.", "Organisation");
        Refuse(!organisation.CurrentContacts.Any(contact => contact.MaySign(at)), $"{organisation.DisplayName} has nobody who may sign for it now. Its representative can name somebody first.", "Organisation");
        LateUntil(until, at);
        var why = OneLine(reason, "The reason", LateCode.MaxReason, "Reason") ?? throw new DomainException("Say why it may sign late: the public reads it beside its name.", "Reason");

        var code = new LateCode(this, organisation, why, until, secretHash, by, at);
        lateCodes.Add(code);
        Record(by, at, "statement.late-code-given", $"{organisation.DisplayName} may sign “{Title}” late, until {until.InWords()}: {why}", organisation.Id);
        return code;
    }

    /// <summary>The end of a code, where it has not come yet; else a refusal.</summary>
    public static Deadline LateUntil(Deadline until, DateTimeOffset at)
    {
        Refuse(until.HasPassed(at), $"{until.InWords()} has passed already. Choose a later time.", "Date");
        return until;
    }

    public void TakeBackLateCode(LateCode code, Actor by, DateTimeOffset at)
    {
        RefuseContact(by);
        by.RefuseOwn(code.OrganisationId);
        Refuse(!code.IsOpen(at), $"This code is {code.InWords(at)}. Nothing was changed.");
        code.End(at);
        Record(by, at, "statement.late-code-taken-back", $"A code to sign “{Title}” late was taken back.", code.OrganisationId);
    }

    /// <summary>Why nobody signs it late now, or null.</summary>
    public string? WhyNoLateCodes =>
        IsRecorded ? $"“{Title}” is from the record: nobody signs it here."
        : OpenPublication is { IsConfirmed: true } ? PublicationIsConfirmed
        : Status is StatementStatus.Closed or StatementStatus.Published ? null
        : Status == StatementStatus.Open ? "Signing is open. Whoever may sign can do it now, or be given more time."
        : $"“{Title}” is {StatusInWords()}. It can be signed late once it was open and closed.";

    /// <summary>Why this code lets the organisation not sign now, or null.</summary>
    public string? WhyNotLate(LateCode code, Organisation organisation, DateTimeOffset at) =>
        WhyNoLateCodes is { } why ? why
        : code.StatementId != Id || code.OrganisationId != organisation.Id ? $"This code is not one for {organisation.DisplayName} and this statement. Nothing was signed; ask the secretariat."
        : !code.IsOpen(at) ? $"This code is {code.InWords(at)}. Nothing was signed; ask the secretariat for another one."
        : null;

    /// <summary>The signature that the secretariat recorded for an organisation under the text of now, if it did.</summary>
    public Signature? RecordedOf(Organisation organisation) => LiveSignatures.FirstOrDefault(signature => signature.OrganisationId == organisation.Id && signature.Origin == SignatureOrigin.Recorded);

    private const string PublicationIsConfirmed = "Its publication is confirmed as it stands. Drop that first, then change who signed it.";

    /// <summary>Why no signature can be recorded under it now, or null: there is a text that organisations can have signed elsewhere, and no edition yet.</summary>
    public string? WhyNotRecordable =>
        OpenPublication is { IsConfirmed: true } ? PublicationIsConfirmed
        : Status == StatementStatus.Published ? $"“{Title}” is published, and its edition names its signatories. An organisation that signs it now does so with a code for a late signature."
        : Status is not (StatementStatus.Open or StatementStatus.Closed) ? $"“{Title}” is {StatusInWords()}."
        : null;

    /// <summary>Records, from a named source, that an organisation signed. Nobody signs here, and it is never shown as if they had.</summary>
    public Signature RecordSignature(Organisation signer, RecordedSigner signed, Actor by, DateTimeOffset at)
    {
        RefuseContact(by);
        Refuse(WhyNotRecordable is not null, WhyNotRecordable ?? "");
        by.RefuseOwn(signer);
        Refuse(!IsRecorded && signer.CurrentMembership?.Category == MembershipCategory.Supporter, $"{signer.DisplayName} is a supporter, and supporters do not sign statements. Nothing was recorded.", "Organisation");
        Refuse(signed.On > DateOnly.FromDateTime(at.UtcDateTime), "That day has not come yet. Give the day on which it signed, or leave it empty.", "On");
        Refuse(LiveSignatures.Any(signature => signature.OrganisationId == signer.Id), $"A signature of {signer.DisplayName} under “{Title}” is recorded already. Nothing was added.");

        var signature = Signature.FromRecord(this, signer, signed, at);
        signatures.Add(signature);
        SignersKnown = true;
        Record(by, at, "statement.signature-recorded", $"A signature of {signer.DisplayName} under “{Title}” was recorded.", signer.Id);
        return signature;
    }

    /// <summary>Ends a recorded signature before anything was published with it. That it was recorded is kept.</summary>
    public void TakeBackRecorded(Signature signature, string reason, Actor by, DateTimeOffset at)
    {
        RefuseContact(by);
        by.RefuseOwn(signature.OrganisationId);
        Refuse(signature.Origin != SignatureOrigin.Recorded || Status is not (StatementStatus.Open or StatementStatus.Closed), $"A signature under “{Title}” is kept as it is.");
        Refuse(!signature.IsLive, "This was taken back already. Nothing was changed.");
        Refuse(OpenPublication is { IsConfirmed: true }, PublicationIsConfirmed);
        Refuse(OpenDisputeOf(signature) is not null, "This signature is disputed. Decide the dispute first; nothing was changed.");
        signature.End(null, at);
        if (IsRecorded) SignersKnown = LiveSignatures.Any();
        Record(by, at, "statement.recorded-signature-taken-back", $"A recorded signature of {signature.OrganisationName} under “{Title}” was taken back: {reason}", signature.OrganisationId);
    }
}
