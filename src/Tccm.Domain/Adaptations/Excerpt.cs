using System.Globalization;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Adaptations;

/// <summary>
/// The whole of a text, or chosen paragraphs of it with what they stand in: headings stay headings, items keep their
/// numbers, quotations stay quoted. What is left out leaves no trace.
/// </summary>
public sealed class Excerpt
{
    private readonly Revision revision;

    private Excerpt(Revision revision, IReadOnlyList<int> numbers, IReadOnlyList<TextBlock> blocks) => (this.revision, Numbers, Blocks) = (revision, numbers, blocks);

    /// <summary>The numbers of the chosen paragraphs, in their order; none for the whole.</summary>
    public IReadOnlyList<int> Numbers { get; }
    public IReadOnlyList<TextBlock> Blocks { get; }
    public bool IsWhole => Numbers.Count == 0;

    /// <summary>As plain text, an empty line between paragraphs. The whole begins with its title.</summary>
    public string PlainText => Joined([.. IsWhole ? new[] { revision.Title, "" } : [], .. Lines(Blocks, paragraph => paragraph.PlainText.Split('\n'))]);

    /// <summary>As Markdown that is read back as the same blocks. The whole is what was signed, to the letter.</summary>
    public string Markdown => IsWhole ? revision.Text : Joined(Lines(Blocks, Source));

    /// <summary>Refuses a number that the text does not have. No numbers, or all of them, are the whole.</summary>
    public static Excerpt Of(Revision revision, IEnumerable<int> numbers)
    {
        var document = revision.Document;
        var chosen = numbers.Distinct().Order().ToList();
        if (chosen.Exists(number => number < 1 || number > document.Paragraphs.Count))
            throw new DomainException($"The text has {document.Paragraphs.Count} paragraphs. Choose among them.", "Paragraphs");
        if (chosen.Count == 0 || chosen.Count == document.Paragraphs.Count) return new Excerpt(revision, [], document.Blocks);
        return new Excerpt(revision, chosen, [.. Kept(document.Blocks, chosen.ToHashSet())]);
    }

    private static IEnumerable<TextBlock> Kept(IEnumerable<TextBlock> blocks, HashSet<int> numbers) => blocks.SelectMany(block => block switch
    {
        TextParagraph paragraph => numbers.Contains(paragraph.Number) ? [paragraph] : [],
        TextQuotation quotation => Kept(quotation.Blocks, numbers).ToList() is { Count: > 0 } quoted ? [new TextQuotation(quoted)] : [],
        TextList list => KeptItems(list, numbers),
        _ => Enumerable.Empty<TextBlock>(),
    });

    /// <summary>A list per stretch of neighbours, so that the third item is still the third.</summary>
    private static IEnumerable<TextList> KeptItems(TextList list, HashSet<int> numbers)
    {
        var (stretch, first) = (new List<IReadOnlyList<TextBlock>>(), 0);
        foreach (var (i, item) in list.Items.Index())
        {
            if (Kept(item, numbers).ToList() is { Count: > 0 } kept)
            {
                if (stretch.Count == 0) first = i;
                stretch.Add(kept);
            }
            else if (stretch.Count > 0)
            {
                yield return list with { Start = Start(first), Items = stretch };
                stretch = [];
            }
        }
        if (stretch.Count > 0) yield return list with { Start = Start(first), Items = stretch };

        int Start(int place) => list.Ordered ? list.Start + place : list.Start;
    }

    private static List<string> Lines(IReadOnlyList<TextBlock> blocks, Func<TextParagraph, IEnumerable<string>> leaf)
    {
        var lines = new List<string>();
        var (before, other) = ((TextList?)null, false);
        foreach (var block in blocks)
        {
            if (lines.Count > 0) lines.Add("");
            // Of two lists that follow each other the second has other marks, or they would be read as one.
            other = block is TextList now && before?.Ordered == now.Ordered && !other;
            lines.AddRange(block switch
            {
                TextParagraph paragraph => leaf(paragraph),
                TextQuotation quotation => Lines(quotation.Blocks, leaf).Select(line => line.Length > 0 ? "> " + line : ">"),
                TextList list => Items(list, other, leaf),
                _ => [],
            });
            before = block as TextList;
        }
        return lines;
    }

    private static IEnumerable<string> Items(TextList list, bool other, Func<TextParagraph, IEnumerable<string>> leaf)
    {
        var apart = list.Items.Any(item => item is not [TextParagraph]);
        foreach (var (i, item) in list.Items.Index())
        {
            if (apart && i > 0) yield return "";
            var mark = list.Ordered ? (list.Start + i).ToString(CultureInfo.InvariantCulture) + (other ? ") " : ". ") : other ? "* " : "- ";
            foreach (var (at, line) in Lines(item, leaf).Index())
                yield return at == 0 ? mark + line : line.Length > 0 ? new string(' ', mark.Length) + line : "";
        }
    }

    private IEnumerable<string> Source(TextParagraph paragraph)
    {
        var source = StatementText.SourceOf(revision.Body, paragraph.Number).Split('\n');
        return paragraph.Kind == ParagraphKind.Heading ? [new string('#', paragraph.Level) + " " + source[0]] : source;
    }

    private static string Joined(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";
}
