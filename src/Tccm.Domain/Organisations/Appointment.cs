using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

public enum AppointmentKind
{
    Join,
    Removal,
}

/// <summary>Somebody is to join the secretariat, or to be removed from it: one of its members proposes it, and another confirms.</summary>
public sealed class Appointment : Noun
{
    /// <summary>Below this the secretariat could not take anybody in any more, since that needs two.</summary>
    public const int Fewest = 2;

    private Appointment() { }

    public Guid PersonId { get; private init; }
    public Person Person { get; private init; } = null!;
    public AppointmentKind Kind { get; private init; }
    public string? Reason { get; private set; }
    public Guid ProposedBy { get; private init; }
    public DateTimeOffset ProposedAt { get; private init; }
    public Guid? ConfirmedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public static Appointment Propose(Person person, Actor by, DateTimeOffset at)
    {
        Refuse(person.IsSecretariat, $"{person.Name} is a member of the secretariat already.", "Email");
        Refuse(!person.CurrentContacts.Any(contact => !contact.AwaitsAcceptance && contact.Organisation.IsMember) || person.LoginId is null,
            $"{person.Name} does not act for a member now. The secretariat comes from member organisations: let a member invite them first.", "Email");
        return Proposed(person, AppointmentKind.Join, null, by, at, "secretariat.proposed", "A person was proposed for the secretariat.");
    }

    public static Appointment ProposeRemoval(Person person, string? reason, int members, Actor by, DateTimeOffset at)
    {
        Refuse(!person.IsSecretariat, $"{person.Name} is not in the secretariat any more.");
        Refuse(by.PersonId == person.Id, "You cannot propose your own removal. You can leave by yourself.");
        var why = Prose.Check(reason, "This", Organisation.MaxReason, "Reason");
        Refuse(why is null, "Say why: everybody in the secretariat reads it.", "Reason");
        RefuseToShrink(members);
        return Proposed(person, AppointmentKind.Removal, why, by, at, "secretariat.removal-proposed", "It was proposed that a person leaves the secretariat.");
    }

    /// <summary>
    /// Takes effect. Refused to who proposed it and to whom it is about: two people who are in the
    /// <paramref name="secretariat"/> decide, and neither for themselves.
    /// </summary>
    public void Confirm(IReadOnlyCollection<Person> secretariat, Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpen(by);
        Refuse(by.PersonId == ProposedBy, "You proposed this yourself. Another member of the secretariat confirms it.");
        Refuse(by.PersonId == PersonId, "This is about you, so others decide it.");
        RefuseUnlessIn(secretariat, ProposedBy);
        by.RefuseSameMailbox(ProposedBy, secretariat);

        (ConfirmedBy, DecidedAt) = (by.PersonId, at);
        if (Kind == AppointmentKind.Join) Person.JoinSecretariat(by, at);
        else Person.LeaveSecretariat(secretariat.Count, by, at);
    }

    /// <summary>Ends the proposal without effect; anybody of the secretariat but the person concerned may.</summary>
    public void Drop(Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpen(by);
        Refuse(by.PersonId == PersonId, "This is about you, so others decide it.");

        DecidedAt = at;
        Record(by, at, "secretariat.proposal-dropped", "A proposal about the secretariat was dropped.");
    }

    /// <summary>The person concerned was erased: what was said of them goes, and nothing is left to decide.</summary>
    public void Forget(DateTimeOffset at)
    {
        Reason = null;
        if (DecidedAt is not null) return;
        DecidedAt = at;
        Record(Actor.Portal, at, "secretariat.proposal-lapsed", "A proposal about the secretariat lapsed: the person concerned was erased.");
    }

    internal static void RefuseToShrink(int members) =>
        Refuse(members - 1 < Fewest, $"The secretariat would be fewer than {Fewest}, and taking somebody in needs two. Let somebody join first.");

    /// <summary>Refuses where whoever proposed something has left the secretariat since.</summary>
    internal static void RefuseUnlessIn(IEnumerable<Person> secretariat, Guid proposer) =>
        Refuse(!secretariat.Any(person => person.Id == proposer && person.IsSecretariat), "Whoever proposed this has left the secretariat since. It has to be proposed anew: two who are in it decide.");

    private static Appointment Proposed(Person person, AppointmentKind kind, string? reason, Actor by, DateTimeOffset at, string act, string sentence)
    {
        Refuse(!by.IsSecretariat, "Only a member of the secretariat can propose this.");
        var appointment = new Appointment { Person = person, PersonId = person.Id, Kind = kind, Reason = reason, ProposedBy = by.PersonId!.Value, ProposedAt = at };
        appointment.Record(by, at, act, sentence);
        return appointment;
    }

    private void RefuseUnlessOpen(Actor by)
    {
        Refuse(!by.IsSecretariat, "Only a member of the secretariat can decide this.");
        Refuse(DecidedAt is not null, "This was decided already. Nothing was changed.");
    }
}
