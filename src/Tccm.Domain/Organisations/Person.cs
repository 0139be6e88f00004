using Tccm.Domain.Evidence;
using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>A name or an address that a person had until a day. Kept so that what mentions it can be found and erased.</summary>
public sealed record Formerly(string? Name, EmailAddress? Email, DateTimeOffset Until);

/// <summary>A person, who may act for several organisations. A login is not a person: it may not exist yet.</summary>
public sealed partial class Person : Noun
{
    private readonly List<Contact> contacts = [];

    private Person() { }

    public Person(string name, EmailAddress email, DateTimeOffset at)
    {
        Name = Text.Name.Check(name, "name");
        Email = email;
        EmailKey = email.Canonical;
        CreatedAt = at;
    }

    public string Name { get; private set; } = "";
    public EmailAddress Email { get; private set; } = null!;

    /// <summary>The address in its compared form; unique.</summary>
    public string EmailKey { get; private set; } = "";
    public Guid? LoginId { get; private set; }
    public DateTimeOffset? SecretariatSince { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public IReadOnlyList<Formerly> Formerly { get; private set; } = [];

    /// <summary>Set where name and address were erased; what was done stays with the id, and a role stands in the name's place.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public IReadOnlyCollection<Contact> Contacts => contacts;
    public IEnumerable<Contact> CurrentContacts => contacts.Where(contact => contact.IsCurrent);
    public bool IsSecretariat => SecretariatSince is not null;

    /// <summary>Gives the person the login that they made or showed to be theirs.</summary>
    public void TakeLogin(Guid loginId, Actor by, DateTimeOffset at)
    {
        Refuse(LoginId is not null && LoginId != loginId, $"{Name} has another login already. Sign in with that one.");
        if (LoginId == loginId) return;
        LoginId = loginId;
        Record(by, at, "person.enrolled", "A login was made.");
        Attest(Acts.Enrolment(this, "password", at));
    }

    /// <summary>Another password stands in the place of the one before.</summary>
    public void Enrol(Actor by, DateTimeOffset at)
    {
        Record(by, at, "person.password-set", "A new password was set.");
        Attest(Acts.Enrolment(this, "password", at));
    }

    public void JoinSecretariat(Actor by, DateTimeOffset at)
    {
        RefuseErased();
        Refuse(IsSecretariat, $"{Name} is a member of the secretariat already.");
        SecretariatSince = at;
        Record(by, at, "secretariat.joined", "A person joined the secretariat.");
    }

    /// <summary>Refused where fewer than two would be left. <paramref name="members"/> is how many the secretariat has now.</summary>
    public void LeaveSecretariat(int members, Actor by, DateTimeOffset at)
    {
        Refuse(!IsSecretariat, $"{Name} is not in the secretariat any more.");
        Appointment.RefuseToShrink(members);

        SecretariatSince = null;
        Record(by, at, "secretariat.left", by.PersonId == Id ? "A person left the secretariat." : "A person was removed from the secretariat.");
    }
}
