using System.Globalization;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Documents;

/// <summary>A consensus map, a line for each place and for each of its groups; in the members' form each reason too. What is not shown is empty.</summary>
public static class ConsensusCsv
{
    private static readonly string[] Header =
    [
        "paragraph", "text", "of", "name", "electorate", "answered", "silent", "would_sign", "with_reservations", "no_position", "concern", "would_not_sign",
        "took_a_side", "agree", "agreement", "division", "verdict", "stance", "reason",
    ];

    public static byte[] Bytes(ConsensusMap map) => Csv.Bytes(Header, map.Paragraphs.Prepend(map.Whole).SelectMany(Rows));

    private static IEnumerable<string?[]> Rows(Consensus place)
    {
        var where = place.Paragraph is { } paragraph ? Number(paragraph.Number) : "whole";
        var (counts, of) = (place.Counts, place.Counts.Agreement);
        yield return
        [
            where, place.Paragraph?.Text, "all", null, Number(counts.Electorate), Number(counts.Answered), Number(counts.Silent), .. Stances.All.Select(stance => Number(counts[stance])),
            Number(of.Sides), Number(of.Agree), Share(of.Smoothed), Share(counts.Division), place.Verdict is { } verdict ? Json.Code(verdict) : null, null, null,
        ];
        foreach (var cell in place.Cells)
            yield return
            [
                where, null, cell.Kind is null ? "region" : "kind", cell.Kind?.Code() ?? cell.Region, Number(cell.Electorate), .. Nothing(7),
                Number(cell.Agreement?.Sides), Number(cell.Agreement?.Agree), Share(cell.Agreement?.Smoothed), .. Nothing(4),
            ];
        foreach (var reason in place.Reasons)
            yield return [where, null, "reason", reason.Name, .. Nothing(13), Json.Code(reason.Stance), reason.Reason];
    }

    private static IEnumerable<string?> Nothing(int fields) => Enumerable.Repeat<string?>(null, fields);

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Share(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);
}
