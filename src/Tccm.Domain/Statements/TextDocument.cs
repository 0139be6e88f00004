namespace Tccm.Domain.Statements;

/// <summary>A text as its readers meet it. The page, the PDF and the plain text are all made from this.</summary>
public sealed record TextDocument(IReadOnlyList<TextBlock> Blocks)
{
    /// <summary>The leaves in reading order, numbered from 1.</summary>
    public IReadOnlyList<TextParagraph> Paragraphs { get; } = [.. Leaves(Blocks)];

    /// <summary>The words of the paragraphs, an empty line between two; no bullets, numbers or quotation bars.</summary>
    public string PlainText => string.Join("\n\n", Paragraphs.Select(p => p.PlainText));

    private static IEnumerable<TextParagraph> Leaves(IReadOnlyList<TextBlock> blocks) => blocks.SelectMany(block => block switch
    {
        TextParagraph paragraph => [paragraph],
        TextQuotation quotation => Leaves(quotation.Blocks),
        TextList list => list.Items.SelectMany(Leaves),
        _ => throw new InvalidOperationException($"{block.GetType().Name} has no leaves."),
    });
}

public abstract record TextBlock;

/// <param name="Number">Its place among the leaves of the document, from 1.</param>
/// <param name="Kind">Text or heading.</param>
/// <param name="Level">1 to 3 for a heading, 0 for text.</param>
/// <param name="Runs">Its words; two neighbours always differ in style.</param>
/// <param name="Lines">Where each line of its Markdown stands in the normalised text, without the signs of headings, lists and quotations.</param>
public sealed record TextParagraph(int Number, ParagraphKind Kind, int Level, IReadOnlyList<TextRun> Runs, IReadOnlyList<TextSource> Lines) : TextBlock
{
    /// <summary>From its first word to its last in the normalised text; between its lines there may be signs of lists and quotations.</summary>
    public TextSource Source => new(Lines[0].Start, Lines[^1].End - Lines[0].Start);

    public string PlainText => string.Concat(Runs.Select(r => r.Text));
}

/// <summary>A stretch of a text, in UTF-16 code units.</summary>
public sealed record TextSource(int Start, int Length)
{
    public int End => Start + Length;
}

public enum ParagraphKind
{
    Text,
    Heading,
}

/// <param name="Ordered">Numbered, or with bullets.</param>
/// <param name="Start">The number of the first item; the others follow without a gap.</param>
/// <param name="Items">The blocks of each item.</param>
public sealed record TextList(bool Ordered, int Start, IReadOnlyList<IReadOnlyList<TextBlock>> Items) : TextBlock;

public sealed record TextQuotation(IReadOnlyList<TextBlock> Blocks) : TextBlock;

/// <param name="Text">Its words; a lone "\n" is a line break within the paragraph.</param>
/// <param name="Bold">Strong emphasis.</param>
/// <param name="Italic">Emphasis.</param>
/// <param name="Code">To be shown in a fixed-width face.</param>
/// <param name="Link">Where it leads: a whole https, http or mailto address; or null.</param>
public sealed record TextRun(string Text, bool Bold, bool Italic, bool Code, string? Link);
