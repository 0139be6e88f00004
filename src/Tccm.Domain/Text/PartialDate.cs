using System.Globalization;
using System.Runtime.InteropServices;

namespace Tccm.Domain.Text;

/// <summary>A date as far as it is known: a year, a month or a day (ISO 8601: 2024, 2024-04, 2024-04-17).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PartialDate : IComparable<PartialDate>
{
    private PartialDate(int year, int? month, int? day) => (Year, Month, Day) = (year, month, day);

    public int Year { get; }

    public int? Month { get; }

    public int? Day { get; }

    /// <summary>The first day that it may be.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day that it may be.</summary>
    public DateOnly Latest => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    public static PartialDate Of(DateOnly date) => new(date.Year, date.Month, date.Day);

    public static PartialDate Parse(string text) => TryParse(text, out var date) ? date : throw new DomainException(
        $"“{Words.Quoted(text)}” is not a date. Write a year, 2024, a year and month, 2024-04, or a day, 2024-04-17.");

    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        text = text?.Trim();
        if (text is null || !text.All(c => char.IsAsciiDigit(c) || c == '-'))
            return false;

        var (form, parts) = text.Length switch
        {
            4 => ("yyyy", 1),
            7 => ("yyyy-MM", 2),
            10 => ("yyyy-MM-dd", 3),
            _ => ("", 0),
        };
        if (parts == 0 || !DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;

        date = new PartialDate(day.Year, parts > 1 ? day.Month : null, parts > 2 ? day.Day : null);
        return true;
    }

    /// <summary>In order of time; of two that begin together the vaguer one first.</summary>
    public int CompareTo(PartialDate other) =>
        (Year, Month ?? 0, Day ?? 0).CompareTo((other.Year, other.Month ?? 0, other.Day ?? 0));

    public override string ToString() => (Month, Day) switch
    {
        (null, _) => $"{Year:0000}",
        (_, null) => $"{Year:0000}-{Month:00}",
        _ => $"{Year:0000}-{Month:00}-{Day:00}",
    };

    public string InWords() => (Month, Day) switch
    {
        (null, _) => $"{Year}",
        (_, null) => Earliest.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        _ => Words.Day(Earliest),
    };

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;
}
