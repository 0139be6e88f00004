using System.Text.RegularExpressions;

namespace Tccm.Domain.Statements;

/// <summary>One paragraph's Markdown, apart from the text that it stands in.</summary>
internal static partial class ParagraphSource
{
    private const string Field = "replacement";

    public static string Of(string body, int number)
    {
        var text = StatementText.Normalise(body);
        return OnOneLine(Find(StatementText.Parse(text), number).Lines.Select(line => text.Substring(line.Start, line.Length)));
    }

    public static string Replace(string body, int number, string replacement)
    {
        var text = StatementText.Normalise(body);
        var document = StatementText.Parse(text);
        var paragraph = Find(document, number);
        var words = Words(replacement, paragraph.Kind);

        // Further lines stand under the first: within the same quotations, and as far in.
        var lineStart = text.LastIndexOf('\n', paragraph.Source.Start) + 1;
        var margin = NoQuotation().Replace(text[lineStart..paragraph.Source.Start], " ");
        var replaced = text[..paragraph.Source.Start] + words.Replace("\n", "\n" + margin, StringComparison.Ordinal) + text[paragraph.Source.End..];
        return Stands(Read(replaced, $"Paragraph {number} cannot hold these words."), document, paragraph, Runs(words))
            ? StatementText.Normalise(replaced)
            : throw Refusal($"Paragraph {number} cannot hold these words as they stand: a sign at their start or end would be read as Markdown.", "Put \\ before it.");
    }

    private static string Words(string replacement, ParagraphKind kind)
    {
        if (string.IsNullOrWhiteSpace(replacement)) throw Refusal("The replacement is empty.", "Write the words that shall stand in the paragraph's place.");

        var typed = replacement.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        if (kind == ParagraphKind.Heading)
            return typed.Contains('\n', StringComparison.Ordinal) ? throw Refusal("The replacement has more than one line; a heading has one.", "Write it on one line.") : typed;

        var blocks = Read(typed).Blocks;
        var lines = StatementText.Normalise(typed).TrimEnd().Split('\n');
        if (lines.Contains(""))
            throw Refusal("The replacement has an empty line, which would make two paragraphs of one.", "Remove the empty line, or change the draft itself.");
        return blocks is [TextParagraph { Kind: ParagraphKind.Text }] ? OnOneLine(lines) : throw Refusal(Other(blocks), "Put \\ before the sign at the start of the line to show it as it is, or change the draft itself.");
    }

    private static string Other(IReadOnlyList<TextBlock> blocks) => (blocks.FirstOrDefault(block => block is not TextParagraph { Kind: ParagraphKind.Text }) ?? blocks[0]) switch
    {
        TextParagraph => "The replacement has a line that begins with #, which would make it a heading.",
        TextList => "The replacement has a line that begins like an item of a list.",
        _ => "The replacement has a line that begins with >, which would make it a quotation.",
    };

    private static TextDocument Read(string text, string otherwise = "The replacement cannot be read.")
    {
        try
        {
            return StatementText.Parse(text);
        }
        catch (DomainException refusal)
        {
            throw new DomainException($"{otherwise} {refusal.Message}", Field);
        }
    }

    // Behind a word nothing is read as the sign of a block, so that what a paragraph makes of the words can be held against it.
    private static List<TextRun> Runs(string words)
    {
        if (Read("x " + words).Blocks is not [TextParagraph { Runs: var runs }]) return [];

        var first = runs[0] with { Text = runs[0].Text[2..] };
        return first.Text.Length > 0 ? [first, .. runs.Skip(1)] : [.. runs.Skip(1)];
    }

    private static bool Stands(TextDocument now, TextDocument before, TextParagraph replaced, List<TextRun> words) =>
        Shape(now.Blocks) == Shape(before.Blocks) && now.Paragraphs.Zip(before.Paragraphs).All(pair =>
            pair.First.Runs.SequenceEqual(pair.First.Number == replaced.Number ? words : pair.Second.Runs));

    private static string Shape(IEnumerable<TextBlock> blocks) => string.Concat(blocks.Select(block => block switch
    {
        TextParagraph paragraph => $"{paragraph.Level}",
        TextQuotation quotation => $">({Shape(quotation.Blocks)})",
        TextList list => $"{(list.Ordered ? list.Start : "-")}({string.Join('|', list.Items.Select(Shape))})",
        _ => throw new InvalidOperationException($"{block.GetType().Name} has no shape."),
    }));

    /// <summary>A line goes on in the next only behind a backslash, which is the one way to break it; further in than a block can begin, where its first sign could begin one.</summary>
    private static string OnOneLine(IEnumerable<string> lines) => lines.Select(line => line.Trim()).Aggregate((words, line) =>
        !EndsInBreak().IsMatch(words) ? $"{words} {line}"
        : MayBeginBlock().IsMatch(line) ? $"{words}\n    {line}"
        : $"{words}\n{line}");

    private static TextParagraph Find(TextDocument document, int number) => number >= 1 && number <= document.Paragraphs.Count
        ? document.Paragraphs[number - 1]
        : throw new DomainException($"The text has no paragraph {number}. Choose one of its {document.Paragraphs.Count}.", Field);

    private static DomainException Refusal(string what, string mend) => new($"{what} {mend}", Field);

    [GeneratedRegex("[^>]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoQuotation();

    [GeneratedRegex(@"(?<!\\)(\\\\)*\\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndsInBreak();

    [GeneratedRegex(@"\A[-+*#>=_~`<\[|0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MayBeginBlock();
}
