namespace Tccm.Domain.Meetings;

/// <summary>A time that a sitting had, which people were told of, until it was moved.</summary>
public sealed record EarlierTime(DateTimeOffset Starts, string ZoneId, int Minutes, DateTimeOffset Until)
{
    public SittingTime ToTime() => new(Starts, ZoneId, Minutes);
}

/// <summary>What a calendar is told of one sitting.</summary>
/// <param name="Id">Stable: the same sitting for ever, wherever it is moved.</param>
/// <param name="Title">The meeting's, with the sitting's number where there are several.</param>
/// <param name="Starts">In UTC.</param>
/// <param name="Ends">In UTC.</param>
/// <param name="ZoneId">The IANA zone in which it was announced.</param>
/// <param name="IsCancelled">It does not take place.</param>
/// <param name="Sequence">Rises with each change that people were told of.</param>
/// <param name="LastModified">Of the last of these, or of its announcement.</param>
/// <param name="Place">Where it is; null for a call.</param>
public sealed record SittingEntry(Guid Id, string Title, DateTimeOffset Starts, DateTimeOffset Ends, string ZoneId, bool IsCancelled, int Sequence, DateTimeOffset LastModified, string? Place);

/// <summary>One time at which a meeting is held. Two of one call have one agenda and lie in different parts of the world's day.</summary>
public sealed class Sitting
{
    private Sitting() { }

    internal Sitting(int number, SittingTime time, DateTimeOffset at) => (Number, StartsAt, StartsZone, Minutes, LastModified) = (number, time.Starts, time.ZoneId, time.Minutes, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid MeetingId { get; private init; }
    public int Number { get; private init; }
    public DateTimeOffset StartsAt { get; private set; }
    public string StartsZone { get; private set; } = "";
    public int Minutes { get; private set; }
    public int Sequence { get; private set; }
    public DateTimeOffset LastModified { get; private set; }

    /// <summary>The times that people were told before, the first one first.</summary>
    public IReadOnlyList<EarlierTime> Earlier { get; private set; } = [];

    public SittingTime Time => new(StartsAt, StartsZone, Minutes);
    public DateTimeOffset EndsAt => Time.Ends;

    public bool IsOver(DateTimeOffset at) => at >= EndsAt;

    /// <summary>Whether it is so near, or under way, that who is entitled may join.</summary>
    public bool IsJoinable(TimeSpan before, DateTimeOffset at) => at >= StartsAt - before && at < EndsAt;

    internal void Take(SittingTime time) => (StartsAt, StartsZone, Minutes) = (time.Starts, time.ZoneId, time.Minutes);

    internal void Keep(EarlierTime earlier) => Earlier = [.. Earlier, earlier];

    internal void Announced(DateTimeOffset at) => LastModified = at;

    internal void Told(DateTimeOffset at) => (Sequence, LastModified) = (Sequence + 1, at);
}
