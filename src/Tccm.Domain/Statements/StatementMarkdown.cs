using System.Text;
using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>Turns Markdig's tree into ours, refusing what ours has no place for.</summary>
internal sealed class StatementMarkdown(int linesBefore)
{
    private const int DeepestBlock = 8;

    private static readonly MarkdownPipeline Pipeline = Build();

    private int _paragraphs;

    public TextDocument Read(string text)
    {
        RefuseTables(text);
        return new TextDocument(Blocks(Parse(text), depth: 0));
    }

    private static MarkdownDocument Parse(string text)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            throw new DomainException("The text has lists, quotations or brackets too deep within each other to be read. Make it flatter.", "text");
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = 128 }.UsePreciseSourceLocation();

        // Tags within a line are shown as typed. Blocks of HTML are still recognised, so as to be refused.
        builder.InlineParsers.FindExact<AutolinkInlineParser>()!.Options.EnableHtmlParsing = false;
        builder.BlockParsers.Replace<ParagraphBlockParser>(new LinesOfParagraph());
        builder.BlockParsers.Replace<HeadingBlockParser>(new LinesOfHeading());
        return builder.Build();
    }

    private List<TextBlock> Blocks(ContainerBlock container, int depth)
    {
        if (depth > DeepestBlock)
            throw Refusal(container.Line, $"is more than {DeepestBlock} lists and quotations deep", "Make it flatter.");

        var blocks = new List<TextBlock>();
        foreach (var block in container)
            blocks.Add(Convert(block, depth));

        return blocks.Count > 0 ? blocks : throw Refusal(container.Line, "has a list item or a quotation with nothing in it", "Write its text, or put \\ before the sign at the start of the line.");
    }

    private TextBlock Convert(Block block, int depth) => block switch
    {
        HeadingBlock { IsSetext: true } => throw Refusal(block.Line, "makes a heading of the line above it", "For a heading begin that line with # instead; else remove this one."),
        HeadingBlock { Level: > 3 } => throw Refusal(block.Line, "is a heading of a level below ###", "Use #, ## or ###."),
        HeadingBlock heading => Paragraph(heading, ParagraphKind.Heading, heading.Level),
        ParagraphBlock paragraph => Paragraph(paragraph, ParagraphKind.Text, 0),
        QuoteBlock quotation => new TextQuotation(Blocks(quotation, depth + 1)),
        ListBlock list => List(list, depth + 1),
        FencedCodeBlock => throw Refusal(block.Line, "begins a block of code (``` or ~~~)", "Write it as text; a word of code goes between single backticks."),
        CodeBlock => throw Refusal(block.Line, "begins with four spaces or more, which makes it a block of code", "Remove the spaces."),
        HtmlBlock => throw Refusal(block.Line, "begins a block of HTML", "Write it as text, or put \\ before the < to show it as it is."),
        ThematicBreakBlock => throw Refusal(block.Line, "is a rule (---, *** or ___)", "Remove it, or use a heading."),
        LinkReferenceDefinitionGroup group => throw Refusal(group[0].Line, "defines the address of a link apart from its text", "Write the link as [text](https://…)."),
        _ => throw Refusal(block.Line, "holds something that a statement has no place for", "Write it as plain text."),
    };

    private TextList List(ListBlock list, int depth)
    {
        var items = list.Cast<ListItemBlock>().ToList();
        var start = list.IsOrdered ? items[0].Order : 1;
        for (var i = 0; list.IsOrdered && i < items.Count; i++)
        {
            if (items[i].Order != start + i)
                throw Refusal(items[i].Line, $"has the number {items[i].Order} but would be shown as {start + i}", "Number the list without gaps, or put \\ before the full stop to show the number as it is.");
        }

        return new TextList(list.IsOrdered, start, [.. items.Select(item => Blocks(item, depth))]);
    }

    private TextParagraph Paragraph(LeafBlock leaf, ParagraphKind kind, int level)
    {
        var number = ++_paragraphs;
        var runs = new List<TextRun>();
        if (leaf.Inline is not null)
            Runs(leaf.Inline, new TextRun("", false, false, false, null), runs);

        return runs.Exists(run => !string.IsNullOrWhiteSpace(run.Text))
            ? new TextParagraph(number, kind, level, runs, Lines(leaf))
            : throw Refusal(leaf.Line, "has a heading or a paragraph with nothing in it", "Write its text, or put \\ before the sign at the start of the line.");
    }

    private void Runs(ContainerInline container, TextRun style, List<TextRun> runs)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    Add(runs, style, literal.Content.ToString());
                    break;
                case HtmlEntityInline entity:
                    Add(runs, style, Entity(entity));
                    break;
                case CodeInline code:
                    Add(runs, style with { Code = true }, code.Content);
                    break;
                case LineBreakInline { IsHard: true }:
                    runs.Add(style with { Text = "\n" });
                    break;
                case LineBreakInline:
                    Add(runs, style, " ");
                    break;
                case AutolinkInline autolink:
                    Add(runs, style with { Link = Address(autolink, autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url) }, autolink.Url);
                    break;
                case LinkInline link:
                    Link(link, style, runs);
                    break;
                case EmphasisInline { DelimiterCount: 2 } strong:
                    Runs(strong, style with { Bold = true }, runs);
                    break;
                case EmphasisInline emphasis:
                    Runs(emphasis, style with { Italic = true }, runs);
                    break;
                default:
                    throw Refusal(inline.Line, "holds something that a statement has no place for", "Write it as plain text.");
            }
        }
    }

    private void Link(LinkInline link, TextRun style, List<TextRun> runs)
    {
        if (link.IsImage)
            throw Refusal(link.Line, "holds a picture (![…])", "Write what it shows as text.");
        if (!string.IsNullOrEmpty(link.Title))
            throw Refusal(link.Line, "holds a link with a title, which readers would not see", "Write the link as [text](https://…).");

        var words = new List<TextRun>();
        Runs(link, style with { Link = Address(link, link.Url ?? "") }, words);
        if (words.TrueForAll(run => string.IsNullOrWhiteSpace(run.Text)))
            throw Refusal(link.Line, "holds a link without a text", "Write the link as [text](https://…).");

        words.ForEach(run => Add(runs, run, run.Text));
    }

    private string Address(Inline link, string url)
    {
        if (url.EnumerateRunes().Any(rune => Rune.IsWhiteSpace(rune) || StatementText.WhyNot(rune) is not null))
            throw Refusal(link.Line, "holds a link whose address has a space or an invisible character", "Copy the address again.");

        var allowed = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme switch
        {
            "https" or "http" => uri.Host.Length > 0 && uri.UserInfo.Length == 0 && url.Contains("://", StringComparison.Ordinal),
            "mailto" => url.Contains('@', StringComparison.Ordinal),
            _ => false,
        };

        return allowed ? url : throw Refusal(link.Line, $"holds a link to “{Words.Quoted(url)}”", "Write a whole address that begins with https://, http:// or mailto:.");
    }

    private string Entity(HtmlEntityInline entity)
    {
        var text = entity.Transcoded.ToString();
        return text.EnumerateRunes().All(rune => StatementText.WhyNot(rune) is null)
            ? text
            : throw Refusal(entity.Line, $"holds {Words.Quoted(entity.Original.ToString())}, which stands for a character that may not be in a text", "Remove it.");
    }

    // Tables are an extension: to CommonMark they are a heap of bars, which nobody wants to sign.
    private void RefuseTables(string text)
    {
        var lines = text.Split('\n');
        var delimiters = Array.FindIndex(lines, line => line.Contains('|', StringComparison.Ordinal)
            && line.Contains("--", StringComparison.Ordinal) && line.All(c => c is '|' or '-' or ':' or '>' or ' '));
        if (delimiters >= 0)
            throw Refusal(delimiters, "makes a table", "Write it as a list.");
    }

    private static void Add(List<TextRun> runs, TextRun style, string text)
    {
        if (text.Length == 0)
            return;

        if (text != "\n" && runs.Count > 0 && runs[^1].Text != "\n" && runs[^1] with { Text = "" } == style with { Text = "" })
            runs[^1] = style with { Text = runs[^1].Text + text };
        else
            runs.Add(style with { Text = text });
    }

    private static List<TextSource> Lines(LeafBlock leaf) => (List<TextSource>)leaf.GetData(typeof(TextSource))!;

    // Markdig forgets the lines of a block once it has read what is in them.
    private static void Keep(LeafBlock leaf) => leaf.SetData(typeof(TextSource),
        leaf.Lines.Lines.Take(leaf.Lines.Count).Select(line => new TextSource(line.Slice.Start, line.Slice.Length)).ToList());

    private DomainException Refusal(int line, string what, string mend) => new($"Line {line + 1 + linesBefore} {what}. {mend}", "text");

    private sealed class LinesOfParagraph : ParagraphBlockParser
    {
        public override bool Close(BlockProcessor processor, Block block)
        {
            if (block is LeafBlock leaf) Keep(leaf);
            return base.Close(processor, block);
        }
    }

    private sealed class LinesOfHeading : HeadingBlockParser
    {
        public override bool Close(BlockProcessor processor, Block block)
        {
            if (block is LeafBlock leaf) Keep(leaf);
            return base.Close(processor, block);
        }
    }
}
