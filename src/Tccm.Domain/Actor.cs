using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain;

/// <summary>Who acts, in which capacity and for which organisation; written beside every act.</summary>
public sealed record Actor(Guid? PersonId, string Name, string Capacity, Guid? OrganisationId = null)
{
    private const ContactRoles Every = ContactRoles.Representative | ContactRoles.Signatory | ContactRoles.Participant | ContactRoles.Listener;

    private IReadOnlyCollection<Contact> Hats { get; init; } = [];
    private IReadOnlyCollection<Actor> Colleagues { get; init; } = [];
    private EmailAddress? Email { get; init; }
    internal Contact? Contact { get; private init; }

    public bool IsSecretariat { get; private init; }

    /// <summary>The portal itself, where a rule and not a person acts: a deadline that passes, an import.</summary>
    public static Actor Portal { get; } = new(null, "The portal", "automatic");

    public static Actor Importer(string source) => new(null, "Import", $"from {source}");

    /// <param name="person">Who acts.</param>
    /// <param name="colleagues">The whole secretariat, so that a refusal can name who may act instead.</param>
    public static Actor Secretariat(Person person, IEnumerable<Person>? colleagues = null)
    {
        if (!person.IsSecretariat)
            throw new DomainException("Only a member of the secretariat can do this. Ask the secretariat to do it for you.");
        return new(person.Id, person.Name, "secretariat")
        {
            IsSecretariat = true,
            Hats = [.. person.CurrentContacts],
            Email = person.Email,
            Colleagues = [.. (colleagues ?? []).Where(other => other.Id != person.Id && other.IsSecretariat).Select(other => Secretariat(other))],
        };
    }

    public static Actor For(Contact contact) =>
        new(contact.PersonId, contact.Person.Name, contact.RolesInWords, contact.OrganisationId) { Contact = contact };

    public static Actor Invited(Contact contact) => new(contact.PersonId, contact.Person.Name, "invited", contact.OrganisationId) { Contact = contact };

    /// <summary>Somebody who followed the link of a receipt that they got.</summary>
    public static Actor OfReceipt(Person person) => new(person.Id, person.Name, "receipt's link");

    /// <summary>Somebody who followed a one-use link to sign and has no account here; their name stands with the link, where it can be erased.</summary>
    public static Actor AskedToSign { get; } = new(null, "Who was asked to sign", "asked to sign");

    /// <summary>A person in what is about themselves: seeing, correcting, erasing. Null where they have no entry of their own.</summary>
    public static Actor Concerned(Person? person) => new(person?.Id, person?.Name ?? "", "the person concerned");

    public static Actor Applicant(Application application) =>
        new(null, application.ApplicantName, "applicant");

    /// <summary>The roles that this actor may give by itself: a contact none beyond its own entitlement.</summary>
    internal ContactRoles MayGrant(DateTimeOffset at) => Contact switch
    {
        null => Every,
        _ when !Contact.May(ContactRoles.Representative) => ContactRoles.None,
        _ when Contact.MaySign(at) => Every,
        _ => Every & ~ContactRoles.Signatory,
    };

    /// <summary>Whether this actor writes the text: the secretariat, what acts by itself, and the contact who was asked to.</summary>
    public bool HoldsPenOf(Statement statement) => IsSecretariat || PersonId is null || (Contact is { } contact && contact.IsCurrent && contact.Id == statement.PenHolderId);

    /// <summary>Whether this person is the contact who was asked to hold the pen, in whichever capacity they act now.</summary>
    internal bool IsPenHolderOf(Statement statement) => statement.PenHolderId is { } holder && (Contact?.Id == holder || Hats.Any(contact => contact.Id == holder));

    internal bool Is(Contact contact) => PersonId == contact.PersonId;

