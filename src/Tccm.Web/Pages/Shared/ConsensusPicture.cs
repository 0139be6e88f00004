using System.Globalization;
using Tccm.Domain.Discussion;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Shared;

/// <summary>
/// A consensus map as it is drawn. Those who agree stand at one end of a bar and those against at the other, so that both can be
/// compared from row to row; silence is the emptiness between.
/// </summary>
public sealed class ConsensusPicture(ConsensusMap map, bool withReasons, Func<int, string>? href = null)
{
    private const int WordsShown = 90;
    private static readonly int[] Steps = [1, 5, 10, 20, 50, 100];

    public ConsensusMap Map => map;

    /// <summary>Of the text, where it is not English.</summary>
    public string? Lang { get; init; }

    public IEnumerable<Consensus> Rows => map.Paragraphs.Prepend(map.Whole);

    public IReadOnlyList<ReasonGiven> Reasons(Consensus row) => withReasons ? row.Reasons : [];

    public string Href(Consensus row) => href?.Invoke(row.Paragraph!.Number) ?? $"#p{row.Paragraph!.Number}";

    public static string Id(Consensus row) => row.Paragraph is { } paragraph ? $"map-p{paragraph.Number}" : "map-whole";

    public static string Mark(Consensus row) => row.Paragraph is { } paragraph ? $"¶{paragraph.Number}" : "The whole text";

    public static string Beginning(Consensus row) => Words.Quoted(row.Paragraph?.Text, WordsShown);

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100, MidpointRounding.AwayFromZero):0}%");

    /// <summary>What the bar shows, in a sentence.</summary>
    public static string InWords(StanceCounts counts) =>
        $"{string.Join(", ", Stances.All.Where(stance => counts[stance] > 0).Select(stance => $"{counts[stance]} {stance.InWords()}").Append($"{counts.Silent} silent"))}, of {counts.Electorate}";

    /// <summary>The parts of a bar from its start to its end, in per cent: how each is filled, where it begins and how wide it is.</summary>
    public static IEnumerable<(string Fill, string X, string Width)> Bar(StanceCounts counts)
    {
        var at = 0;
        foreach (var (fill, count) in new[] { ("sign", counts.WouldSign), ("reserve", counts.WithReservations), ("none", counts.NoPosition), ("silent", counts.Silent), ("concern", counts.Concern), ("against", counts.WouldNotSign) })
        {
            if (count > 0) yield return (fill, Share(at, counts.Electorate), Share(count, counts.Electorate));
            at += count;
        }
    }

    /// <summary>The first paragraph and every fifth, tenth, …, for the axis of the overview, in per cent.</summary>
    public IEnumerable<(int Number, string X, string Anchor)> Axis
    {
        get
        {
            var step = Array.Find(Steps, size => map.Paragraphs.Count / size <= 8 || size == Steps[^1]);
            return map.Paragraphs.Index().Where(row => row.Index == 0 || (row.Index + 1) % step == 0).Select(row => (row.Item.Paragraph!.Number, Share((2 * row.Index) + 1, 2 * map.Paragraphs.Count), row.Index == 0 ? "start" : row.Index == map.Paragraphs.Count - 1 ? "end" : "middle"));
        }
    }

    public IEnumerable<(string Caption, string Say, IReadOnlyList<ConsensusCell> Heads, Func<Consensus, IEnumerable<ConsensusCell>> Cells)> Groups =>
    [
        ("Agreement by region", "region", [.. map.Whole.ByRegion], row => row.ByRegion),
        ("Agreement by kind", "kind", [.. map.Whole.ByKind], row => row.ByKind),
    ];

    private static string Share(int part, int of) => (100m * part / of).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
