using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Tccm.Domain.Statements;

namespace Tccm.Web.Pages.Shared;

/// <summary>
/// Draws a text from its blocks: <c>&lt;statement-text document="…" lang="…" /&gt;</c>. Each paragraph has a permanent address;
/// its mark comes from the stylesheet, so that the page's text is the text and no more. Nothing is ever taken as HTML.
/// </summary>
[HtmlTargetElement("statement-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatementTextTagHelper : TagHelper
{
    public TextDocument Document { get; set; } = null!;

    public string Lang { get; set; } = "en";

    /// <summary>The direction of the whole, where one language settles it; else each paragraph finds its own.</summary>
    public string? Dir { get; set; }

    /// <summary>Whether paragraphs carry their address; a preview has none.</summary>
    public bool Marks { get; set; } = true;

    /// <summary>Of the text's highest headings, whichever sign they are written with: one beneath the title's.</summary>
    public int Level { get; set; } = 2;

    /// <summary>What stands beneath a paragraph, by its number: what was said of it.</summary>
    public Func<int, IHtmlContent?>? Beneath { get; set; }

    private int Deeper => Level - Document.Paragraphs.Where(paragraph => paragraph.Kind == ParagraphKind.Heading).Select(heading => heading.Level).DefaultIfEmpty(1).Min();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "text");
        output.Attributes.SetAttribute("lang", Lang);
        if (Dir is not null) output.Attributes.SetAttribute("dir", Dir);
        foreach (var block in Document.Blocks) output.Content.AppendHtml(Draw(block));
    }

    private IHtmlContent Draw(TextBlock block) => block switch
    {
        TextParagraph { Kind: ParagraphKind.Heading } heading => WithBeneath(Leaf("h" + Math.Min(heading.Level + Deeper, 6).ToString(CultureInfo.InvariantCulture), heading), heading),
        TextParagraph paragraph => WithBeneath(Leaf("p", paragraph), paragraph),
        TextQuotation quotation => With(new TagBuilder("blockquote"), quotation.Blocks.Select(Draw)),
        TextList list => List(list),
        _ => throw new InvalidOperationException($"{block.GetType().Name} cannot be drawn."),
    };

    private TagBuilder List(TextList list)
    {
        var tag = With(new TagBuilder(list.Ordered ? "ol" : "ul"), list.Items.Select(Item));
        if (list is { Ordered: true, Start: not 1 }) tag.Attributes["start"] = list.Start.ToString(CultureInfo.InvariantCulture);
        return tag;
    }

    private TagBuilder Item(IReadOnlyList<TextBlock> blocks) => blocks is [TextParagraph { Kind: ParagraphKind.Text } only]
        ? With(Leaf("li", only), Beneath?.Invoke(only.Number) is { } said ? [said] : [])
        : With(new TagBuilder("li"), blocks.Select(Draw));

    private IHtmlContent WithBeneath(TagBuilder leaf, TextParagraph paragraph) =>
        Beneath?.Invoke(paragraph.Number) is { } said ? new HtmlContentBuilder([leaf, said]) : leaf;

    private TagBuilder Leaf(string name, TextParagraph paragraph)
    {
        var tag = With(new TagBuilder(name), paragraph.Runs.Select(Draw));
        if (Dir is null) tag.Attributes["dir"] = "auto";
        if (!Marks) return tag;
        var number = paragraph.Number.ToString(CultureInfo.InvariantCulture);
        tag.Attributes["id"] = "p" + number;
        var mark = new TagBuilder("a") { Attributes = { ["class"] = "pilcrow", ["href"] = "#p" + number, ["data-mark"] = "¶" + number, ["aria-label"] = "Paragraph " + number } };
        tag.InnerHtml.AppendHtml(mark);
        return tag;
    }

    private static IHtmlContent Draw(TextRun run)
    {
        if (run.Text == "\n") return new TagBuilder("br") { TagRenderMode = TagRenderMode.SelfClosing };
        IHtmlContent drawn = new HtmlContentBuilder().Append(run.Text);
        if (run.Code) drawn = With(new TagBuilder("code"), [drawn]);
        if (run.Italic) drawn = With(new TagBuilder("em"), [drawn]);
        if (run.Bold) drawn = With(new TagBuilder("strong"), [drawn]);
        if (run.Link is not null) drawn = With(new TagBuilder("a") { Attributes = { ["href"] = run.Link, ["rel"] = "nofollow noopener" } }, [drawn]);
        return drawn;
    }

    private static TagBuilder With(TagBuilder tag, IEnumerable<IHtmlContent> content)
    {
        foreach (var part in content) tag.InnerHtml.AppendHtml(part);
        return tag;
    }
}
