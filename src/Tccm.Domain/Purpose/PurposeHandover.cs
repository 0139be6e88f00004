using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Purpose;

/// <summary>Who may sign, as whoever asks them names them.</summary>
public sealed record NamedSigner(string Name, EmailAddress Email, string Title, string? Words);

/// <summary>
/// The Purpose handed to who may sign it, by a one-use link: for an application, or for an organisation of the register.
/// Only the SHA-256 of the link's secret is kept. It lives seven days. Both names stand here, where they can be erased.
/// </summary>
public sealed class PurposeHandover : Noun
{
    public const int MaxWords = 1_000;
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private PurposeHandover() { }

    private PurposeHandover(NamedSigner signer, PurposeVersion current, byte[] secretHash, DateTimeOffset at)
    {
        SignerName = Name.Check(signer.Name, "name");
        SignerTitle = Name.Check(signer.Title, "position", "Title");
        Words = Prose.Check(signer.Words, "What you write to them", MaxWords, "Words");
        (SignerEmail, PurposeVersionId, SecretHash, CreatedAt, ExpiresAt) = (signer.Email, current.Id, secretHash, at, at + Life);
    }

    public Guid? ApplicationId { get; private init; }
    public Application? Application { get; private init; }
    public Guid? OrganisationId { get; private init; }
    public Organisation? Organisation { get; private init; }
    /// <summary>The contact who asked, for an organisation.</summary>
    public Guid? ContactId { get; private init; }
    public Contact? Contact { get; private init; }
    /// <summary>The version in force when it was asked; what is signed is the one in force when it is signed.</summary>
    public Guid PurposeVersionId { get; private init; }
    public string RequesterName { get; private set; } = "";
    public EmailAddress RequesterEmail { get; private set; } = null!;
    public string SignerName { get; private set; } = "";
    public EmailAddress SignerEmail { get; private set; } = null!;
    public string SignerTitle { get; private set; } = "";
    public string? Words { get; private set; }
    public byte[] SecretHash { get; private init; } = [];
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset? SignedAt { get; private set; }
    public DateTimeOffset? DeclinedAt { get; private set; }
    public string? Reason { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public OrganisationFacts Facts => Application?.Facts ?? Organisation!.Facts;
    public MembershipCategory? Category => Application?.Category ?? Organisation?.CurrentMembership?.Category;
    public string Called => Application?.Called ?? Organisation!.DisplayName;
    public bool IsPending => SignedAt is null && DeclinedAt is null && EndedAt is null;

    public bool IsOpen(DateTimeOffset at) => WhyClosed(at) is null;

    /// <summary>Why the link does nothing any more, in words for who follows it; null while it can be used.</summary>
    public string? WhyClosed(DateTimeOffset at) => this switch
    {
        { SignedAt: { } signed } => $"The Statement of Purpose was signed with it for {Called} on {Text.Words.Instant(signed)}. It works once.",
        { DeclinedAt: { } declined } => $"With it, signing the Statement of Purpose for {Called} was declined on {Text.Words.Instant(declined)}. It works once.",
        { EndedAt: { } ended } => $"{RequesterName} took it back on {Text.Words.Instant(ended)}, or sent a newer one. Open the link of the newest letter.",
        { Application.Status: not ApplicationStatus.Draft } => $"The application of {Called} is not being filled in any more, so there is nothing to sign.",
        { Contact.IsCurrent: false } => $"{RequesterName}, who asked for it, is no longer a contact of {Called}. Ask its representative or the secretariat.",
        { Contact: { } asked } when !MayHandOver(asked, at) => $"{RequesterName}, who asked for it, may not hand it over for {Called} any more. Ask its representative or the secretariat.",
        { Organisation: { } organisation } when organisation.WhyPurposeWaits(at) is { } why => why,
        _ when at >= ExpiresAt => $"It ended on {Text.Words.Instant(ExpiresAt)}. {RequesterName} can send you a new one.",
        _ => null,
    };

    /// <summary>Hands the Purpose of an application to who may sign it. An earlier link of the application dies.</summary>
    public static PurposeHandover Of(Application application, NamedSigner signer, PurposeVersion current, IEnumerable<PurposeHandover> earlier, byte[] secretHash, DateTimeOffset at)
    {
        application.RefuseHandingOver(current);
        Refuse(application.ApplicantEmail.Canonical == signer.Email.Canonical, "This is your own address. If you may sign, sign here yourself; if not, give the address of who may.", "Email");
        var handover = new PurposeHandover(signer, current, secretHash, at)
        {
            Application = application,
            ApplicationId = application.Id,
            RequesterName = application.ApplicantName,
            RequesterEmail = application.ApplicantEmail,
        };
        foreach (var one in earlier.Where(one => one.IsPending)) one.TakeBack(Actor.Applicant(application), at);
        handover.Record(Actor.Applicant(application), at, "handover.sent", $"The Statement of Purpose was handed for {handover.Called} to who may sign it.");
        return handover;
    }

    /// <summary>Hands the version in force to who may sign it for an organisation. An earlier link of the organisation dies.</summary>
    public static PurposeHandover Of(Contact by, NamedSigner signer, PurposeVersion current, IReadOnlyCollection<PurposeSignature> before, IEnumerable<PurposeHandover> earlier, byte[] secretHash, DateTimeOffset at)
    {
        var organisation = by.Organisation;
        Refuse(!MayHandOver(by, at), $"Only a representative or a signatory of {organisation.DisplayName} can hand this over, and no signatory whose mandate has ended.");
        Refuse(organisation.WhyPurposeWaits(at) is not null, organisation.WhyPurposeWaits(at) ?? "");
        Refuse(current.SignedBy(organisation, before) is not null, $"{organisation.DisplayName} has signed version {current.Number} already. There is nothing to hand over.");
        Refuse(by.Person.Email.Canonical == signer.Email.Canonical, "This is your own address. Give the address of who may sign.", "Email");
        Refuse(organisation.MandateHasEnded(signer.Email, at), $"The mandate of this person to sign for {organisation.DisplayName} has ended. A representative or the secretariat can record another; or name somebody else.", "Email");
        var handover = new PurposeHandover(signer, current, secretHash, at)
        {
            Organisation = organisation,
            OrganisationId = organisation.Id,
            Contact = by,
            ContactId = by.Id,
            RequesterName = by.Person.Name,
            RequesterEmail = by.Person.Email,
        };
        foreach (var one in earlier.Where(one => one.IsPending)) one.TakeBack(Actor.For(by), at);
        handover.Record(Actor.For(by), at, "handover.sent", $"The Statement of Purpose {current.Number} was handed for {handover.Called} to who may sign it.", organisation.Id);
        return handover;
    }

    public string DeclarationWords(PurposeVersion version) => version.DeclarationWords(Called);

    /// <summary>What the signer was shown beside the text: who it is that signs, by all its names and domains, and as what.</summary>
    public string ShownSha256(PurposeVersion version) => StatementText.Sha256(string.Join('\n',
        [DeclarationWords(version), Facts.LegalName, Facts.NativeName, Facts.ShortName, Category?.ToString(), .. Facts.Domains.Select(domain => domain.ALabel)]));

    /// <summary>
    /// Signs the text in force, by the hashes of what the signer saw. For an application the declaration is kept with it, and the
    /// signature is made by the approval; for an organisation the signature is returned.
    /// </summary>
    /// <param name="current">The version in force.</param>
    /// <param name="seen">The hashes of the text and of the organisation that the signer was shown.</param>
    /// <param name="signerName">As the signer writes it.</param>
    /// <param name="signerTitle">The position by which they may sign.</param>
    /// <param name="authority">On what their right rests.</param>
    /// <param name="declared">Whether the declaration was ticked.</param>
    /// <param name="before">What the organisation signed until now; empty for an application.</param>
    /// <param name="at">The database's clock.</param>
    public (Authority Right, PurposeSignature? Signature) Sign(PurposeVersion current, (string Text, string Organisation) seen, string signerName, string signerTitle, Authority? authority, bool declared, IReadOnlyCollection<PurposeSignature> before, DateTimeOffset at)
    {
        Refuse(WhyClosed(at) is not null, $"Nothing was signed. {WhyClosed(at)}");
        Refuse(seen.Text != current.Sha256, PurposeVersion.OtherText);
        Refuse(seen.Organisation != ShownSha256(current), "What is said of the organisation has changed since you opened this page. Look at it below, and sign again if it is right. Nothing was signed.");

        var right = Authority.Of(authority?.Basis, authority?.Until, at);
        SignerName = Name.Check(signerName, "signer's name", "SignerName");
        SignerTitle = Name.Check(signerTitle, "signer's position", "SignerTitle");
        Application?.Declare(this, current, seen.Text, SignerName, SignerTitle, right, declared, at);
        var signature = Organisation is null ? null : current.Sign(Guid.CreateVersion7(), Organisation, PurposeSigner.Of(this), right, before, seen.Text, declared, at);
        SignedAt = at;
        Record(Actor.AskedToSign, at, "handover.signed", $"The Statement of Purpose {current.Number} was signed for {Called} by who was asked to, {right.InWords}.", OrganisationId);
        return (right, signature);
    }

    public void Decline(string? reason, DateTimeOffset at)
    {
        Refuse(WhyClosed(at) is not null, $"Nothing was changed. {WhyClosed(at)}");
        Reason = Prose.Check(reason, "The reason", MaxWords, nameof(Reason)) ?? throw new DomainException($"Say why, for {RequesterName}.", nameof(Reason));
        DeclinedAt = at;
        Record(Actor.AskedToSign, at, "handover.declined", $"Who was asked to sign the Statement of Purpose for {Called} declined.", OrganisationId);
    }

    private static bool MayHandOver(Contact by, DateTimeOffset at) => by.May(ContactRoles.Representative) || by.MaySign(at);

    /// <summary>Whether one of these addresses stands in it: of who asked, or of who may sign.</summary>
    public bool Names(Traces who) => who.IsAddress(SignerEmail) || who.IsAddress(RequesterEmail);

    /// <summary>The names by which it calls the people of these addresses.</summary>
    public IEnumerable<string> NamesOf(Traces who) =>
        [.. who.IsAddress(SignerEmail) ? new[] { SignerName } : [], .. who.IsAddress(RequesterEmail) ? new[] { RequesterName } : []];

    /// <summary>Takes one person out of it, as who asked and as who may sign. A link that waits leads nowhere then, and ends.</summary>
    public void Forget(Traces who, DateTimeOffset at)
    {
        if (!Names(who)) return;
        if (IsPending) TakeBack(Actor.Portal, at);
        // The words go too: they may call the signer by a name that the signer then wrote otherwise, and nothing else keeps.
        if (who.IsAddress(SignerEmail)) (SignerName, SignerEmail, Words) = (Applications.Application.FormerSigner, EmailAddress.Erased(Id), null);
        if (who.IsAddress(RequesterEmail)) (RequesterName, RequesterEmail) = (ApplicationId is null ? Applications.Application.FormerContact : Applications.Application.FormerApplicant, EmailAddress.Erased(Id));
    }

    /// <summary>Ends the link before it is used.</summary>
    public void TakeBack(Actor by, DateTimeOffset at)
    {
        Refuse(!IsPending, $"There is nothing to take back. {WhyClosed(at)}");
        EndedAt = at;
        Record(by, at, "handover.taken-back", $"The link to sign the Statement of Purpose for {Called} was taken back.", OrganisationId);
    }
}
