using System.Globalization;
using System.Runtime.InteropServices;
using Tccm.Domain.Text;

namespace Tccm.Domain.Meetings;

/// <summary>When a sitting begins, in which zone that was announced, and how many minutes it lasts.</summary>
/// <param name="Starts">In UTC, in whole minutes.</param>
/// <param name="ZoneId">An IANA zone id.</param>
/// <param name="Minutes">From 5 minutes to three days.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SittingTime(DateTimeOffset Starts, string ZoneId, int Minutes)
{
    public const int Shortest = 5;
    public const int Longest = 3 * 24 * 60;

    public DateTimeOffset Ends => Starts.AddMinutes(Minutes);

    /// <summary>Refuses a zone that IANA does not know, a time that the zone's clocks skip or show twice on that day, and what is too short or too long.</summary>
    /// <param name="date">The day in the zone.</param>
    /// <param name="time">The time that the zone's clocks show.</param>
    /// <param name="zoneId">An IANA zone id.</param>
    /// <param name="minutes">How long it lasts.</param>
    /// <param name="which">How the fields of a refusal begin, where a form has several times.</param>
    public static SittingTime From(DateOnly date, TimeOnly time, string zoneId, int minutes, string which = "")
    {
        if (date.Year is < 2000 or > 2200) throw new DomainException($"The year {date.Year} cannot be right for a meeting. Check the day.", which + "Date");
        if (minutes is < Shortest or > Longest) throw new DomainException($"A sitting lasts from {Shortest} minutes to three days. Check how long it lasts.", "Minutes");
        var zone = Deadline.Zone(zoneId);
        return Deadline.Instants(date.ToDateTime(new TimeOnly(time.Hour, time.Minute)), zone) switch
        {
            [var only] => new(only, zone.Id, minutes),
            [] => throw new DomainException($"On {Words.Day(date)} the clocks of {zone.Id} skip {time.ToString("HH:mm", CultureInfo.InvariantCulture)}. Choose another time, or give it in UTC.", which + "Time"),
            _ => throw new DomainException($"On {Words.Day(date)} the clocks of {zone.Id} show {time.ToString("HH:mm", CultureInfo.InvariantCulture)} twice. Choose another time, or give it in UTC.", which + "Time"),
        };
    }

    /// <summary>As the clocks of a zone show it, with the day of the week: "Sunday 14 March 2027, 15:00 to 16:00 Europe/Berlin".</summary>
    public string InWords(string zoneId = "UTC")
    {
        var zone = Deadline.Zone(zoneId);
        var (from, to) = (TimeZoneInfo.ConvertTime(Starts, zone), TimeZoneInfo.ConvertTime(Ends, zone));
        var end = to.ToString(from.Date == to.Date ? "HH:mm" : "dddd d MMMM, HH:mm", CultureInfo.InvariantCulture);
        return $"{from.ToString("dddd d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} to {end} {Called(zone.Id)}";
    }

    /// <summary>Whether two zones' clocks show the same for all of it.</summary>
    public bool IsSameIn(string zoneId, string otherId) =>
        Deadline.Zone(zoneId).GetUtcOffset(Starts) == Deadline.Zone(otherId).GetUtcOffset(Starts) && Deadline.Zone(zoneId).GetUtcOffset(Ends) == Deadline.Zone(otherId).GetUtcOffset(Ends);

    private static string Called(string id) => id switch
    {
        "UTC" or "Etc/UTC" => "UTC",
        Deadline.AnywhereOnEarth => "AoE",
        _ => id.Replace('_', ' '),
    };
}

/// <summary>How a sitting lies in somebody's day, by its worst quarter of an hour.</summary>
public enum DayPart
{
    Day,
    /// <summary>From 6 to 8.</summary>
    Early,
    /// <summary>From 21 to 23.</summary>
    Late,
    /// <summary>From 23 to 6.</summary>
    Night,
}

/// <summary>What the clocks of nine places around the world show while a sitting lasts, so that whoever proposes a time sees who would sit at night.</summary>
public sealed record HourInCity(string City, string From, string To, DayPart Part)
{
    private static readonly (string City, string Zone)[] Cities =
    [
        ("Los Angeles", "America/Los_Angeles"), ("New York", "America/New_York"), ("São Paulo", "America/Sao_Paulo"), ("London", "Europe/London"), ("Nairobi", "Africa/Nairobi"),
        ("Delhi", "Asia/Kolkata"), ("Singapore", "Asia/Singapore"), ("Tokyo", "Asia/Tokyo"), ("Auckland", "Pacific/Auckland"),
    ];

    public static IReadOnlyList<HourInCity> Of(SittingTime time) => [.. Cities.Select(place =>
    {
        var zone = Deadline.Zone(place.Zone);
        string Shown(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("ddd HH:mm", CultureInfo.InvariantCulture);
        var quarters = Enumerable.Range(0, (Math.Min(time.Minutes, 24 * 60) + 14) / 15).Select(quarter => PartOf(TimeZoneInfo.ConvertTime(time.Starts.AddMinutes(15 * quarter), zone).Hour));
        return new HourInCity(place.City, Shown(time.Starts), Shown(time.Ends), quarters.Max());
    })];

    public string PartInWords => Part switch
    {
        DayPart.Night => "at night",
        DayPart.Late => "late",
        DayPart.Early => "early",
        _ => "by day",
    };

    private static DayPart PartOf(int hour) => hour switch { >= 23 or < 6 => DayPart.Night, >= 21 => DayPart.Late, < 8 => DayPart.Early, _ => DayPart.Day };
}
