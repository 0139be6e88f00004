using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Net.Http.Headers;
using Tccm.Domain.Calendar;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Documents;

/// <summary>One thing on a calendar. Its id never changes, and its sequence rises with each change that was released.</summary>
/// <param name="Until">Null for an instant, and for a time that is as long as it is vague: a day, a month, a quarter.</param>
public sealed record CalendarItem(string Id, string Title, Moment From, Moment? Until, int Sequence, DateTimeOffset ChangedAt, Certainty Certainty, bool Cancelled, string? Where, string Words, string Address);

/// <summary>
/// A calendar as RFC 5545 writes it. Days and instants are kept apart: a day is a DATE, an instant stands in the zone in which
/// it was announced, with that zone's rules, or in UTC. What is not confirmed is TENTATIVE, what does not take place CANCELLED.
/// </summary>
public static class ICalendar
{
    public const string Type = "text/calendar; charset=utf-8";
    private const int MostOctets = 75;

    public static byte[] Bytes(string name, PortalOptions portal, IReadOnlyCollection<CalendarItem> items)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//TCCM//Timeline//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        foreach (var item in items) calendar.Events.Add(Event(item, portal));
        var zoned = items.SelectMany(item => new[] { item.From, item.Until }, (item, moment) => (Moment: moment!, item.ChangedAt)).Where(pair => pair.Moment?.Instant is { } instant && !IsUtc(instant.ZoneId));
        // The library wants a beginning that has passed; when a thing was released has.
        foreach (var zone in zoned.GroupBy(pair => pair.Moment.Instant!.Value.ZoneId, StringComparer.Ordinal))
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone.Key, zone.Min(pair => pair.Moment.Begins < pair.ChangedAt ? pair.Moment.Begins : pair.ChangedAt).UtcDateTime.AddYears(-1), includeHistoricalData: false));
        return Encoding.UTF8.GetBytes(Folded(new CalendarSerializer().SerializeToString(calendar)!));
    }

    /// <summary>Answers with the file, which may be kept by whoever stands between where it is public.</summary>
    public static IResult Answer(byte[] bytes, HttpResponse response, bool isPublic)
    {
        response.Headers.CacheControl = isPublic ? PublicPageAttribute.Revalidated : "private, no-store";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = "tccm.ics" }.ToString();
        return Results.Bytes(bytes, Type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
    }

    private static CalendarEvent Event(CalendarItem item, PortalOptions portal)
    {
        var changed = new CalDateTime(item.ChangedAt.UtcDateTime);
        return new CalendarEvent
        {
            Uid = $"{item.Id}@{portal.BaseAddress.Host}",
            Summary = item.Cancelled ? $"Called off: {item.Title}" : item.Certainty == Certainty.Confirmed ? item.Title : $"{item.Title} ({item.Certainty.InWords()})",
            Description = item.Words,
            Location = item.Where,
            Url = new Uri(portal.Link(item.Address)),
            Start = Time(item.From, last: false),
            End = item.From.Instant is not null && item.Until is null ? null : Time(item.Until ?? item.From, last: true),
            Sequence = item.Sequence,
            DtStamp = changed,
            LastModified = changed,
            Status = item.Cancelled ? EventStatus.Cancelled : item.Certainty == Certainty.Confirmed ? EventStatus.Confirmed : EventStatus.Tentative,
            // A deadline or a month takes nobody's time from them.
            Transparency = item.Until?.Instant is null ? TransparencyType.Transparent : TransparencyType.Opaque,
        };
    }

    /// <summary>An instant; or the first day, or the day after the last, since the end of a DATE is not part of it.</summary>
    private static CalDateTime Time(Moment moment, bool last)
    {
        if (moment.Instant is not { } instant) return new CalDateTime(last ? moment.Latest.AddDays(1) : moment.Earliest);
        return IsUtc(instant.ZoneId) ? new CalDateTime(instant.Instant.UtcDateTime)
            : new CalDateTime(TimeZoneInfo.ConvertTime(instant.Instant, Deadline.Zone(instant.ZoneId)).DateTime, instant.ZoneId);
    }

    private static bool IsUtc(string zoneId) => zoneId is "UTC" or "Etc/UTC";

    /// <summary>No line longer than 75 octets of UTF-8, none broken inside a character: the library counts and breaks UTF-16.</summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder();
        foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var octets = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (octets + rune.Utf8SequenceLength > MostOctets)
                {
                    folded.Append("\r\n ");
                    octets = 1;
                }
                folded.Append(rune);
                octets += rune.Utf8SequenceLength;
            }
            folded.Append("\r\n");
        }
        return folded.ToString();
    }
}
