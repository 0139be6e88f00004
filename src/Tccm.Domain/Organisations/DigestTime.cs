using System.Runtime.InteropServices;
using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>
/// The hour of a zone's clocks at which a digest comes, once on each day of that zone. Where the clocks skip the hour it is the
/// next one that they show on that day, else the last before it; where they show it twice it is the first. A day that a zone
/// leaves out altogether has none.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DigestTime(int Hour, string ZoneId)
{
    private TimeZoneInfo Zone => Deadline.Zone(ZoneId);

    /// <summary>The day that the zone's calendar shows at an instant.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>The instant of the digest of a day.</summary>
    public DateTimeOffset? On(DateOnly day)
    {
        var (zone, hour) = (Zone, Hour);
        return Enumerable.Range(hour, 24 - hour).Concat(Enumerable.Range(0, hour).Reverse())
            .Select(shown => Deadline.Instants(day.ToDateTime(new TimeOnly(shown, 0)), zone)).FirstOrDefault(instants => instants.Count > 0)?.Min();
    }

    /// <summary>The last one that has come.</summary>
    public DateTimeOffset Last(DateTimeOffset at) => Around(at, Enumerable.Range(-1, 5).Select(before => -before)).First(due => due <= at);

    /// <summary>The first one to come, after one of <paramref name="before"/>; a day has one at most, also where the hour was changed.</summary>
    public DateTimeOffset Next(DateTimeOffset at, DateTimeOffset? before)
    {
        var time = this;
        return Around(at, Enumerable.Range(-1, 6)).First(due => due > at && time.IsAnotherDay(due, before));
    }

    /// <summary>Whether one is due that was not gathered yet. Who came since the hour waits for the next.</summary>
    public bool IsDue(DateTimeOffset at, DateTimeOffset? before, DateTimeOffset known) =>
        Last(at) is var due && due > (before ?? known) && IsAnotherDay(due, before);

    private bool IsAnotherDay(DateTimeOffset due, DateTimeOffset? before) => before is null || DayOf(before.Value) < DayOf(due);

    // A few days each way: a zone may leave one out, and another may be taken already.
    private IEnumerable<DateTimeOffset> Around(DateTimeOffset at, IEnumerable<int> days)
    {
        var (time, today) = (this, DayOf(at));
        return days.Select(offset => time.On(today.AddDays(offset))).OfType<DateTimeOffset>();
    }
}
