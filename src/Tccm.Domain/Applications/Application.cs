using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;

namespace Tccm.Domain.Applications;

public enum ApplicationStatus
{
    Draft,
    Submitted,
    InformationAsked,
    Approved,
    Declined,
    Withdrawn,
}

public static class ApplicationStatuses
{
    /// <summary>What the secretariat has to decide.</summary>
    public static readonly ApplicationStatus[] Waiting = [ApplicationStatus.Submitted, ApplicationStatus.InformationAsked];

    /// <summary>What the applicant can still change.</summary>
    public static readonly ApplicationStatus[] Open = [ApplicationStatus.Draft, .. Waiting];

    public static string InWords(this ApplicationStatus status) => status switch
    {
        ApplicationStatus.Draft => "Being filled in",
        ApplicationStatus.Submitted => "Waiting for a decision",
        ApplicationStatus.InformationAsked => "Information asked",
        ApplicationStatus.Approved => "Approved",
        ApplicationStatus.Declined => "Declined",
        ApplicationStatus.Withdrawn => "Withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}

/// <summary>Why an application was declined, as a code that can be counted; the words to the applicant stand beside it.</summary>
public enum DeclineReason
{
    NotAnOperator,
    EvidenceMissing,
    AuthorityNotShown,
    AlreadyOnTheRegister,
    PurposeNotShared,
    Other,
}

public static class DeclineReasons
{
    public static string InWords(this DeclineReason reason) => reason switch
    {
        DeclineReason.NotAnOperator => "The organisation does not operate a part of the Internet's technical layer",
        DeclineReason.EvidenceMissing => "What it operates could not be shown",
        DeclineReason.AuthorityNotShown => "It could not be shown that the signer may sign for it",
        DeclineReason.AlreadyOnTheRegister => "The organisation is on the register already",
        DeclineReason.PurposeNotShared => "Its aims are not those of the Statement of Purpose",
        DeclineReason.Other => "Another reason, given in words",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}

/// <summary>Somebody the applicant names as a contact of the organisation.</summary>
public sealed record NamedContact(string Name, EmailAddress Email, string? Title, ContactRoles Roles);

/// <summary>Who signs the Purpose for the organisation, of which version, and the words they declared.</summary>
public sealed record PurposeDeclaration(Guid PurposeVersionId, string TextSha256, string SignerName, string SignerTitle, string Declaration, DateTimeOffset At)
{
    /// <summary>The number of that version; null in a declaration of before it was kept.</summary>
    public string? Version { get; init; }
    public AuthorityBasis? Basis { get; init; }
    public DateOnly? MandateUntil { get; init; }
    /// <summary>Where it was handed to who may sign: by which link, whose it was, and the address to which it was mailed.</summary>
    public Guid? HandoverId { get; init; }
    public string? RequestedBy { get; init; }
    public EmailAddress? SignerEmail { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public Authority? Authority => Basis is { } basis ? new(basis, MandateUntil) : null;
}

/// <summary>A question of the secretariat, and its answer.</summary>
public sealed record InformationRequest(string Question, string AskedBy, DateTimeOffset AskedAt)
{
    public string? Answer { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>An organisation asking to become a member or a supporter.</summary>
public sealed partial class Application : Noun
{
    public const int MaxContacts = 20;
    public const int MaxWords = 4_000;
    public const string OpenAlready = "Your organisation has an application that waits for a decision already. Nothing was sent a second time.";

    private Application() { }

    public MembershipCategory Category { get; private init; }
    public ApplicationStatus Status { get; private set; }
    public string ApplicantName { get; private set; } = "";
    public EmailAddress ApplicantEmail { get; private set; } = null!;
    public DateTimeOffset? EmailConfirmedAt { get; private set; }
    public byte[] SecretHash { get; private set; } = [];
    public OrganisationFacts Facts { get; private set; } = new();
    public IReadOnlyList<NamedContact> Contacts { get; private set; } = [];
    public PurposeDeclaration? Declaration { get; private set; }
    public IReadOnlyList<InformationRequest> Requests { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? DecidedBy { get; private set; }
    public DeclineReason? DeclineReason { get; private set; }
    public string? DecisionWords { get; private set; }
    public Guid? OrganisationId { get; private set; }

    /// <summary>The organisation on the register for which its own representative applies: as a member where it is a supporter, or anew.</summary>
    public Guid? AppliesForId { get; private init; }

    public bool IsOpen => ApplicationStatuses.Open.Contains(Status);
    public bool IsWaiting => ApplicationStatuses.Waiting.Contains(Status);
    public InformationRequest? OpenRequest => IsWaiting ? Requests.LastOrDefault(request => request.Answer is null) : null;
    public string Called => Facts.DisplayName ?? Facts.LegalName ?? "An organisation not yet named";

    public bool HasFacts => Facts.DisplayName is not null;
    public bool HasOperations => Facts.Operations.Count > 0;
    public bool HasContacts => WhyContactsAreMissing is null;

    /// <summary>Begins a draft. <paramref name="secretHash"/> is the SHA-256 of the secret in the mailed link.</summary>
    public static Application Start(MembershipCategory category, string applicantName, EmailAddress applicantEmail, byte[] secretHash, DateTimeOffset at)
    {
        var application = new Application
        {
            Category = category,
            ApplicantName = Name.Check(applicantName, "name", "Name"),
            ApplicantEmail = applicantEmail,
            SecretHash = secretHash,
            CreatedAt = at,
        };
        application.Record(Actor.Applicant(application), at, "application.started", $"An application as a {category.ToString().ToLowerInvariant()} was begun.");
        return application;
    }

    /// <summary>
    /// Begins the application of an organisation that is on the register, by its representative, with what is known of it:
    /// facts and contacts. Their address needs no confirming: they are signed in. Refused where it is what it asks to become.
    /// </summary>
    public static Application Again(MembershipCategory category, Contact by, byte[] unusedSecretHash, DateTimeOffset at)
    {
        var organisation = by.Organisation;
        Refuse(!by.May(ContactRoles.Representative), $"Only a representative applies for {organisation.DisplayName}.");
        Refuse(organisation.MembershipAt(at) is { } now && (now.Category == category || now.Category == MembershipCategory.Member),
            $"{organisation.DisplayName} is a {organisation.MembershipAt(at)?.Category.ToString().ToLowerInvariant()} already. Nothing was sent.");
        Refuse(organisation.IsSuspended, $"The membership of {organisation.DisplayName} is suspended. Write to the secretariat first.");
        var application = new Application
        {
            Category = category,
            AppliesForId = organisation.Id,
            ApplicantName = by.Person.Name,
            ApplicantEmail = by.Person.Email,
            EmailConfirmedAt = at,
            SecretHash = unusedSecretHash,
            CreatedAt = at,
            Facts = organisation.Facts,
            Contacts = [.. organisation.CurrentContacts.Where(contact => !contact.AwaitsAcceptance)
                .Select(contact => new NamedContact(contact.Person.Name, contact.Person.Email, contact.Title, contact.Roles))],
        };
        application.Record(Actor.For(by), at, "application.started", $"{organisation.DisplayName} began an application as a {category.ToString().ToLowerInvariant()}.", organisation.Id);
        return application;
    }

    /// <summary>Only who reads the mailbox can follow the mailed link: following it shows that the address is theirs.</summary>
    public void ConfirmEmail(DateTimeOffset at)
    {
        if (EmailConfirmedAt is not null) return;
        EmailConfirmedAt = at;
        Record(Actor.Applicant(this), at, "application.email-confirmed", "The applicant's e-mail address was shown to be theirs.");
    }

    /// <summary>Gives the mailed link a new secret; the earlier link stops working.</summary>
    public void Reissue(byte[] secretHash)
    {
        RefuseUnlessOpen();
        SecretHash = secretHash;
    }

    public void Describe(OrganisationFacts facts)
    {
        RefuseUnlessDraft();
        Facts = (facts with { Operates = Facts.Operates, Operations = Facts.Operations }).Checked();
    }

    public void Operate(string? operates, IReadOnlyList<Operation> operations)
    {
        RefuseUnlessDraft();
        Refuse(Category == MembershipCategory.Member && operations.Count == 0, "Choose at least one kind. Members operate some of the Internet's technical layer; an organisation that does not can join as a supporter.", nameof(OrganisationFacts.Operations));
        OrganisationFacts.RefuseUnshown(operations, Facts.Operations);
        Refuse(operations.DistinctBy(operation => operation.Kind).Count() != operations.Count, "Each kind can be given once.", nameof(OrganisationFacts.Operations));
        Facts = (Facts with { Operates = operates, Operations = operations }).OperationsChecked();
    }

    public void NameContact(NamedContact contact)
    {
        RefuseUnlessDraft();
        Refuse(contact.Roles == ContactRoles.None, "Choose at least one role.", "Roles");
        Refuse(Contacts.Count >= MaxContacts, $"Name {MaxContacts} people at most here. More can be invited once the application is approved.");
        Refuse(Contacts.Any(other => other.Email.Canonical == contact.Email.Canonical), $"{contact.Email.Value} is on the list already. Remove that entry first to change it.", "Email");
        Contacts = [.. Contacts, contact with { Name = Name.Check(contact.Name, "name"), Title = string.IsNullOrWhiteSpace(contact.Title) ? null : Name.Check(contact.Title, "job title", "Title") }];
    }

    /// <summary>A member has somebody who may sign for it; a supporter need not.</summary>
    public bool LacksSignatory => Category == MembershipCategory.Member && !Contacts.Any(contact => contact.Roles.HasFlag(ContactRoles.Signatory));

    /// <summary>Names one of the organisation's own contacts as a signatory too; without an address, somebody new.</summary>
    public void NameSignatory(string? canonicalEmail, Func<NamedContact>? orNew = null)
    {
        RefuseUnlessDraft();
        if (string.IsNullOrEmpty(canonicalEmail) && orNew is not null)
        {
            NameContact(orNew());
            return;
        }
        Refuse(Contacts.All(contact => contact.Email.Canonical != canonicalEmail), "Choose one of the people on the list, or name somebody new.", "Signatory");
        Contacts = [.. Contacts.Select(contact => contact.Email.Canonical == canonicalEmail ? contact with { Roles = contact.Roles | ContactRoles.Signatory } : contact)];
    }

    public void DropContact(string canonicalEmail)
    {
        RefuseUnlessDraft();
        Contacts = [.. Contacts.Where(contact => contact.Email.Canonical != canonicalEmail)];
    }

    /// <summary>The words that a signer of the Purpose declares; kept as they stood.</summary>
    public string DeclarationWords(PurposeVersion version, Authority? authority = null) => version.DeclarationWords(Called, authority);

    /// <summary>Signs the Purpose by the text that the signer saw. Refused where the text in force is another by now.</summary>
    public void Declare(PurposeVersion current, string seenSha256, string signerName, string signerTitle, Authority authority, bool declared, DateTimeOffset at)
    {
        Declaration = Declared(current, seenSha256, signerName, signerTitle, authority, declared, at);
        Record(Actor.Applicant(this), at, "application.purpose-signed", $"The Statement of Purpose {current.Number} was signed for {Called} by its {Declaration.SignerTitle}, {Declaration.Authority!.InWords}.");
    }

    /// <summary>Signed by who may, to whom the applicant handed it by a one-use link. Both are kept.</summary>
    internal void Declare(PurposeHandover handover, PurposeVersion current, string seenSha256, string signerName, string signerTitle, Authority authority, bool declared, DateTimeOffset at)
    {
        Declaration = Declared(current, seenSha256, signerName, signerTitle, authority, declared, at) with { HandoverId = handover.Id, RequestedBy = handover.RequesterName, SignerEmail = handover.SignerEmail };
        Record(Actor.AskedToSign, at, "application.purpose-signed", $"The Statement of Purpose {current.Number} was signed for {Called} by its {Declaration.SignerTitle}, {Declaration.Authority!.InWords}, to whom the applicant had handed it.");
    }

    /// <summary>Refuses to ask somebody else to sign while that is not possible or not needed.</summary>
    internal void RefuseHandingOver(PurposeVersion current)
    {
        RefuseUnlessDraft();
        Refuse(!HasFacts, "Tell us about the organisation first: the Purpose is signed in its name.");
        Refuse(EmailConfirmedAt is null, "Open the link that we mailed to you first. We write to somebody else only for an address that was shown to be yours.");
        Refuse(WhyNotSigned(current) is null, "The Statement of Purpose is signed already. There is nothing to hand over.");
    }

    private PurposeDeclaration Declared(PurposeVersion current, string seenSha256, string signerName, string signerTitle, Authority authority, bool declared, DateTimeOffset at)
    {
        RefuseUnlessDraft();
        Refuse(!HasFacts, "Tell us about the organisation first: the Purpose is signed in its name.");
        Refuse(seenSha256 != current.Sha256, "The Statement of Purpose has changed since you opened this page. Read the text below, which is the one in force, and sign again.");
        Refuse(!declared, "Tick the declaration to sign. Without it nothing is signed.", "Declared");
        var rests = authority.Checked(at);
        return new PurposeDeclaration(current.Id, current.Sha256, Name.Check(signerName, "signer's name", "SignerName"), Name.Check(signerTitle, "signer's position", "SignerTitle"), DeclarationWords(current, rests), at)
        {
            Version = current.Number,
            Basis = rests.Basis,
            MandateUntil = rests.Until,
        };
    }

    /// <summary>What is still missing before the application can be sent, in the applicant's words.</summary>
    public IReadOnlyList<MissingPart> Missing(PurposeVersion? current)
    {
        var missing = new List<MissingPart>();
        if (!HasFacts) missing.Add(new(ApplicationStep.Organisation, "Tell us about the organisation."));
        if (Category == MembershipCategory.Member && !HasOperations) missing.Add(new(ApplicationStep.Operations, "Say what the organisation operates."));
        if (WhyContactsAreMissing is { } contacts) missing.Add(new(ApplicationStep.People, contacts));
        if (WhyNotSigned(current) is { } purpose) missing.Add(new(ApplicationStep.Purpose, purpose));
        if (EmailConfirmedAt is null) missing.Add(new(ApplicationStep.Address, "Open the link that we mailed to you, to show that the address is yours."));
        return missing;
    }

    /// <summary>The version that the organisation signed before, where that is of the major number in force: then it signs nothing anew.</summary>
    public PurposeSignature? SignedBefore { get; private set; }

    public void Rely(PurposeSignature signed, PurposeVersion current)
    {
        RefuseUnlessDraft();
        Refuse(AppliesForId is null || signed.OrganisationId != AppliesForId || signed.PurposeVersion.Major != current.Major, "The Statement of Purpose that is in force was not signed yet. Sign it.");
        SignedBefore = signed;
    }

    public string? WhyNotSigned(PurposeVersion? current) =>
        SignedBefore is not null ? null
        : current is null ? "No Statement of Purpose is in force yet, so nothing can be sent. Come back later."
        : Declaration is null ? "Sign the Statement of Purpose."
        : Declaration.PurposeVersionId != current.Id && !IsMinorChange(Declaration, current) ? "The Statement of Purpose has a new version since you signed it. Read it and sign again."
        : Declaration.Declaration != PurposeVersion.DeclarationWords(Declaration.Version ?? current.Number, Called, Declaration.Authority) ? "The organisation's name has changed since the Statement of Purpose was signed. Sign it again."
        : null;

    /// <summary>Only a major change asks to sign again: who signed 1.0 goes on with it when 1.1 comes.</summary>
    private static bool IsMinorChange(PurposeDeclaration signed, PurposeVersion current) =>
        signed.Version?.Split('.')[0] == current.Major.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string? WhyContactsAreMissing =>
        !Contacts.Any(contact => contact.Roles.HasFlag(ContactRoles.Representative)) ? "Name a representative: somebody who manages the organisation's page."
        : LacksSignatory ? "Name a signatory: somebody who may sign for the organisation."
        : null;

    public void Submit(PurposeVersion? current, DateTimeOffset at)
    {
        RefuseUnlessDraft();
        Refuse(Missing(current).Count > 0, string.Join(" ", Missing(current).Select(part => part.Words)));
        Status = ApplicationStatus.Submitted;
        SubmittedAt = at;
        Record(Actor.Applicant(this), at, "application.submitted", $"{Called} applied as a {Category.ToString().ToLowerInvariant()}.");
    }

    public void Withdraw(DateTimeOffset at)
    {
        RefuseUnlessOpen();
        Status = ApplicationStatus.Withdrawn;
        DecidedAt = at;
        Record(Actor.Applicant(this), at, "application.withdrawn", $"The application of {Called} was withdrawn by the applicant.");
    }

    /// <summary>Whether the person behind an address is part of this application.</summary>
    public bool Concerns(EmailAddress email) =>
        ApplicantEmail.Canonical == email.Canonical
        || Contacts.Any(contact => contact.Email.Canonical == email.Canonical)
        || Facts.Domains.Any(domain => email.Canonical.EndsWith('@' + domain.ALabel, StringComparison.Ordinal));

    private void RefuseUnlessDraft() => Refuse(Status != ApplicationStatus.Draft, "This application was sent already. What was sent stays as it is; write to the secretariat to change something.");

    private void RefuseUnlessOpen() => Refuse(!IsOpen, $"This application is closed ({Status.InWords().ToLowerInvariant()}). Nothing was changed.");

    private static string Words(string? value, string missing, string field) =>
        Prose.Check(value, "This", MaxWords, field) ?? throw new DomainException(missing, field);
}
