using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Translations;

/// <summary>A paragraph of the original and the one in the same place of the translation; one of them is missing where the other text is longer.</summary>
public sealed record AlignedParagraph(TextParagraph? Original, TextParagraph? Translated);

/// <summary>An original and its translation, paragraph beside paragraph, and what a translator should look at again.</summary>
public sealed record AlignedParagraphs(IReadOnlyList<AlignedParagraph> Rows, IReadOnlyList<string> Doubts)
{
    public static AlignedParagraphs Of(TextDocument original, TextDocument translated)
    {
        var (from, to) = (original.Paragraphs, translated.Paragraphs);
        var rows = Enumerable.Range(0, Math.Max(from.Count, to.Count)).Select(i => new AlignedParagraph(from.ElementAtOrDefault(i), to.ElementAtOrDefault(i))).ToList();
        return new(rows, [.. DoubtsOf(rows, from.Count, to.Count)]);
    }

    private static IEnumerable<string> DoubtsOf(List<AlignedParagraph> rows, int from, int to)
    {
        if (from != to) yield return $"The original has {Words.Counted(from, "paragraph")}, the translation {to}. Look for one that is missing, split or joined.";
        var both = rows.Where(row => row is { Original: not null, Translated: not null }).ToList();
        if (both.Where(row => row.Original!.PlainText == row.Translated!.PlainText && row.Original.PlainText.Any(char.IsLetter)).ToList() is { Count: > 0 } same)
            yield return $"{Named(same)} still the words of the original.";
        if (from == to && both.Where(row => (row.Original!.Kind, row.Original.Level) != (row.Translated!.Kind, row.Translated.Level)).ToList() is { Count: > 0 } other)
            yield return $"{(other.Count == 1 ? $"Paragraph {other[0].Original!.Number} is" : $"Paragraphs {Numbers(other)} are")} a heading in one text and not, or of another level, in the other.";
        if (from == to && both.Where(row => !Links(row.Original!).SequenceEqual(Links(row.Translated!))).ToList() is { Count: > 0 } links)
            yield return $"{(links.Count == 1 ? $"Paragraph {links[0].Original!.Number} does" : $"Paragraphs {Numbers(links)} do")} not link to where the original does.";
    }

    private static string Named(List<AlignedParagraph> rows) => rows.Count == 1 ? $"Paragraph {rows[0].Original!.Number} has" : $"Paragraphs {Numbers(rows)} have";

    private static string Numbers(List<AlignedParagraph> rows) => string.Join(", ", rows.Select(row => row.Original!.Number));

    private static IEnumerable<string> Links(TextParagraph paragraph) => paragraph.Runs.Select(run => run.Link).OfType<string>().Distinct().Order(StringComparer.Ordinal);
}
