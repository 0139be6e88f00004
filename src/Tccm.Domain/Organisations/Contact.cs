namespace Tccm.Domain.Organisations;

/// <summary>What a contact may do for an organisation.</summary>
[Flags]
public enum ContactRoles
{
    None = 0,
    /// <summary>Manages the organisation's page and its contacts.</summary>
    Representative = 1,
    /// <summary>May sign for the organisation.</summary>
    Signatory = 2,
    /// <summary>Comments and takes positions.</summary>
    Participant = 4,
    /// <summary>Receives.</summary>
    Listener = 8,
}

public static class ContactRoleWords
{
    public static IReadOnlyList<ContactRoles> Each { get; } =
        [ContactRoles.Representative, ContactRoles.Signatory, ContactRoles.Participant, ContactRoles.Listener];

    public static string InWords(this ContactRoles roles) =>
        string.Join(", ", Each.Where(role => roles.HasFlag(role)).Select(role => role.ToString().ToLowerInvariant()));

    public static string Meaning(this ContactRoles role) => role switch
    {
        ContactRoles.Representative => "manages the organisation's page and its contacts",
        ContactRoles.Signatory => "may sign for the organisation",
        ContactRoles.Participant => "takes part in discussions",
        ContactRoles.Listener => "receives what is sent",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}

/// <summary>A person at an organisation, with roles. Ended contacts stay, so that history can be read.</summary>
public sealed class Contact : Noun
{
    private Contact() { }

    internal Contact(Person person, Organisation organisation, ContactRoles roles, string? title, Actor by, DateTimeOffset at)
    {
        (Person, PersonId, Organisation, OrganisationId) = (person, person.Id, organisation, organisation.Id);
        (Roles, Title, Since) = (roles, title, at);
        Record(by, at, "contact.added", $"A contact of {organisation.DisplayName} was added: {RolesInWords}.", OrganisationId);
    }

    public Guid PersonId { get; private init; }
    public Person Person { get; private init; } = null!;
    public Guid OrganisationId { get; private init; }
    public Organisation Organisation { get; private init; } = null!;
    public ContactRoles Roles { get; private set; }
    public string? Title { get; private set; }
    /// <summary>On what the right to sign rests, once it was said.</summary>
    public AuthorityBasis? Basis { get; private set; }
    public DateOnly? MandateUntil { get; private set; }
    public DateTimeOffset Since { get; private init; }
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Null for who was never invited; else whether they accepted.</summary>
    public bool? Accepted { get; private set; }

    public bool IsCurrent => Until is null;

    /// <summary>Who was invited acts from the moment they accept, even with a login of before.</summary>
    public bool AwaitsAcceptance => Accepted == false;

    /// <summary>Whether somebody acts through this contact already: they accepted, or had a login and were never asked.</summary>
    public bool IsTakenUp => Accepted ?? Person.LoginId is not null;

    public Authority? Authority => Basis is { } basis ? new(basis, MandateUntil) : null;

    public string RolesInWords => Roles.InWords();

    public bool May(ContactRoles role) => IsCurrent && !AwaitsAcceptance && Roles.HasFlag(role);

    internal void AwaitAcceptance() => Accepted ??= false;

    internal void TakeUp() => Accepted = true;

    internal void Widen(ContactRoles roles, Actor by, DateTimeOffset at)
    {
        if (Roles.HasFlag(roles)) return;
        Roles |= roles;
        Record(by, at, "contact.widened", $"A contact of {Organisation.DisplayName} has more roles now: {RolesInWords}.", OrganisationId);
    }

    /// <summary>Corrects the job title from now on; what was signed keeps the one that it was signed with.</summary>
    public void Retitle(string? title, Actor by, DateTimeOffset at)
    {
        var kept = string.IsNullOrWhiteSpace(title) ? null : Text.Name.Check(title, "job title", "Title");
        Refuse(!IsCurrent, $"You are no longer a contact of {Organisation.DisplayName}. Nothing was changed.");
        if (kept == Title) return;
        Title = kept;
        Record(by, at, "contact.retitled", $"The job title of a contact of {Organisation.DisplayName} was corrected.", OrganisationId);
    }

    internal void ForgetTitle() => Title = null;

    internal void End(Actor by, DateTimeOffset at)
    {
        Until = at;
        Record(by, at, "contact.ended", $"A contact of {Organisation.DisplayName} ended: {RolesInWords}.", OrganisationId);
    }
}
