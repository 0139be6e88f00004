using System.Globalization;
using Tccm.Domain.Calendar;

namespace Tccm.Web.Pages.Timeline;

/// <summary>The openings of a year, to be drawn and said.</summary>
public sealed record YearShown(IEnumerable<TimelineEntry> Entries, int Year, DateTimeOffset Now);

/// <summary>One thing drawn in a year: where it begins and how wide it is, in per cent of the year.</summary>
public sealed record YearMark(KnownDate Date, decimal X, decimal Width)
{
    /// <summary>A point in time, rather than a stretch.</summary>
    public bool IsPoint => Date.Kind != DateKind.Event && Date.From.Earliest == Date.From.Latest;
    public string Left => At(X);
    public string Wide => At(Width);

    private static string At(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>The dates of one opening as they lie in a year; what is said beside it in words says the same.</summary>
public static class YearStrip
{
    private const decimal Narrowest = 0.9m;

    public static IReadOnlyList<YearMark> Of(OpeningFacts facts, int year) =>
        [.. facts.Dates.Where(date => IsIn(date, year)).OrderBy(date => date.Kind == DateKind.Event ? 0 : 1).Select(date => Mark(date, year))];

    public static bool IsIn(KnownDate date, int year) => date.From.Earliest.Year <= year && (date.Until ?? date.From).Latest.Year >= year;

    /// <summary>Where a day is in its year, in per cent.</summary>
    public static decimal Across(DateOnly day) => (day.DayOfYear - 1) * 100m / (DateTime.IsLeapYear(day.Year) ? 366 : 365);

    private static YearMark Mark(KnownDate date, int year)
    {
        var (first, last) = (date.From.Earliest, (date.Until ?? date.From).Latest);
        var from = first.Year < year ? 0 : Across(first);
        var until = last.Year > year ? 100 : Across(last) + (100m / 365);
        var width = Math.Max(Narrowest, until - from);
        return new(date, Math.Min(from, 100 - width), width);
    }
}
