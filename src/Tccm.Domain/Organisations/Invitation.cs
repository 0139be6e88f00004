namespace Tccm.Domain.Organisations;

/// <summary>
/// A one-use link by which a contact makes a login or lets an existing one take the contact on.
/// Only the SHA-256 of its secret is kept. It lives seven days.
/// </summary>
public sealed class Invitation : Noun
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private Invitation() { }

    public Invitation(Contact contact, byte[] secretHash, Actor by, DateTimeOffset at)
    {
        Refuse(!contact.IsCurrent, $"{contact.Person.Name} is no longer a contact of {contact.Organisation.DisplayName}.");
        by.RefuseOwn(contact.Organisation);
        Refuse(by.OrganisationId is not null && by.OrganisationId != contact.OrganisationId, "You can invite for your own organisation only.");
        (Contact, ContactId, SecretHash, CreatedAt, ExpiresAt) = (contact, contact.Id, secretHash, at, at + Life);
        InvitedBy = by.PersonId;
        contact.AwaitAcceptance(by, at);
        Record(by, at, "invitation.sent", $"A {contact.RolesInWords} was invited for {contact.Organisation.DisplayName}.", contact.OrganisationId);
    }

    /// <summary>A new link in place of the earlier ones, for a contact who has not taken one up yet.</summary>
    public static Invitation Again(Contact contact, IReadOnlyCollection<Invitation> earlier, byte[] secretHash, Actor by, DateTimeOffset at)
    {
        Refuse(contact.IsTakenUp, $"{contact.Person.Name} has a login already and needs no invitation. Who forgot the password can choose a new one at the sign-in.");
        var invitation = new Invitation(contact, secretHash, by, at);
        foreach (var open in earlier.Where(one => one.IsOpen(at))) open.Withdraw(by, at);
        return invitation;
    }

    public Guid ContactId { get; private init; }
    public Contact Contact { get; private init; } = null!;
    /// <summary>The person whose invitation dies with their own entitlement; null where nobody in person invited.</summary>
    public Guid? InvitedBy { get; private init; }
    public byte[] SecretHash { get; private init; } = [];
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsOpen(DateTimeOffset at) => WhyClosed(at) is null;

    public string? WhyClosed(DateTimeOffset at) => this switch
    {
        { AcceptedAt: not null } => "This invitation was used already. Sign in instead.",
        { EndedAt: not null } => "This invitation was withdrawn. Ask your organisation's representative or the secretariat for a new one.",
        _ when !Contact.IsCurrent => "You are no longer a contact of this organisation. Ask its representative or the secretariat.",
        _ when at >= ExpiresAt => "This invitation has expired. Ask your organisation's representative or the secretariat for a new one.",
        _ => null,
    };

    public void Accept(Guid loginId, DateTimeOffset at)
    {
        Refuse(WhyClosed(at) is not null, WhyClosed(at) ?? "");

        Contact.Person.TakeLogin(loginId, Actor.For(Contact), at);
        AcceptedAt = at;
        Contact.TakeUp(at);
        Record(Actor.For(Contact), at, "invitation.accepted", $"A {Contact.RolesInWords} took up the invitation for {Contact.Organisation.DisplayName}.", Contact.OrganisationId);
    }

    public void Decline(DateTimeOffset at)
    {
        Refuse(WhyClosed(at) is not null, WhyClosed(at) ?? "");

        EndedAt = at;
        Contact.End(Actor.Invited(Contact), at);
        Record(Actor.Invited(Contact), at, "invitation.declined", $"The invitation for {Contact.Organisation.DisplayName} was declined.", Contact.OrganisationId);
    }

    public void Withdraw(Actor by, DateTimeOffset at)
    {
        Refuse(WhyClosed(at) is not null, WhyClosed(at) ?? "");

        EndedAt = at;
        Record(by, at, "invitation.withdrawn", $"An invitation for {Contact.Organisation.DisplayName} was withdrawn.", Contact.OrganisationId);
    }
}
