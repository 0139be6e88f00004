using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Meetings;

/// <summary>What an organisation, or the secretariat, took on at a meeting. Open until it is done or dropped.</summary>
public sealed class MeetingAction : Noun
{
    public const int MaxWhat = 500;

    private MeetingAction() { }

    internal MeetingAction(Meeting meeting, string? what, Organisation? organisation, DateOnly? until, DateTimeOffset at)
    {
        What = Prose.Check(what, "What is to be done", MaxWhat, nameof(What)) ?? throw new DomainException("Write what is to be done.", nameof(What));
        (Meeting, MeetingId, Organisation, OrganisationId, Until, CreatedAt) = (meeting, meeting.Id, organisation, organisation?.Id, until, at);
    }

    public Guid MeetingId { get; private init; }
    public Meeting Meeting { get; private init; } = null!;
    public string What { get; private init; } = "";

    /// <summary>Whose it is; null for the secretariat's.</summary>
    public Guid? OrganisationId { get; private init; }
    public Organisation? Organisation { get; private init; }

    /// <summary>The last day, in UTC.</summary>
    public DateOnly? Until { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? DoneAt { get; private set; }
    public DateTimeOffset? DroppedAt { get; private set; }
    public string? DropReason { get; private set; }

    public bool IsOpen => DoneAt is null && DroppedAt is null;
    public string ByInWords => Organisation?.DisplayName ?? "the secretariat";

    public bool IsOverdue(DateTimeOffset at) => IsOpen && Until < DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>Whether this contact may say that it is done: who acts for the organisation whose it is, in any role but listening.</summary>
    public bool IsEndedBy(Contact contact) => contact.OrganisationId == OrganisationId
        && (contact.May(ContactRoles.Representative) || contact.May(ContactRoles.Participant) || contact.May(ContactRoles.Signatory));

    public void Do(Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpenTo(by);

        DoneAt = at;
        Record(by, at, "action.done", "An action of a meeting was done.", OrganisationId);
    }

    /// <summary>Gives it up; the reason stands beside it for who reads the meeting.</summary>
    public void Drop(string? reason, Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpenTo(by);
        var why = Prose.Check(reason, "The reason", MaxWhat, "Reason") ?? throw new DomainException("Say why it is dropped.", "Reason");

        (DroppedAt, DropReason) = (at, why);
        Record(by, at, "action.dropped", "An action of a meeting was dropped.", OrganisationId);
    }

    /// <summary>Called by the meeting that agreed on it.</summary>
    internal void Agreed(Actor by, DateTimeOffset at) => Record(by, at, "action.agreed", $"An action was agreed on for {ByInWords}{(Until is { } day ? $", until {Words.Day(day)}" : "")}.", OrganisationId);

    private void RefuseUnlessOpenTo(Actor by)
    {
        Refuse(DoneAt is not null, "This is done already. Nothing was changed.");
        Refuse(DroppedAt is not null, "This was dropped. Nothing was changed.");
        Refuse(!by.IsSecretariat && (by.Contact is null || !IsEndedBy(by.Contact)), $"Only {ByInWords} or the secretariat can say this.");
    }
}
