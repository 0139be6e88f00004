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

    /// <summary>Whether the two texts stand side by side: on a narrow screen one above the other, each named.</summary>
    public bool Side { get; set; }

    /// <summary>What the earlier text is called side by side: "r1".</summary>
    public string Before { get; set; } = "before";

    public string After { get; set; } = "after";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "difference");
        var summary = Tag("p", "quiet small");
        summary.InnerHtml.Append(Difference.InWords);
        output.Content.AppendHtml(summary);
        if (Difference.IsSame || Difference.IsSpacingOnly) return;

        var text = Tag("div", Side ? "text sides" : "text");
        text.Attributes["lang"] = Lang;
        if (Side) text.InnerHtml.AppendHtml(Names());
        foreach (var (isFolded, blocks) in Difference.Stretches)
        {
            if (isFolded) text.InnerHtml.AppendHtml(Folded(blocks));
            else Draw(text, blocks);
        }
        output.Content.AppendHtml(text);
    }

    private TagBuilder Folded(IReadOnlyList<DifferenceBlock> blocks)
    {
        var summary = new TagBuilder("summary");
        summary.InnerHtml.Append($"{Words.Counted(blocks.Count, "paragraph")} unchanged");
        summary.Attributes["lang"] = "en";
        var fold = new TagBuilder("details");
        fold.InnerHtml.AppendHtml(summary);
        Draw(fold, blocks);
        return fold;
    }

    private void Draw(TagBuilder into, IEnumerable<DifferenceBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (Side)
            {
                into.InnerHtml.AppendHtml(Pair(block));
                continue;
            }
            var paragraph = Tag("p", block.Kind == DifferenceKind.Same ? "same" : "changed");
            paragraph.Attributes["dir"] = "auto";
            foreach (var part in block.Parts) Draw(paragraph, part);
            into.InnerHtml.AppendHtml(paragraph);
        }
    }

    /// <summary>What did not change is said once, and seen on both sides where there is room for two.</summary>
    private TagBuilder Pair(DifferenceBlock block)
    {
        var pair = Tag("div", block.Kind == DifferenceKind.Same ? "two same" : "two changed");
        pair.InnerHtml.AppendHtml(One(block.Before, block.Kind == DifferenceKind.Same ? null : Before));
        var after = One(block.After, block.Kind == DifferenceKind.Same ? null : After);
        if (block.Kind == DifferenceKind.Same) after.Attributes["aria-hidden"] = "true";
        pair.InnerHtml.AppendHtml(after);
        return pair;
    }

    private static TagBuilder One(IReadOnlyList<DifferencePart>? parts, string? name)
    {
        var paragraph = Tag("p", parts is null ? "none" : "one");
        paragraph.Attributes["dir"] = "auto";
        if (name is not null)
        {
            var which = Tag("span", "which");
            which.Attributes["lang"] = "en";
            which.InnerHtml.Append(parts is null ? $"{name}: not there" : $"{name}: ");
            paragraph.InnerHtml.AppendHtml(which);
        }
        foreach (var part in parts ?? []) Draw(paragraph, part);
        return paragraph;
    }

    private TagBuilder Names()
    {
        var names = Tag("div", "two names");
        names.Attributes["aria-hidden"] = "true";
        foreach (var name in new[] { Before, After })
        {
            var tag = new TagBuilder("p") { Attributes = { ["lang"] = "en" } };
            tag.InnerHtml.Append(name);
            names.InnerHtml.AppendHtml(tag);
        }
        return names;
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
