using System.Text;
using QRCoder;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Typesetting;
using Paragraph = Tccm.Typesetting.Paragraph;

namespace Tccm.Web.Documents;

/// <summary>A published statement as it goes on paper: the text, who signed it, and how to check both.</summary>
public static class StatementPdf
{
    private const string English = "en";
    private const int QuietZone = 4;
    private const int MostColumns = 76;
    private const string Mark = "M19.5 9.9 27.6 23.9M23 16 14.9 30M19.5 22.1H3.4M12.5 22.1 4.4 8.1M9 16 17.1 2M12.5 9.9H28.6";

    private static readonly Styles Look = Styles.Default;
    private static readonly TextStyle Kicker = Look.Small with { SpaceAfter = 2, KeepWithNext = true };
    private static readonly TextStyle Beneath = Look.Cell with { Size = 8.5, Colour = Colour.Quiet };
    private static readonly TextStyle Name = Look.Cell with { Bold = true };

    public static byte[] Bytes(Statement statement, SignatoryList signatories, Imprint imprint)
    {
        var document = new Document(new DocumentOptions
        {
            Title = statement.Title,
            Language = statement.Text.Language,
            Created = imprint.PublishedAt,
            Author = "Technical Community Coalition for Multistakeholderism",
            Subject = statement.Kind.InWords() + (statement.Process is { } process ? ", " + process : ""),
            // The frame is English; each paragraph of the text finds its own direction.
            Direction = Direction.LeftToRight,
            Header = page => page.Number == 1 ? null : new RunningLine { Start = new Paragraph(Shortened(statement.Title)) { Language = statement.Text.Language, Style = Look.Running } },
            Footer = page => Footer(statement, imprint, page),
        });
        Head(document, statement, signatories, imprint);
        foreach (var block in statement.Text.Document.Blocks) document.Add(Set(block));
        Signatories(document, signatories);
        HowToCheck(document, statement, imprint);
        return document.ToPdf();
    }

    private static void Head(Document document, Statement statement, SignatoryList signatories, Imprint imprint)
    {
        document.Add(new SideBySide([Column.Points(30), Column.Share(1)],
            new Cell(new Drawing(30, 30, pen => pen.Scale(30d / 32).Path(Mark).Stroke(Look.Accent, 2.4)) { SpaceAfter = 0 }),
            new Cell(In(English, Look.Small with { SpaceAfter = 0 }, new Run("TCCM") { IsBold = true, Colour = Colour.Ink }, "\nTechnical Community Coalition for Multistakeholderism")))
        { Middle = true, Gap = 10, Space = 0 });
        document.Space(22);
        document.Add(In(English, Kicker, string.Join(" · ", KickerParts(statement, imprint))));
        document.Add(new Heading(1, statement.Title) { Words = new Paragraph(statement.Title) { Language = statement.Text.Language } });
        document.CallOut(In(English, Look.CallOut with { SpaceAfter = 0 }, signatories.Attribution));
        document.Space(8);
    }

    private static IEnumerable<string> KickerParts(Statement statement, Imprint imprint)
    {
        yield return statement.Kind.InWords();
        if (statement.Process is { } process) yield return process;
        if (statement.DeliveredOn is { } delivered) yield return $"delivered {delivered.InWords()}";
        yield return $"published {Words.Day(DateOnly.FromDateTime(imprint.PublishedAt.UtcDateTime))}";
    }

    private static Block Set(TextBlock block) => block switch
    {
        TextParagraph { Kind: ParagraphKind.Heading } heading => new Heading(Math.Min(heading.Level + 1, 3), Runs(heading)),
        TextParagraph paragraph => new Paragraph(Runs(paragraph)),
        TextQuotation quotation => new Quotation([.. quotation.Blocks.Select(Set)]),
        TextList list => new ListBlock(list.Ordered ? ListKind.Ordered : ListKind.Unordered, [.. list.Items.Select(item => new ListItem([.. item.Select(Set)]))]) { Start = list.Start },
        _ => throw new InvalidOperationException($"{block.GetType().Name} cannot be set."),
    };

    private static Run[] Runs(TextParagraph paragraph) => [.. paragraph.Runs.Select(run => new Run(run.Text)
    {
        IsBold = run.Bold,
        IsItalic = run.Italic,
        IsCode = run.Code,
        Target = run.Link is { } link ? new Uri(link) : null,
    })];

