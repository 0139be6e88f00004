using System.Globalization;
using System.Text.RegularExpressions;

namespace Tccm.Domain.Text;

/// <summary>
/// What announcements call a zone's clocks. Such a name is one offset from UTC, and is often used for the other half of the
/// year too: “EST” in July, when the clocks of New York show EDT.
/// </summary>
public static partial class ZoneAbbreviation
{
    // Only names that mean one offset almost everywhere; CST, IST and BST mean several.
    private static readonly Dictionary<string, int> Hours = new(StringComparer.Ordinal)
    {
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["WET"] = 0,
        ["WEST"] = 1,
        ["CET"] = 1,
        ["CEST"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["JST"] = 9,
        ["KST"] = 9,
        ["SGT"] = 8,
        ["AEST"] = 10,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZDT"] = 13,
    };

    /// <summary>Where the source names clocks that its zone does not keep at that instant: what it says, and how it was read. Null where both agree.</summary>
    public static string? Doubt(string? sourceWords, Deadline? instant)
    {
        if (sourceWords is null || instant is not { } read) return null;
        var offset = Deadline.Zone(read.ZoneId).GetUtcOffset(read.Instant);
        foreach (Match match in Name().Matches(sourceWords))
            if (Hours.TryGetValue(match.Value, out var hours) && TimeSpan.FromHours(hours) != offset)
                return $"The source says {match.Value}, which is {Written(TimeSpan.FromHours(hours))}. On that day the clocks of {read.ZoneId.Replace('_', ' ')} are {Written(offset)}; it is read as the time there.";
        return null;
    }

    private static string Written(TimeSpan offset) => offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? "−" : "+")}{offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture)}";

    [GeneratedRegex(@"\b[A-Z]{3,4}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
