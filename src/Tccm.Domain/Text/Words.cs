using System.Globalization;
using System.Text;

namespace Tccm.Domain.Text;

/// <summary>How times and quantities are written in English sentences, the same in every culture.</summary>
public static class Words
{
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>What is left in the largest unit that fits, rounded down: one never has less time than it says.</summary>
    public static string Left(TimeSpan left) => left switch
    {
        _ when left >= TimeSpan.FromDays(1) => Counted((int)left.TotalDays, "day"),
        _ when left >= TimeSpan.FromHours(1) => Counted((int)left.TotalHours, "hour"),
        _ when left >= TimeSpan.FromMinutes(1) => Counted((int)left.TotalMinutes, "minute"),
        _ when left > TimeSpan.Zero => "less than a minute",
        _ => "no time",
    };

    /// <summary>Somebody's input, for a sentence that refuses it: shortened, and with nothing in it that could disturb the sentence.</summary>
    public static string Quoted(string? input, int longest = 60)
    {
        var result = new StringBuilder();
        foreach (var rune in (input ?? "").Trim().EnumerateRunes())
        {
            if (result.Length >= longest)
                return result.Append('…').ToString();
            result.Append(rune == Rune.ReplacementChar || CodePoints.Unshown(rune) is not null ? "\uFFFD" : rune.ToString());
        }

        return result.ToString();
    }

    public static string Counted(int number, string unit) => number == 1 ? $"1 {unit}" : $"{number} {unit}s";
}