    /// <summary>Whether this actor is the contact, or may act on it: as a contact of the same organisation in that role, or not as a contact.</summary>
    internal bool MayActOn(Organisation organisation, ContactRoles role) =>
        Contact is null || (Contact.OrganisationId == organisation.Id && Contact.May(role));

    /// <summary>The same for who may sign: a mandate that has ended makes no other signatory.</summary>
    internal bool MayMakeSignatory(Organisation organisation, DateTimeOffset at) =>
        MayActOn(organisation, ContactRoles.Signatory) && Contact?.MandateHasEnded(at) != true;

    /// <summary>Refuses an act on an organisation that this person works for, and names who of the secretariat may do it.</summary>
    public void RefuseOwn(Organisation organisation)
    {
        if (WhyNotFor(organisation) is { } why) throw new DomainException(why);
    }

    /// <summary>Why this person decides nothing for the organisation, and who can; null where they can.</summary>
    public string? WhyNotFor(Organisation organisation) => WorksFor(organisation) ? Own(organisation.DisplayName, WhoCanFor(organisation)).Message : null;

    public void RefuseOwn(Application application)
    {
        if (WorksFor(application)) throw Own(application.Facts.DisplayName ?? "this organisation", WhoCanFor(application));
    }

    internal void RefuseOwn(Guid organisationId)
    {
        if (Hats.FirstOrDefault(contact => contact.OrganisationId == organisationId) is { } hat) throw Own(hat.Organisation.DisplayName, WhoCanFor(hat.Organisation));
    }

    /// <summary>
    /// Refuses to let one person be both of two: who proposed it, somebody with the same mailbox under another spelling, and
    /// anybody outside the <paramref name="secretariat"/>.
    /// </summary>
    internal void RefuseUnlessSecondTo(Guid proposer, IReadOnlyCollection<Person> secretariat)
    {
        if (!IsSecretariat || secretariat.All(person => person.Id != PersonId)) throw new DomainException("Only a member of the secretariat can confirm this.");
        if (PersonId == proposer) throw new DomainException("You proposed this yourself. Another member of the secretariat confirms it.");
        Appointment.RefuseUnlessIn(secretariat, proposer);
        RefuseSameMailbox(proposer, secretariat);
    }

    /// <summary>Two accounts on one mailbox are one person.</summary>
    internal void RefuseSameMailbox(Guid proposer, IReadOnlyCollection<Person> secretariat)
    {
        if (Email is { } email && secretariat.FirstOrDefault(person => person.Id == proposer)?.Email.Mailbox == email.Mailbox)
            throw new DomainException("Your address and that of whoever proposed this lead to one mailbox. Two different people decide: another member of the secretariat confirms it.");
    }

    public bool WorksFor(Application application) =>
        Email is { } email && application.Concerns(email)
        || Hats.Any(contact => contact.OrganisationId == application.OrganisationId || contact.OrganisationId == application.AppliesForId
            || contact.Organisation.Domains.Any(domain => application.Facts.Domains.Contains(domain)));

    /// <summary>The others of the secretariat who do not work for the organisation, by name.</summary>
    public IReadOnlyList<string> WhoCanFor(Organisation organisation) => [.. Colleagues.Where(other => !other.WorksFor(organisation)).Select(other => other.Name)];

    public IReadOnlyList<string> WhoCanFor(Application application) => [.. Colleagues.Where(other => !other.WorksFor(application)).Select(other => other.Name)];

    public bool WorksFor(Organisation organisation) => WorksFor(organisation.Id);

    public bool WorksFor(Guid organisationId) => Hats.Any(contact => contact.OrganisationId == organisationId);

    private static DomainException Own(string name, IReadOnlyList<string> whoCan) => new($"You work for {name}, so you cannot decide for it. " + whoCan.ToList() switch
    {
        [] => "Nobody else in the secretariat can: somebody who does not work for it has to join first.",
        [var only] => $"{only} can.",
        [.. var others, var last] => $"{string.Join(", ", others)} and {last} can.",
    });
}
