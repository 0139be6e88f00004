using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Typesetting;
using static Tccm.Web.Documents.Stationery;
using Paragraph = Tccm.Typesetting.Paragraph;

namespace Tccm.Web.Documents;

/// <summary>What a board is shown of a draft that its organisation may sign.</summary>
/// <param name="Organisation">Whose board it is.</param>
/// <param name="KindAndProcess">Such as "Joint statement, WSIS+20".</param>
/// <param name="Sha256">Of the revision's text.</param>
/// <param name="Changes">From the revision of number <paramref name="ChangedSince"/>; null for a first text.</param>
/// <param name="ChangeSummary">The pen's own words for the changes.</param>
/// <param name="Deadline">In words; null where there is none yet.</param>
/// <param name="AskName">Who answers questions, with an address.</param>
public sealed record BoardPack(
    string Organisation, string Title, string Language, string KindAndProcess, int RevisionNumber, TextDocument Text, string Sha256,
    TextDifference? Changes, int? ChangedSince, string? ChangeSummary, string? Deadline, string AskName, string AskAddress, DateTimeOffset At);

/// <summary>A draft on paper for those who decide whether their organisation signs it: what is asked, the text, and what changed.</summary>
public static class BoardPackPdf
{
    private const int HeadColumns = 60;

    private static readonly string[] Means =
    [
        "The organisation stands by name under this text, to the last character, and under no other. Where the text changes it is asked anew, and nothing carries over.",
        "It is done by a person who is entitled to sign for the organisation. The name of the organisation is published; the person’s is not.",
        "It can be withdrawn for as long as signing is open.",
    ];

    private static readonly string[] MeansNot =
    [
        "It is no consent to any other text, nor to what other signatories say elsewhere. The coalition has no voice of its own and does not speak for its members.",
        "It brings no fee, no further duty and no obligation to sign anything else.",
        "Not signing says nothing. Those who are not named have taken no position, and silence is never counted as consent.",
    ];

    public static byte[] Bytes(BoardPack pack)
    {
        var document = new Document(new DocumentOptions
        {
            Title = $"{pack.Title} (draft r{pack.RevisionNumber}, not published)",
            Language = pack.Language,
            Created = pack.At,
            Author = Coalition,
            Subject = pack.KindAndProcess,
            // The frame is English; each paragraph of the text finds its own direction.
            Direction = Direction.LeftToRight,
            Header = page => page.Number == 1 ? null : new RunningLine { Start = Title(pack.Title, pack.Language, HeadColumns), End = In(English, Look.Running, $"Draft r{pack.RevisionNumber}, not published") },
            Footer = page => Foot($"Made {Words.Instant(pack.At)} for the board of {pack.Organisation}", pack.Sha256, page),
        });
        Front(document, pack);
        document.PageBreak();
        document.Add(Headline(2, $"The text, r{pack.RevisionNumber}"));
        foreach (var block in pack.Text.Blocks) document.Add(Set(block));
        Changes(document, pack);
        return document.ToPdf();
    }

    private static void Front(Document document, BoardPack pack)
    {
        document.Masthead();
        document.Add(In(English, Kicker, $"For the board of {pack.Organisation}: not published, draft r{pack.RevisionNumber}"));
        document.Add(Headline(1, pack.Title, pack.Language));
        document.CallOut(In(English, Look.CallOut with { SpaceAfter = 0 },
            $"This text is for members of the coalition and not published. It is given to {pack.Organisation} to decide whether to sign it; please do not pass it on."));
        document.Space(8);
        Fact(document, "What it is", pack.KindAndProcess);
        Fact(document, "Sign until", pack.Deadline ?? "It is not open for signature yet; no deadline is set.");
        Fact(document, "Who to ask", $"{pack.AskName}, ", Address(pack.AskAddress));
        document.Add(Headline(2, "What signing means"));
        document.Add(Points(Means));
        document.Add(Headline(2, "What it does not mean"));
        document.Add(Points(MeansNot));
    }

    private static void Fact(Document document, string label, params Run[] words) => document.Add(
        new SideBySide([Column.Points(84), Column.Share(1)], new Cell(In(English, Look.ColumnHeading, label)), new Cell(In(English, Look.Cell, words))) { Space = 5 });

    private static Run Address(string address)
    {
        var at = address.LastIndexOf('@');
        return Uri.TryCreate($"mailto:{Uri.EscapeDataString(address[..at])}@{InternetDomain.Parse(address[(at + 1)..]).ALabel}", UriKind.Absolute, out var target) ? Run.Link(address, target) : new Run(address);
    }

    private static ListBlock Points(string[] points) => new(ListKind.Unordered, [.. points.Select(point => new ListItem(In(English, Look.Body with { SpaceAfter = 3 }, point)))]);

    private static void Changes(Document document, BoardPack pack)
    {
        if (pack.Changes is not { } changes) return;
        document.Add(Headline(2, $"What changed since r{pack.ChangedSince}"));
        if (pack.ChangeSummary is { } summary)
            foreach (var paragraph in summary.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) document.Paragraph(paragraph);
        document.Add(In(English, Look.Small, changes.InWords));
        if (changes.IsSame || changes.IsSpacingOnly) return;
        document.Add(In(English, Look.Small,
            "Words that were added are ", new Run("+") { IsBold = true, Colour = Colour.Ink }, new Run("underlined") { IsUnderlined = true, Colour = Colour.Ink },
            "; words that were removed are ", new Run("−") { IsBold = true, Colour = Colour.Ink }, new Run("struck through") { IsStruck = true, Colour = Colour.Ink },
            ". Marks such as #, - and ** are those of the text’s Markdown: headings, lists and emphasis."));
        foreach (var (isFolded, blocks) in changes.Stretches)
        {
            if (isFolded) document.Add(In(English, Look.Small, new Run($"… {Words.Counted(blocks.Count, "paragraph")} unchanged …") { IsItalic = true }));
            else foreach (var block in blocks) document.Add(new Paragraph([.. block.Parts.SelectMany(Marked)]) { Language = pack.Language });
        }
    }

    /// <summary>A sign before the words says it too, for who hears the paper or copies from it.</summary>
    private static IEnumerable<Run> Marked(DifferencePart part)
    {
        var words = part.Text.TrimStart();
        var (isAdded, isRemoved) = (part.Kind == DifferenceKind.Added, part.Kind == DifferenceKind.Removed);
        yield return new Run(part.Text[..^words.Length]);
        if (isAdded || isRemoved) yield return Run.Bold(isAdded ? "+" : "−");
        yield return new Run(words) { IsUnderlined = isAdded, IsStruck = isRemoved };
    }
}
