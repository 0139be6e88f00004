using Tccm.Domain.Text;

namespace Tccm.Domain.Lists;

/// <summary>How the list's roster follows what is wanted. What is sent is noted before, and its answer after, member by member.</summary>
public sealed partial class MailingList
{
    public const int MaxTrouble = 500;

    /// <summary>When everybody is looked at again each night, in UTC.</summary>
    public static readonly TimeOnly Night = new(3, 0);

    private static readonly TimeSpan[] Ladder = [.. new[] { 1, 2, 5, 15, 30, 60 }.Select(minutes => TimeSpan.FromMinutes(minutes))];
    private static readonly TimeSpan AskedAgain = TimeSpan.FromMinutes(15);

    /// <summary>When the roster was last read and what could be pushed was.</summary>
    public DateTimeOffset? SyncedAt { get; private set; }

    /// <summary>When anybody was first put on it; before that a long first push waits for a look.</summary>
    public DateTimeOffset? FirstPushedAt { get; private set; }

    /// <summary>Since when a difference waits until somebody of the secretariat has looked.</summary>
    public DateTimeOffset? WaitsSince { get; private set; }

    /// <summary>What went wrong the last time; null where nothing did.</summary>
    public string? Trouble { get; private set; }
    public int Failures { get; private set; }
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>Until when somebody is at work with it; a push that was killed lets go by itself.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>How many addresses were there that the portal never put there.</summary>
    public int Unknown { get; private set; }

    /// <summary>How many of those who are wanted are on it, as far as the portal knows.</summary>
    public int OnIt => places.Count(place => place.PushedAt is not null);

    public ListDifference Against(IReadOnlySet<string> there) => ListDifference.Between(this, there);

    /// <summary>Whether it is to be pushed now: something changed here, or a night went by. A list that is down is tried less and less often.</summary>
    public bool IsDue(DateTimeOffset at)
    {
        if (Home != ListHome.Mailman || (IsClosed && places.All(place => place.Address is null))) return false;
        if (Trouble is null && places.Any(place => place is { Chosen: false, Address: not null })) return true;
        if (NextTryAt > at) return false;
        return SyncedAt is null || Trouble is not null || SyncedAt < LastNight(at) || HasChanged;
    }

    /// <summary>
    /// Notes who left and who was found, and takes in hand what is to be sent: all of it, or where nobody <paramref name="looked"/>
    /// the part that needs no look. Returns what is to be sent, the removals first.
    /// </summary>
    public ListDifference Begin(ListDifference difference, bool looked, Actor by, DateTimeOffset at)
    {
        var now = looked ? difference : difference.WithoutALook;
        foreach (var step in now.Found) step.Place.Put(step.Address, at);
        foreach (var place in now.Gone) place.TakeOff();
        foreach (var place in now.Left) place.Leave(at);
        foreach (var step in now.ToRemove) step.Place.TakeInHand(step.Address);
        foreach (var step in now.ToAdd.Where(step => now.ToRemove.All(other => other.Place != step.Place))) step.Place.TakeInHand(step.Address);
        if (now.ToAdd.Count > 0) FirstPushedAt ??= at;
        WaitsSince = !looked && difference.Waits ? WaitsSince ?? at : null;
        Unknown = difference.Unknown.Count;
        if (now.Left.Count > 0) Record(by, at, "list.left", $"{People(now.Left.Count)} found to have left the mailing list {Address} at the list itself.");
        return now;
    }

    /// <summary>All that could be pushed was.</summary>
    public void Finish(int added, int removed, Actor by, DateTimeOffset at)
    {
        (SyncedAt, Trouble, Failures, NextTryAt) = (at, null, 0, WaitsSince is null ? null : at + AskedAgain);
        RecordPush(added, removed, by, at);
    }

    /// <summary>The list did not answer. Nothing is lost: what is wanted is worked out anew at the next try.</summary>
    public void Miss(string why, int added, int removed, Actor by, DateTimeOffset at)
    {
        Trouble = why.Length > MaxTrouble ? why[..MaxTrouble] : why;
        NextTryAt = at + Ladder[Math.Min(Failures, Ladder.Length - 1)];
        Failures++;
        RecordPush(added, removed, by, at);
    }

    private bool HasChanged
    {
        get
        {
            var wanted = Wanted.ToHashSet();
            return places.Any(place => place.IsInHand || place.IsChosenAnew || (wanted.Contains(place) && !place.IsRefused ? place.Person.EmailKey : null) != place.Address);
        }
    }

    private void RecordPush(int added, int removed, Actor by, DateTimeOffset at)
    {
        if (added + removed > 0) Record(by, at, "list.pushed", $"{People(added)} put on the mailing list {Address}, and {People(removed)} taken off it.");
    }

    private static DateTimeOffset LastNight(DateTimeOffset at)
    {
        var tonight = new DateTimeOffset(DateOnly.FromDateTime(at.UtcDateTime).ToDateTime(Night), TimeSpan.Zero);
        return tonight <= at ? tonight : tonight.AddDays(-1);
    }

    private static string People(int number) => number == 1 ? "1 person was" : $"{number} people were";
}
