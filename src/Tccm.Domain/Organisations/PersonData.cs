using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>What a person may do about what is held of them: correct it, and have it erased.</summary>
public sealed partial class Person
{
    public const string AddressTaken = "This address cannot be used here. Give another one, or write to the secretariat if it is yours.";
    internal const string SameAddress = "This is your address already. Nothing was changed.";

    public bool IsErased => ErasedAt is not null;

    /// <summary>Every name and every address that this person has and had.</summary>
    public Traces Traces => new([Name, .. Formerly.Select(one => one.Name).OfType<string>()], [Email, .. Formerly.Select(one => one.Email).OfType<EmailAddress>()]);

    /// <summary>The organisations that would have no representative, or no signatory, without this person.</summary>
    public IReadOnlyList<(Contact Contact, ContactRoles Role)> LastRoles =>
    [
        .. CurrentContacts.SelectMany(_ => new[] { ContactRoles.Representative, ContactRoles.Signatory }, (contact, role) => (contact, role))
            .Where(pair => pair.contact.May(pair.role) && !pair.contact.Organisation.CurrentContacts.Any(other => other != pair.contact && other.May(pair.role))),
    ];

    /// <summary>What stands in the place of the name of somebody who was erased: the role in which they acted.</summary>
    public string RoleInPlaceOfName => contacts.Aggregate(ContactRoles.None, (all, contact) => all | contact.Roles) switch
    {
        _ when IsSecretariat => "a former member of the secretariat",
        var roles when roles.HasFlag(ContactRoles.Signatory) => "a former signatory",
        var roles when roles.HasFlag(ContactRoles.Representative) => "a former representative",
        var roles when roles.HasFlag(ContactRoles.Participant) => "a former participant",
        _ => "a former contact",
    };

    public void CorrectName(string name, Actor by, DateTimeOffset at)
    {
        var kept = Text.Name.Check(name, "name", "Name");
        RefuseErased();
        if (kept == Name) return;
        Formerly = [.. Formerly, new(Name, null, at)];
        Name = kept;
        Record(by, at, "person.name-corrected", "A person corrected their name.");
    }

    /// <summary>Moves to an address that was shown to be theirs. That nobody else has it is a rule of the database.</summary>
    public void MoveTo(EmailAddress email, Actor by, DateTimeOffset at)
    {
        RefuseErased();
        Refuse(email.Value == Email.Value, SameAddress, "Email");
        Formerly = [.. Formerly, new(null, Email, at)];
        Email = email;
        EmailKey = email.Canonical;
        (UnreachableSince, UnreachableReason) = (null, null);
        Record(by, at, "person.address-changed", "A person moved to another e-mail address.");
    }

    /// <summary>
    /// Takes name, address and job titles away, and ends every contact. The id stays, so that what was signed for an organisation
    /// stands, with the role in place of the name. Refused for what is erased already and, to the secretariat, for people of its own organisations.
    /// </summary>
    public void Erase(Actor by, DateTimeOffset at)
    {
        RefuseErased();
        foreach (var contact in CurrentContacts) by.RefuseOwn(contact.Organisation);

        var role = RoleInPlaceOfName;
        foreach (var contact in CurrentContacts.ToList()) contact.End(by, at);
        foreach (var contact in contacts) contact.ForgetWords();
        (Name, Email, Formerly, LoginId, SecretariatSince, ErasedAt) = (role, EmailAddress.Erased(Id), [], null, null, at);
        (DiscussionMail, DigestHour, DigestZone, DigestedUntil) = (DiscussionMail.Daily, UsualHour, UsualZone, null);
        (AnnouncementsOffSince, UnreachableSince, UnreachableReason) = (null, null, null);
        EmailKey = Email.Canonical;
        Record(by, at, "person.erased", "A person's name and address were erased.");
    }

    private void RefuseErased() => Refuse(IsErased, "This person's name and address were erased already. Nothing was changed.");
}
