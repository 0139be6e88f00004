using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Shared;

/// <summary>
/// Draws what changed: <c>&lt;text-difference difference="…" lang="…" /&gt;</c>. Added and removed words are told apart by marks that
/// are seen without colour and by words that are heard; long stretches without a change are folded. Nothing is taken as HTML.
/// </summary>
[HtmlTargetElement("text-difference", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextDifferenceTagHelper : TagHelper
{
    public TextDifference Difference { get; set; } = null!;

    public string Lang { get; set; } = "en";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "difference");
        var summary = Tag("p", "quiet small");
        summary.InnerHtml.Append(Difference.InWords);
        output.Content.AppendHtml(summary);
        if (Difference.IsSame || Difference.IsSpacingOnly) return;

        var text = Tag("div", "text");
        text.Attributes["lang"] = Lang;
        foreach (var (isFolded, blocks) in Difference.Stretches)
        {
            if (isFolded) text.InnerHtml.AppendHtml(Folded(blocks));
            else Draw(text, blocks);
        }
        output.Content.AppendHtml(text);
    }

    private static TagBuilder Folded(IReadOnlyList<DifferenceBlock> blocks)
    {
        var summary = new TagBuilder("summary");
        summary.InnerHtml.Append($"{Words.Counted(blocks.Count, "paragraph")} unchanged");
        summary.Attributes["lang"] = "en";
        var fold = new TagBuilder("details");
        fold.InnerHtml.AppendHtml(summary);
        Draw(fold, blocks);
        return fold;
    }

    private static void Draw(TagBuilder into, IEnumerable<DifferenceBlock> blocks)
    {
        foreach (var block in blocks)
        {
            var paragraph = Tag("p", block.Kind == DifferenceKind.Same ? "same" : "changed");
            paragraph.Attributes["dir"] = "auto";
            foreach (var part in block.Parts) Draw(paragraph, part);
            into.InnerHtml.AppendHtml(paragraph);
        }
    }

    private static void Draw(TagBuilder into, DifferencePart part)
    {
        if (part.Kind == DifferenceKind.Same)
        {
            into.InnerHtml.Append(part.Text);
            return;
        }
        var tag = new TagBuilder(part.Kind == DifferenceKind.Added ? "ins" : "del");
        tag.InnerHtml.AppendHtml(Heard(part.Kind == DifferenceKind.Added ? "[added: " : "[removed: ")).Append(part.Text).AppendHtml(Heard("]"));
        into.InnerHtml.AppendHtml(tag);
    }

    private static TagBuilder Heard(string words)
    {
        var tag = Tag("span", "unseen");
        tag.Attributes["lang"] = "en";
        tag.InnerHtml.Append(words);
        return tag;
    }

    private static TagBuilder Tag(string name, string css) => new(name) { Attributes = { ["class"] = css } };
}
