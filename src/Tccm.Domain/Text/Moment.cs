using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Tccm.Domain.Text;

/// <summary>
/// A time as far as it is known: an instant as it was announced in a zone, a day, a month, a quarter or a year. Written as
/// RFC 9557 writes an instant (2025-07-07T19:00:00Z[America/New_York]) and ISO 8601 the rest; a quarter as 2025-Q3.
/// </summary>
[JsonConverter(typeof(MomentJson))]
public sealed partial record Moment : IComparable<Moment>
{
    private Moment(string text, DateOnly earliest, DateOnly latest, Deadline? instant = null) => (Text, Earliest, Latest, Instant) = (text, earliest, latest, instant);

    public string Text { get; }
    /// <summary>The first day that it may be; of an instant its day in the zone.</summary>
    public DateOnly Earliest { get; }
    public DateOnly Latest { get; }
    public Deadline? Instant { get; }
    public bool IsDay => Instant is null && Earliest == Latest;

    /// <summary>The first instant that it may be, a day counted in UTC. In this order times are listed.</summary>
    public DateTimeOffset Begins => Instant?.Instant ?? new(Earliest.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>When it is over everywhere: a day without a zone ends where it ends last, twelve hours behind UTC.</summary>
    public DateTimeOffset Ends => Instant?.Instant ?? new(Latest.AddDays(1).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

    public static Moment At(Deadline instant)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant.Instant, Deadline.Zone(instant.ZoneId)).DateTime);
        return new($"{instant.Instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}[{instant.ZoneId}]", day, day, instant);
    }

    public static Moment Of(PartialDate date) => new(date.ToString(), date.Earliest, date.Latest);

    public static Moment Of(DateOnly day) => Of(PartialDate.Of(day));

    /// <summary>
    /// Reads what somebody typed: 2025-07-07 15:00 with a zone, 2025-07-07, 2025-07, 2025-Q3 or 2025. Null where nothing was.
    /// Refuses anything else, an hour without a zone, and one that the zone's clocks skip or show twice.
    /// </summary>
    public static Moment? Read(string? typed, string? zoneId, string field)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0) return null;
        if (Quarter().Match(text) is { Success: true } quarter) return OfQuarter(quarter);
        if (PartialDate.TryParse(text, out var date)) return Of(date);
        if (!DateTime.TryParseExact(text.Replace('T', ' '), ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            throw new DomainException($"“{Words.Quoted(text)}” cannot be read as a time. Write 2025-07-07 15:00, 2025-07-07, 2025-07, 2025-Q3 or 2025.", field);
        if (string.IsNullOrWhiteSpace(zoneId)) throw new DomainException("An hour says nothing without its zone. Choose the zone in which it was announced.", field);
        try
        {
            return At(Deadline.From(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zoneId));
        }
        catch (DomainException refused)
        {
            throw new DomainException(refused.Message, field);
        }
    }

    /// <summary>Reads its own <see cref="Text"/> back.</summary>
    public static Moment Parse(string text)
    {
        if (Quarter().Match(text) is { Success: true } quarter) return OfQuarter(quarter);
        if (Zoned().Match(text) is { Success: true } zoned)
            return At(new Deadline(DateTimeOffset.ParseExact(zoned.Groups["at"].Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), zoned.Groups["zone"].Value));
        return Of(PartialDate.Parse(text));
    }

    /// <summary>As somebody would type it, an hour in its own zone.</summary>
    public string Typed => Instant is { } instant ? TimeZoneInfo.ConvertTime(instant.Instant, Deadline.Zone(instant.ZoneId)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : Text;

    public bool IsOver(DateTimeOffset now) => now >= Ends;

    public string InWords()
    {
        if (Instant is { } instant) return instant.InWords();
        if (Earliest == Latest) return Words.Day(Earliest);
        return (Latest.Month - Earliest.Month) switch
        {
            0 => Earliest.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
            2 => $"{Earliest.ToString("MMMM", CultureInfo.InvariantCulture)} to {Latest.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}",
            _ => $"{Earliest.Year}",
        };
    }

    /// <summary>From this to another in few words: 17 to 27 June 2025.</summary>
    public string InWords(Moment? until)
    {
        if (until is null || until == this) return InWords();
        if (Instant is { } from && until.Instant is { } to && from.ZoneId == to.ZoneId && Earliest == until.Earliest)
        {
            var zone = Deadline.Zone(to.ZoneId);
            return $"{InWords()} until {TimeZoneInfo.ConvertTime(to.Instant, zone).ToString("HH:mm", CultureInfo.InvariantCulture)}";
        }
        if (!IsDay || !until.IsDay || Earliest.Year != until.Earliest.Year) return $"{InWords()} to {until.InWords()}";
        return Earliest.Month == until.Earliest.Month ? $"{Earliest.Day} to {Words.Day(until.Earliest)}" : $"{Earliest.ToString("d MMMM", CultureInfo.InvariantCulture)} to {Words.Day(until.Earliest)}";
    }

    /// <summary>In order of time; of two that begin together the vaguer one last.</summary>
    public int CompareTo(Moment? other) => other is null ? 1 : (Begins, Ends).CompareTo((other.Begins, other.Ends));

    public override string ToString() => Text;

    private static Moment OfQuarter(Match match)
    {
        var (year, quarter) = (int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), match.Groups["quarter"].Value[0] - '0');
        if (year == 0) throw new DomainException("There is no year 0. Check the year.");
        var first = new DateOnly(year, (quarter * 3) - 2, 1);
        return new($"{year:0000}-Q{quarter}", first, first.AddMonths(3).AddDays(-1));
    }

    public static bool operator <(Moment left, Moment right) => left.CompareTo(right) < 0;

    public static bool operator <=(Moment left, Moment right) => left.CompareTo(right) <= 0;

    public static bool operator >(Moment left, Moment right) => left.CompareTo(right) > 0;

    public static bool operator >=(Moment left, Moment right) => left.CompareTo(right) >= 0;

    [GeneratedRegex("^(?<year>[0-9]{4})-?[Qq](?<quarter>[1-4])$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^(?<at>[0-9TZ:\-]{20})\[(?<zone>[A-Za-z0-9/_+\-]+)\]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Zoned();
}

internal sealed class MomentJson : JsonConverter<Moment>
{
    public override Moment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Moment.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Moment value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
