using System.Security.Cryptography;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Applications;

/// <summary>How people leave an application, while what was decided about the organisation stays.</summary>
public sealed partial class Application
{
    public const string FormerApplicant = "a former applicant";
    public const string FormerContact = "a former contact";
    public const string FormerSigner = "a former signatory";
    public const string TheSecretariat = "the secretariat";

    /// <summary>Set where all names, addresses and free words went, since the time to keep them was over.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }

    /// <summary>Whether one of these addresses stands in it: the applicant's, a named contact's, or that of who was asked to sign.</summary>
    public bool Names(Traces who) => who.IsAddress(ApplicantEmail) || IsSigner(who) || Contacts.Any(contact => who.IsAddress(contact.Email));

    /// <summary>The names by which it calls the people of these addresses.</summary>
    public IEnumerable<string> NamesOf(Traces who) =>
        [.. Contacts.Where(contact => who.IsAddress(contact.Email)).Select(contact => contact.Name), .. who.IsAddress(ApplicantEmail) ? new[] { ApplicantName } : [], .. IsSigner(who) ? new[] { Declaration!.SignerName } : []];

    /// <summary>
    /// Takes one person out of it: as applicant, named contact, signer and member of the secretariat. An application that waits
    /// for that very applicant cannot go on, and is withdrawn.
    /// </summary>
    /// <param name="who">The person's names and addresses.</param>
    /// <param name="personId">The person, to whom acts of the secretariat are traced; null for who has no entry.</param>
    /// <param name="acts">When this person asked for information or decided, by the audit.</param>
    /// <param name="at">Now.</param>
    public void Forget(Traces who, Guid? personId, IReadOnlyCollection<DateTimeOffset> acts, DateTimeOffset at)
    {
        // Who stands in it under this address and under another one, by the same name, is the same person.
        var isNamed = Names(who);
        if (who.IsAddress(ApplicantEmail))
        {
            if (IsOpen) Withdraw(at);
            ForgetApplicant();
        }
        Contacts = [.. Contacts.Where(contact => !who.IsAddress(contact.Email)).Select(contact => isNamed && who.IsName(contact.Name) ? contact with { Name = FormerContact } : contact)];
        if (isNamed && who.IsName(ApplicantName)) ApplicantName = FormerApplicant;
        if (Declaration is { } signed)
        {
            Declaration = signed with
            {
                SignerName = who.IsName(signed.SignerName) || IsSigner(who) ? FormerSigner : signed.SignerName,
                SignerEmail = IsSigner(who) ? null : signed.SignerEmail,
                RequestedBy = who.IsName(signed.RequestedBy) ? FormerApplicant : signed.RequestedBy,
            };
        }
        if (personId is null) return;
        bool Acted(DateTimeOffset? when) => acts.Any(act => (act - when)?.Duration() < TimeSpan.FromMilliseconds(1));
        Requests = [.. Requests.Select(request => Acted(request.AskedAt) ? request with { AskedBy = TheSecretariat } : request)];
        if (Acted(DecidedAt)) DecidedBy = TheSecretariat;
    }

    /// <summary>Takes every person and all free words out of an application that led to nothing. That it was made, when, how it ended and by which coded reason stays.</summary>
    public void ForgetPeople(DateTimeOffset at)
    {
        Refuse(Status is not (ApplicationStatus.Declined or ApplicationStatus.Withdrawn) || ForgottenAt is not null, "Only an application that was declined or withdrawn is forgotten, and once.");
        ForgetApplicant();
        (Contacts, Requests, DecisionWords, Declaration) = ([], [], null, null);
        DecidedBy = DecidedBy is null ? null : TheSecretariat;
        Facts = new OrganisationFacts
        {
            LegalName = Facts.LegalName,
            DisplayName = Facts.DisplayName,
            NativeName = Facts.NativeName,
            ShortName = Facts.ShortName,
            Economy = Facts.Economy,
            Domains = Facts.Domains,
        };
        ForgottenAt = at;
    }

    private bool IsSigner(Traces who) => Declaration?.SignerEmail is { } address && who.IsAddress(address);

    private void ForgetApplicant() => (ApplicantName, ApplicantEmail, SecretHash) = (FormerApplicant, EmailAddress.Erased(Id), RandomNumberGenerator.GetBytes(32));
}
