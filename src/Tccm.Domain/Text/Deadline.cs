using System.Globalization;
using System.Runtime.InteropServices;

namespace Tccm.Domain.Text;

/// <summary>
/// The instant after which something is closed, and the zone in which it was announced. "Anywhere on Earth" is
/// the zone Etc/GMT+12, twelve hours behind UTC.
/// </summary>
/// <param name="Instant">In UTC, in whole seconds.</param>
/// <param name="ZoneId">An IANA zone id.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Deadline(DateTimeOffset Instant, string ZoneId)
{
    public const string AnywhereOnEarth = "Etc/GMT+12";

    /// <summary>Zones to offer in a list; <see cref="From"/> takes every other IANA zone too.</summary>
    public static IReadOnlyList<(string Id, string Label)> CommonZones { get; } =
    [
        (AnywhereOnEarth, "Anywhere on Earth (AoE)"),
        ("UTC", "UTC"),
        .. new[]
        {
            "Africa/Cairo", "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi",
            "America/Bogota", "America/Chicago", "America/Denver", "America/Halifax", "America/Los_Angeles",
            "America/Mexico_City", "America/Montevideo", "America/New_York", "America/Santiago", "America/Sao_Paulo", "America/Toronto",
            "Asia/Almaty", "Asia/Bangkok", "Asia/Dhaka", "Asia/Dubai", "Asia/Hong_Kong", "Asia/Jakarta", "Asia/Jerusalem", "Asia/Karachi",
            "Asia/Kathmandu", "Asia/Kolkata", "Asia/Riyadh", "Asia/Seoul", "Asia/Shanghai", "Asia/Singapore", "Asia/Taipei", "Asia/Tehran", "Asia/Tokyo",
            "Atlantic/Reykjavik",
            "Australia/Brisbane", "Australia/Perth", "Australia/Sydney",
            "Europe/Athens", "Europe/Berlin", "Europe/Istanbul", "Europe/Lisbon", "Europe/London", "Europe/Madrid", "Europe/Moscow",
            "Europe/Paris", "Europe/Rome", "Europe/Stockholm", "Europe/Zurich",
            "Pacific/Apia", "Pacific/Auckland", "Pacific/Fiji", "Pacific/Honolulu",
        }.Select(id => (id, id.Replace('_', ' '))),
    ];

    /// <summary>Refuses a zone that IANA does not know, and a time that the zone's clocks skip or show twice on that day.</summary>
    public static Deadline From(DateOnly date, TimeOnly time, string zoneId)
    {
        if (date.Year is < 1970 or > 2200)
            throw new DomainException($"The year {date.Year} cannot be right for a deadline. Check the date.", "date");

        var zone = Zone(zoneId);
        var local = date.ToDateTime(new TimeOnly(time.Hour, time.Minute, time.Second));
        var instants = Instants(local, zone);
        return instants.Count == 1
            ? new Deadline(instants[0], zone.Id)
            : throw ClocksChange(local, zone, instants.Count);
    }

    public bool HasPassed(DateTimeOffset now) => now >= Instant;

    /// <summary>As announced, and in UTC: "14 March 2025, 23:59 AoE (15 March, 11:59 UTC)".</summary>
    public string InWords()
    {
        if (ZoneId is "UTC" or "Etc/UTC")
            return $"{Written(Instant.UtcDateTime, "d MMMM yyyy")} UTC";

        var local = TimeZoneInfo.ConvertTime(Instant, Zone(ZoneId)).DateTime;
        var utc = Instant.UtcDateTime;
        var day = utc.Date == local.Date ? null : utc.Year == local.Year ? "d MMMM" : "d MMMM yyyy";
        return $"{Written(local, "d MMMM yyyy")} {(ZoneId == AnywhereOnEarth ? "AoE" : ZoneId)} ({Written(utc, day)} UTC)";
    }

    private static string Written(DateTime time, string? day)
    {
        var clock = time.Second == 0 ? "HH:mm" : "HH:mm:ss";
        return time.ToString(day is null ? clock : $"{day}, {clock}", CultureInfo.InvariantCulture);
    }

    /// <summary>The zone of an IANA id; refused where IANA does not know it.</summary>
    public static TimeZoneInfo Zone(string? id)
    {
        // The zone folder holds more than IANA's names: copies with leap seconds, this machine's own zone.
        var isIana = id is not (null or "localtime" or "posixrules" or "Factory")
            && !id.StartsWith("posix/", StringComparison.Ordinal) && !id.StartsWith("right/", StringComparison.Ordinal)
            && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '+' or '-');

        return isIana && TimeZoneInfo.TryFindSystemTimeZoneById(id!, out var zone) && zone.HasIanaId ? zone : throw new DomainException(
            $"“{Words.Quoted(id)}” is not a time zone. Choose one from the list, or an IANA name such as Europe/Berlin.", "zone");
    }

    /// <summary>Every instant at which the zone's clocks show this time: none when they skip it, two when they go back over it.</summary>
    // TimeZoneInfo.IsInvalidTime knows daylight saving only; zones also change their standard time (Apia, 2011).
    public static IReadOnlyList<DateTimeOffset> Instants(DateTime local, TimeZoneInfo zone)
    {
        var asUtc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        return [.. Enumerable.Range(-26, 53)
            .Select(hours => zone.GetUtcOffset(asUtc.AddHours(hours)))
            .Distinct()
            .Select(offset => asUtc - offset)
            .Where(utc => utc + zone.GetUtcOffset(utc) == asUtc)
            .Select(utc => new DateTimeOffset(utc))];
    }

    private static DomainException ClocksChange(DateTime local, TimeZoneInfo zone, int times)
    {
        var from = local;
        while (Instants(from.AddMinutes(-1), zone).Count == times)
            from = from.AddMinutes(-1);
        var until = local;
        while (Instants(until, zone).Count == times)
            until = until.AddMinutes(1);

        var day = from.Date == until.Date ? null : "d MMMM";
        var what = times == 0 ? "does not exist: the clocks skip it" : "comes twice: the clocks go back over it";
        return new DomainException(
            $"{Written(local, "d MMMM yyyy")} in {zone.Id} {what}. Choose a time before {Written(from, day)} or from {Written(until, day)} on, or give the deadline in UTC.", "time");
    }
}
