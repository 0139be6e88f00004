namespace Tccm.Domain.Organisations;

/// <summary>
/// A representative or signatory gives these roles to a successor. It takes effect when the successor accepts; until
/// then who offered it keeps them, so that the organisation is never without.
/// </summary>
public sealed class Handover : Noun
{
    internal const string OfferedAlready = "You offered a handover already. Take it back first, then offer another.";

    private Handover() { }

    public Guid FromId { get; private init; }
    public Contact From { get; private init; } = null!;
    public Guid ToId { get; private init; }
    public Contact To { get; private init; } = null!;
    public ContactRoles Roles { get; private init; }
    public DateTimeOffset OfferedAt { get; private init; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsOpen => WhyClosed is null;

    public string? WhyClosed => this switch
    {
        { AcceptedAt: not null } => "This handover was accepted already.",
        { EndedAt: not null } => "This handover was taken back or declined.",
        _ when !Held(From, Roles) => $"{From.Person.Name} does not hold what was to be handed over any more. Ask a representative of {From.Organisation.DisplayName} or the secretariat.",
        _ when !To.IsCurrent => $"{To.Person.Name} is no longer a contact of {From.Organisation.DisplayName}.",
        _ => null,
    };

    /// <summary>Offers roles to another contact of the same organisation; none that the one who offers does not hold, and one offer at a time.</summary>
    public static Handover Offer(Contact from, Contact to, ContactRoles roles, Handover? offered, DateTimeOffset at)
    {
        Refuse(offered is { AcceptedAt: null, EndedAt: null }, OfferedAlready);
        Refuse(roles == ContactRoles.None, "Choose what you hand over.", "Roles");
        Refuse((roles & ~(ContactRoles.Representative | ContactRoles.Signatory)) != ContactRoles.None || !Held(from, roles), "You can hand over only what you are: representative, signatory or both.", "Roles");
        RefuseEndedMandate(from, roles, at);
        Refuse(to.OrganisationId != from.OrganisationId || !to.IsCurrent, "Choose somebody who is a contact of the same organisation, or invite somebody.", "Successor");
        Refuse(to.PersonId == from.PersonId, "You cannot hand over to yourself. Choose somebody else.", "Successor");

        var handover = new Handover { From = from, FromId = from.Id, To = to, ToId = to.Id, Roles = roles, OfferedAt = at };
        handover.Record(Actor.For(from), at, "handover.offered", $"A {from.RolesInWords} of {from.Organisation.DisplayName} offered to hand over: {roles.InWords()}.", from.OrganisationId);
        return handover;
    }

    /// <summary>The successor takes the roles on, and who offered them lays them down; who then has none left is a contact no more.</summary>
    public void Accept(DateTimeOffset at)
    {
        Refuse(WhyClosed is not null, WhyClosed ?? "");
        Refuse(To.AwaitsAcceptance, "Accept the invitation first.");
        RefuseEndedMandate(From, Roles, at);

        AcceptedAt = at;
        Record(Actor.For(To), at, "handover.accepted", $"A handover for {From.Organisation.DisplayName} was accepted: {Roles.InWords()}.", From.OrganisationId);
        To.Widen(Roles, Actor.For(To), at);
        var left = From.Roles & ~Roles;
        if (left == ContactRoles.None) From.End(Actor.For(From), at);
        else From.Change(left, From.Title, Actor.For(From), at);
    }

    public void Decline(DateTimeOffset at) => End(Actor.For(To), at, "handover.declined", "was declined");

    public void TakeBack(Actor by, DateTimeOffset at) => End(by, at, "handover.taken-back", "was taken back");

    private void End(Actor by, DateTimeOffset at, string act, string what)
    {
        Refuse(AcceptedAt is not null || EndedAt is not null, WhyClosed ?? "");
        EndedAt = at;
        Record(by, at, act, $"A handover for {From.Organisation.DisplayName} {what}: {Roles.InWords()}.", From.OrganisationId);
    }

    private static void RefuseEndedMandate(Contact from, ContactRoles roles, DateTimeOffset at) =>
        Refuse(roles.HasFlag(ContactRoles.Signatory) && from.MandateHasEnded(at), $"The mandate to sign for {from.Organisation.DisplayName} has ended, so there is no right to sign to hand over. A representative or the secretariat can record another.", "Roles");

    private static bool Held(Contact contact, ContactRoles roles) => contact.May(roles);
}
