using Tccm.Domain.Organisations;

namespace Tccm.Domain.Meetings;

/// <summary>
/// That a person plans to come to a sitting, or not to come. Nobody has to say so, and who says nothing is not counted. It has no
/// history and goes once the meeting is over: nothing tells then who was there and who was not.
/// </summary>
public sealed class MeetingAnswer
{
    private MeetingAnswer() { }

    internal MeetingAnswer(Person person, Guid? sittingId, DateTimeOffset at) => (Person, PersonId, SittingId, At) = (person, person.Id, sittingId, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid MeetingId { get; private init; }
    public Guid PersonId { get; private init; }
    public Person Person { get; private init; } = null!;

    /// <summary>Null for who does not come.</summary>
    public Guid? SittingId { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal void Change(Guid? sittingId, DateTimeOffset at) => (SittingId, At) = (sittingId, at);
}
