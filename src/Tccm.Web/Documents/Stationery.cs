using System.Text;
using Tccm.Domain.Statements;
using Tccm.Typesetting;
using Paragraph = Tccm.Typesetting.Paragraph;

namespace Tccm.Web.Documents;

/// <summary>What all papers of the portal have in common: how they look, their head and foot, and how a text is set.</summary>
internal static class Stationery
{
    internal const string English = "en";
    internal const string Coalition = "Technical Community Coalition for Multistakeholderism";
    private const int MostColumns = 76;
    private const string Mark = "M19.5 9.9 27.6 23.9M23 16 14.9 30M19.5 22.1H3.4M12.5 22.1 4.4 8.1M9 16 17.1 2M12.5 9.9H28.6";

    internal static readonly Styles Look = Styles.Default;
    internal static readonly TextStyle Kicker = Look.Small with { SpaceAfter = 2, KeepWithNext = true };

    internal static void Masthead(this Document document)
    {
        document.Add(new SideBySide([Column.Points(30), Column.Share(1)],
            new Cell(new Drawing(30, 30, pen => pen.Scale(30d / 32).Path(Mark).Stroke(Look.Accent, 2.4)) { SpaceAfter = 0 }),
            new Cell(In(English, Look.Small with { SpaceAfter = 0 }, new Run("TCCM") { IsBold = true, Colour = Colour.Ink }, "\n" + Coalition)))
        { Middle = true, Gap = 10, Space = 0 });
        document.Space(22);
    }

    internal static Heading Headline(int level, string words, string language = English) => new(level, words) { Words = new Paragraph(words) { Language = language } };

    internal static Paragraph In(string language, TextStyle style, params Run[] runs) =>
        new(runs) { Language = language, Style = style, Direction = Direction.LeftToRight };

    /// <summary>The title on one line of a page's head.</summary>
    internal static Paragraph Title(string title, string language, int most = MostColumns) => new(Shortened(title, most)) { Language = language, Style = Look.Running };

    /// <summary>What this paper is and which text stands in it, on every page.</summary>
    internal static RunningLine Foot(string what, string sha256, PageNumber page) => new()
    {
        Rule = true,
        Start = In(English, Look.Running, $"{what}\nText sha256 ", new Run(sha256) { IsCode = true, Size = 6.5 }),
        End = In(English, Look.Running, $"Page {page.Number} of {page.Total}"),
    };

    /// <summary>A block of a text; each paragraph finds its own direction, unless all go one way.</summary>
    internal static Block Set(TextBlock block, Direction direction = Direction.Auto) => block switch
    {
        TextParagraph { Kind: ParagraphKind.Heading } heading => new Heading(Math.Min(heading.Level + 1, 3), Runs(heading)) { Words = new Paragraph(Runs(heading)) { Direction = direction } },
        TextParagraph paragraph => new Paragraph(Runs(paragraph)) { Direction = direction },
        TextQuotation quotation => new Quotation([.. quotation.Blocks.Select(one => Set(one, direction))]),
        TextList list => new ListBlock(list.Ordered ? ListKind.Ordered : ListKind.Unordered, [.. list.Items.Select(item => new ListItem([.. item.Select(one => Set(one, direction))]))]) { Start = list.Start },
        _ => throw new InvalidOperationException($"{block.GetType().Name} cannot be set."),
    };

    private static Run[] Runs(TextParagraph paragraph) => [.. paragraph.Runs.Select(run => new Run(run.Text)
    {
        IsBold = run.Bold,
        IsItalic = run.Italic,
        IsCode = run.Code,
        Target = run.Link is { } link ? new Uri(link) : null,
    })];

    /// <summary>The title on one line of the page's head: whole words where it has spaces, whole characters where it has none.</summary>
    private static string Shortened(string title, int most)
    {
        var (columns, end) = (0, 0);
        foreach (var rune in title.EnumerateRunes())
        {
            columns += IsWide(rune) ? 2 : 1;
            if (columns > most) return title[..(title.LastIndexOf(' ', end) is > 0 and var space ? space : end)] + " …";
            end += rune.Utf16SequenceLength;
        }
        return title;
    }

    /// <summary>A letter as wide as it is high: Han, kana, hangul and their full-width signs.</summary>
    private static bool IsWide(Rune rune) => rune.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0x20000;
}
