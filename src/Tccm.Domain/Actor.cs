using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain;

/// <summary>Who acts, in which capacity and for which organisation; written beside every act.</summary>
public sealed record Actor(Guid? PersonId, string Name, string Capacity, Guid? OrganisationId = null)
{
    private IReadOnlyCollection<Contact> Hats { get; init; } = [];
    private EmailAddress? Email { get; init; }

    /// <summary>The portal itself, where a rule and not a person acts: a deadline that passes, an import.</summary>
    public static Actor Portal { get; } = new(null, "The portal", "automatic");

    public static Actor Importer(string source) => new(null, "Import", $"from {source}");

    public static Actor Secretariat(Person person)
    {
        if (!person.IsSecretariat)
            throw new DomainException("Only a member of the secretariat can do this. Ask the secretariat to do it for you.");
        return new(person.Id, person.Name, "secretariat") { Hats = [.. person.CurrentContacts], Email = person.Email };
    }

    public static Actor For(Contact contact) =>
        new(contact.PersonId, contact.Person.Name, contact.RolesInWords, contact.OrganisationId);

    public static Actor Invited(Contact contact) => new(contact.PersonId, contact.Person.Name, "invited", contact.OrganisationId);

    /// <summary>A person in what is about themselves: seeing, correcting, erasing. Null where they have no entry of their own.</summary>
    public static Actor Concerned(Person? person) => new(person?.Id, person?.Name ?? "", "the person concerned");

    public static Actor Applicant(Application application) =>
        new(null, application.ApplicantName, "applicant");

    /// <summary>Refuses an act on an organisation that this person works for: somebody else of the secretariat decides.</summary>
    internal void RefuseOwn(Organisation organisation)
    {
        if (Hats.Any(contact => contact.OrganisationId == organisation.Id))
            throw OwnOrganisation(organisation.DisplayName);
    }

    internal void RefuseOwn(Application application)
    {
        var own = Email is { } email && application.Concerns(email)
            || Hats.Any(contact => contact.OrganisationId == application.OrganisationId
                || contact.Organisation.Domains.Any(domain => application.Facts.Domains.Contains(domain)));
        if (own) throw OwnOrganisation(application.Facts.DisplayName ?? "this organisation");
    }

    public bool WorksFor(Application application)
    {
        try { RefuseOwn(application); return false; }
        catch (DomainException) { return true; }
    }

    private static DomainException OwnOrganisation(string name) =>
        new($"You work for {name}, so you cannot decide for it. Another member of the secretariat can.");
}