    private static void Signatories(Document document, SignatoryList signatories)
    {
        if (!signatories.SignersKnown) return;
        document.Add(new Heading(2, "Signatories") { Words = new Paragraph("Signatories") { Language = English } });
        document.Table(
            [Headed(3.1, "Organisation"), Headed(2.1, "Kind"), Headed(1.6, "Economy"), Headed(1.7, "Signed")],
            signatories.Lines.Select(line => new Row(
                Named(line), Plain(line.KindsInWords), Plain(Economy.NameOf(line.Economy)), Signed(line, signatories.OnlySource is null))));
        if (signatories.OnlySource is { } source) document.Add(In(English, Look.Small, $"All are recorded from: {source}."));
    }

    private static Column Headed(double share, string header) => Column.Share(share) with { Header = new Paragraph(header) { Language = English } };

    private static Cell Named(Signatory line)
    {
        var name = new Paragraph(line.Name) { Style = Name };
        return line.NativeName is { } native ? new Cell(name, new Paragraph(native) { Style = Beneath, Language = line.NativeLanguage }) : new Cell(name);
    }

    private static Cell Signed(Signatory line, bool withSource)
    {
        var how = In(English, Beneath, withSource && line.Source is { } source ? $"{line.OriginInWords}: {source}" : line.OriginInWords);
        return line.SignedOn is { } day ? new Cell(In(English, Look.Cell, Words.Day(day)), how) : new Cell(how);
    }

    private static Cell Plain(string words) => new(In(English, Look.Cell, words));

    private static void HowToCheck(Document document, Statement statement, Imprint imprint)
    {
        document.Add(new Heading(2, "Check this document") { Words = new Paragraph("Check this document") { Language = English } });
        var style = Look.Small with { SpaceAfter = 4 };
        document.Add(new SideBySide([Column.Points(84), Column.Share(1)],
            new Cell(Drawing.Modules(Modules(imprint.Address.AbsoluteUri), 84) with { Alternative = "QR code of the address beside it", SpaceAfter = 0 }),
            new Cell(
                In(English, style, "This edition, its text and its signatories stand at ", Run.Link(imprint.Address.AbsoluteUri, imprint.Address), ", where a later edition would be announced."),
                In(English, style, $"{statement.TextInWords} Its SHA-256, that of the Markdown file at the same address, is"),
                In(English, style with { SpaceAfter = 0 }, new Run(statement.Text.Sha256) { IsCode = true, Size = 7.5, Colour = Colour.Ink })))
        { Middle = true });
    }

    private static RunningLine Footer(Statement statement, Imprint imprint, PageNumber page) => new()
    {
        Rule = true,
        Start = In(English, Look.Running,
            $"Edition {imprint.Number}, {Words.Instant(imprint.PublishedAt)}\nText sha256 ", new Run(statement.Text.Sha256) { IsCode = true, Size = 6.5 }),
        End = In(English, Look.Running, $"Page {page.Number} of {page.Total}"),
    };

    /// <summary>The title on one line of the page's head: whole words where it has spaces, whole characters where it has none.</summary>
    private static string Shortened(string title)
    {
        var (columns, end) = (0, 0);
        foreach (var rune in title.EnumerateRunes())
        {
            columns += IsWide(rune) ? 2 : 1;
            if (columns > MostColumns) return title[..(title.LastIndexOf(' ', end) is > 0 and var space ? space : end)] + " …";
            end += rune.Utf16SequenceLength;
        }
        return title;
    }

    /// <summary>A letter as wide as it is high: Han, kana, hangul and their full-width signs.</summary>
    private static bool IsWide(Rune rune) => rune.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0x20000;

    private static Paragraph In(string language, TextStyle style, params Run[] runs) =>
        new(runs) { Language = language, Style = style, Direction = Direction.LeftToRight };

    private static bool[,] Modules(string address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var side = code.ModuleMatrix.Count - (2 * QuietZone);
        var modules = new bool[side, side];
        for (var row = 0; row < side; row++)
            for (var column = 0; column < side; column++)
                modules[row, column] = code.ModuleMatrix[row + QuietZone][column + QuietZone];
        return modules;
    }
}
