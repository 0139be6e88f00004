using QRCoder;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Typesetting;
using static Tccm.Web.Documents.Stationery;
using Paragraph = Tccm.Typesetting.Paragraph;

namespace Tccm.Web.Documents;

/// <summary>A published statement as it goes on paper: the text, who signed it, and how to check both.</summary>
public static class StatementPdf
{
    private const int QuietZone = 4;

    private static readonly TextStyle Beneath = Look.Cell with { Size = 8.5, Colour = Colour.Quiet };
    private static readonly TextStyle Name = Look.Cell with { Bold = true };

    public static byte[] Bytes(Statement statement, SignatoryList signatories, Imprint imprint)
    {
        var document = new Document(new DocumentOptions
        {
            Title = statement.Title,
            Language = statement.Text.Language,
            Created = imprint.PublishedAt,
            Author = Coalition,
            Subject = statement.Kind.InWords() + (statement.Process is { } process ? ", " + process : ""),
            // The frame is English; each paragraph of the text finds its own direction.
            Direction = Direction.LeftToRight,
            Header = page => page.Number == 1 ? null : new RunningLine { Start = Title(statement.Title, statement.Text.Language) },
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
        document.Masthead();
        document.Add(In(English, Kicker, string.Join(" · ", KickerParts(statement, imprint))));
        document.Add(Headline(1, statement.Title, statement.Text.Language));
        document.CallOut(In(English, Look.CallOut with { SpaceAfter = 0 }, signatories.Attribution));
        if (imprint.Supersedes is { } supersedes) document.Add(In(English, Look.Small, $"This is edition {imprint.Number}. {supersedes}"));
        document.Space(8);
    }

    private static IEnumerable<string> KickerParts(Statement statement, Imprint imprint)
    {
        yield return statement.Kind.InWords();
        if (statement.Process is { } process) yield return process;
        if (statement.DeliveredOn is { } delivered) yield return $"delivered {delivered.InWords()}";
        yield return $"published {Words.Day(DateOnly.FromDateTime(imprint.PublishedAt.UtcDateTime))}";
    }

    private static void Signatories(Document document, SignatoryList signatories)
    {
        if (!signatories.SignersKnown) return;
        if (signatories.Online is { Count: > 0 } online || signatories.Recorded.Count == 0) Listed(document, "Signatories", signatories.Online, withSource: false);
        if (signatories.Recorded.Count == 0) return;
        Listed(document, signatories.Online.Count == 0 ? "Signatories, recorded" : "Recorded by the secretariat, not signed in this portal", signatories.Recorded, signatories.OnlySource is null);
        if (signatories.OnlySource is { } source) document.Add(In(English, Look.Small, $"All are recorded from: {source}."));
    }

    private static void Listed(Document document, string title, IReadOnlyList<Signatory> lines, bool withSource)
    {
        document.Add(Headline(2, title));
        document.Table(
            [Headed(3.1, "Organisation"), Headed(2.1, "Kind"), Headed(1.6, "Economy"), Headed(1.7, "Signed")],
            lines.Select(line => new Row(Named(line), Plain(line.KindsInWords), Plain(Economy.NameOf(line.Economy)), Signed(line, withSource))));
    }

    private static Column Headed(double share, string header) => Column.Share(share) with { Header = new Paragraph(header) { Language = English } };

    private static Cell Named(Signatory line)
    {
        var name = new Paragraph(line.Name) { Style = Name };
        return new Cell([
            name,
            .. line.NativeName is { } native ? new Block[] { new Paragraph(native) { Style = Beneath, Language = line.NativeLanguage } } : [],
            .. line.Domain is { } domain ? new Block[] { In(English, Beneath, InternetDomain.Parse(domain).ULabel) } : [],
        ]);
    }

    private static Cell Signed(Signatory line, bool withSource)
    {
        var how = In(English, Beneath, withSource && line.Source is { } source ? $"{line.OriginInWords}: {source}" : line.OriginInWords);
        return new Cell([
            .. line.SignedOn is { } day ? new Block[] { In(English, Look.Cell, Words.Day(day)) } : [],
            how,
            .. line.StandingInWords is { } standing ? new Block[] { In(English, Beneath with { Bold = true }, standing) } : [],
        ]);
    }

    private static Cell Plain(string words) => new(In(English, Look.Cell, words));

    private static void HowToCheck(Document document, Statement statement, Imprint imprint)
    {
        document.Add(Headline(2, "Check this document"));
        var style = Look.Small with { SpaceAfter = 4 };
        document.Add(new SideBySide([Column.Points(84), Column.Share(1)],
            new Cell(Drawing.Modules(Modules(imprint.Check.AbsoluteUri), 84) with { Alternative = "QR code of the address beside it", SpaceAfter = 0 }),
            new Cell(
                In(English, style, "Whether this is the current edition, who signed and whether the evidence log agrees is said at ", Run.Link(imprint.Check.AbsoluteUri, imprint.Check), ", where any file of it can be checked."),
                In(English, style, $"{statement.TextInWords} It is in {Languages.NameOf(statement.Text.Language)}; that language is what was signed. Its SHA-256, that of the Markdown file at {imprint.Address.AbsoluteUri}, is"),
                In(English, style with { SpaceAfter = 0 }, Code(statement.Text.Sha256))))
        { Middle = true });
        document.Add(In(English, style, $"Licence: {imprint.LicenceInWords}"));
        document.Add(In(English, style, "Evidence log ", Code($"{imprint.Log.Origin} {imprint.Log.Size} {Convert.ToBase64String(imprint.Log.Root)}"), "\nKey of the log, SHA-256 ", Code(imprint.LogKey), "\nKey of publications, SHA-256 ", Code(imprint.PublicationKey)));
    }

    private static RunningLine Footer(Statement statement, Imprint imprint, PageNumber page) =>
        Foot($"Edition {imprint.Number}, {Words.Instant(imprint.PublishedAt)}", statement.Text.Sha256, page);

    private static Run Code(string value) => new(value) { IsCode = true, Size = 7.5, Colour = Colour.Ink };

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
