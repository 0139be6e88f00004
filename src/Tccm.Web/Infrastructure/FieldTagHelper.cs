using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Tccm.Web.Infrastructure;

/// <summary>
/// A whole field from a model's property: label, hint, error and control, tied together for assistive technology.
/// What the person typed is shown again, however wrong. Addresses of mail and web are plain text fields, since
/// browsers' own refuse or rewrite names beyond ASCII; no length is cut off in the browser, since a cut paste is
/// a loss that nobody notices. Attributes it does not know go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper : TagHelper
{
    private const int MostRadios = 7;

    public required ModelExpression For { get; set; }
    public string? Label { get; set; }
    public string? Hint { get; set; }
    /// <summary>text, textarea, select, radios, checkbox, or an input's type, where the metadata does not say.</summary>
    public string? As { get; set; }
    /// <summary>w4, w8 or w16: the width of a short answer.</summary>
    public string? Size { get; set; }
    public int? Rows { get; set; }
    public IEnumerable<SelectListItem>? Items { get; set; }
    /// <summary>The first line of a select that nobody has answered yet.</summary>
    public string Prompt { get; set; } = "Choose…";

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    private ModelMetadata Meta => For.Metadata;
    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    private string Id => IdOf(Name);
    private ModelStateEntry? State => ViewContext.ViewData.ModelState.GetValueOrDefault(Name);
    private List<string> Errors => State?.Errors.Select(error => error.ErrorMessage).ToList() ?? [];
    private bool Several => Meta.IsEnumerableType;
    private Type Kind => (Several ? Meta.ElementMetadata! : Meta).UnderlyingOrModelType;

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var extra = output.Attributes.ToList();
        output.Attributes.Clear();
        output.TagMode = TagMode.StartTagAndEndTag;

        var hint = HintText();
        var choices = Choices();
        var form = Form(choices);
        var grouped = form == "radios";
        output.TagName = grouped ? "fieldset" : "div";
        output.Attributes.SetAttribute("class", Errors.Count > 0 ? "field wrong" : "field");
        var described = string.Join(' ', Enumerable.Repeat($"{Id}-hint", hint is null ? 0 : 1).Concat(Errors.Select((_, i) => ErrorId(i))));

        if (form == "checkbox")
        {
            Explain(output, hint);
            var box = Choice("checkbox", "true", Typed().Contains("true", StringComparer.OrdinalIgnoreCase), Id, LabelText(), null);
            Describe(box.Input, described, extra);
            output.Content.AppendHtml(box.Label).AppendHtml(Hidden());
            return;
        }

        var label = new TagBuilder(grouped ? "legend" : "label");
        if (!grouped)
            label.Attributes["for"] = Id;
        label.InnerHtml.Append(LabelText());
        if (!IsAskedFor())
            label.InnerHtml.AppendHtml(" <span class=\"optional\">(optional)</span>");
        output.Content.AppendHtml(label);
        Explain(output, hint);

        if (grouped)
        {
            if (described.Length > 0)
                output.Attributes.SetAttribute("aria-describedby", described);
            output.Content.AppendHtml(Group(choices, extra));
            return;
        }

        var control = form switch { "select" => Select(choices), "textarea" => TextArea(), _ => Input(form) };
        control.GenerateId(Name, "_");
        control.Attributes["name"] = Name;
        if (Size is not null)
            control.AddCssClass(Size);
        Describe(control, described, extra);
        output.Content.AppendHtml(control);
    }

    private string Form(List<(string Value, string Text, string? Hint)> choices) => As switch
    {
        "radios" or "checkboxes" => "radios",
        not null => As,
        _ when Several => "radios",
        _ when Items is not null => "select",
        _ when Kind == typeof(bool) => Meta.IsNullableValueType ? "radios" : "checkbox",
        _ when Kind.IsEnum => choices.Count <= MostRadios ? "radios" : "select",
        _ when Rows is not null || Meta.DataTypeName == nameof(DataType.MultilineText) => "textarea",
        _ when Meta.DataTypeName == nameof(DataType.Password) => "password",
        _ when Kind == typeof(DateOnly) || Meta.DataTypeName == nameof(DataType.Date) => "date",
        _ when Kind == typeof(TimeOnly) || Meta.DataTypeName == nameof(DataType.Time) => "time",
        _ => "text",
    };

    private List<(string Value, string Text, string? Hint)> Choices()
    {
        if (Items is not null)
            return Items.Select(item => (item.Value ?? item.Text, item.Text, (string?)null)).ToList();
        if (Kind == typeof(bool))
            return [("true", "Yes", null), ("false", "No", null)];
        if (!Kind.IsEnum)
            return [];

        return Enum.GetNames(Kind).Select(name =>
        {
            var display = Kind.GetField(name)!.GetCustomAttributes(typeof(DisplayAttribute), inherit: false).Cast<DisplayAttribute>().FirstOrDefault();
            return (name, display?.GetName() ?? name, display?.GetDescription());
        }).ToList();
    }

    private TagBuilder Group(List<(string Value, string Text, string? Hint)> choices, List<TagHelperAttribute> extra)
    {
        var group = new TagBuilder("div");
        group.AddCssClass(choices.Count > MostRadios ? "choices two" : "choices");
        var typed = Typed();
        foreach (var (i, (value, text, hint)) in choices.Index())
        {
            var choice = Choice(Several ? "checkbox" : "radio", value, typed.Contains(value, StringComparer.OrdinalIgnoreCase), i == 0 ? Id : $"{Id}-{i}", text, hint);
            Describe(choice.Input, hint is null ? "" : $"{choice.Input.Attributes["id"]}-hint", extra, marked: false);
            group.InnerHtml.AppendHtml(choice.Label);
        }
        return group;
    }

    private (TagBuilder Label, TagBuilder Input) Choice(string type, string value, bool chosen, string id, string text, string? hint)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var (key, set) in new[] { ("type", type), ("id", id), ("name", Name), ("value", value) })
            input.Attributes[key] = set;
        if (chosen)
            input.Attributes["checked"] = "checked";

        var words = new TagBuilder("span");
        words.Attributes["id"] = $"{id}-words";
        words.InnerHtml.Append(text);
        var label = new TagBuilder("label");
        label.AddCssClass("choice");
        label.InnerHtml.AppendHtml(input).AppendHtml(words);
        if (hint is not null)
        {
            // The hint describes the choice and is not part of its name.
            input.Attributes["aria-labelledby"] = $"{id}-words";
            label.InnerHtml.AppendHtml(Span("hint", $"{id}-hint", hint));
        }
        return (label, input);
    }

    private TagBuilder Select(List<(string Value, string Text, string? Hint)> choices)
    {
        var select = new TagBuilder("select");
        var typed = Typed();
        foreach (var (value, text, _) in choices.Where(choice => choice.Value.Length > 0).Prepend(("", Prompt, null)))
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = value;
            if (typed.Contains(value, StringComparer.OrdinalIgnoreCase))
                option.Attributes["selected"] = "selected";
            option.InnerHtml.Append(text);
            select.InnerHtml.AppendHtml(option);
        }
        return select;
    }

    private TagBuilder TextArea()
    {
        var area = new TagBuilder("textarea");
        area.Attributes["rows"] = (Rows ?? 5).ToString(CultureInfo.InvariantCulture);
        area.Attributes["dir"] = "auto";
        // A browser drops the first line break of a textarea: this is the one it may have.
        area.InnerHtml.AppendHtml("\n").Append(Typed().FirstOrDefault() ?? "");
        return area;
    }

    private TagBuilder Input(string type)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = type;
        if (type != "password")
            input.Attributes["value"] = Typed().FirstOrDefault() ?? "";
        if (type == "text")
            input.Attributes["dir"] = "auto";
        var mode = Meta.DataTypeName switch
        {
            nameof(DataType.EmailAddress) => "email",
            nameof(DataType.Url) => "url",
            nameof(DataType.PhoneNumber) => "tel",
            _ => Kind == typeof(int) || Kind == typeof(long) ? "numeric" : null,
        };
        if (mode is not null)
        {
            input.Attributes["inputmode"] = mode;
            input.Attributes["spellcheck"] = "false";
            input.Attributes["autocapitalize"] = "none";
        }
        return input;
    }

    private void Describe(TagBuilder control, string described, IEnumerable<TagHelperAttribute> extra, bool marked = true)
    {
        if (described.Length > 0)
            control.Attributes["aria-describedby"] = described;
        if (marked && Errors.Count > 0)
            control.Attributes["aria-invalid"] = "true";
        if (marked && IsAskedFor())
            control.Attributes["aria-required"] = "true";
        foreach (var attribute in extra)
            control.MergeAttribute(attribute.Name, attribute.Value?.ToString() ?? "", replaceExisting: true);
    }

    private void Explain(TagHelperOutput output, string? hint)
    {
        if (hint is not null)
            output.Content.AppendHtml(Span("hint", $"{Id}-hint", hint));
        foreach (var (i, error) in Errors.Index())
            output.Content.AppendHtml(Span("error", ErrorId(i), error));
    }

    private string ErrorId(int i) => i == 0 ? $"{Id}-error" : $"{Id}-error-{i}";

    private static TagBuilder Span(string of, string id, string words)
    {
        var span = new TagBuilder("span");
        span.AddCssClass(of);
        span.Attributes["id"] = id;
        span.InnerHtml.Append(words);
        return span;
    }

    // An unticked box is not sent; this says that it was there.
    private TagBuilder Hidden()
    {
        var hidden = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var (key, value) in new[] { ("type", "hidden"), ("name", Name), ("value", "false") })
            hidden.Attributes[key] = value;
        return hidden;
    }

    private string LabelText() => Label ?? Meta.GetDisplayName();

    private string? HintText()
    {
        var most = Meta.ValidatorMetadata.Select(rule => rule switch { MaxLengthAttribute max => max.Length, StringLengthAttribute length => length.MaximumLength, _ => 0 }).Max() as int? ?? 0;
        var limit = Form([]) == "textarea" && most > 0 ? string.Create(CultureInfo.InvariantCulture, $"At most {most:N0} characters.") : "";
        var words = $"{Hint ?? Meta.Description} {limit}".Trim();
        return words.Length > 0 ? words : null;
    }

    private bool IsAskedFor() => Meta.IsRequired || Meta.ValidatorMetadata.Any(rule => rule is RequiredAttribute);

    private string[] Typed()
    {
        if (State is { RawValue: not null } state)
            return state.RawValue is IEnumerable<string> many ? [.. many] : [state.AttemptedValue ?? ""];

        return For.Model switch
        {
            null => [],
            string words => [words],
            IEnumerable many => [.. many.Cast<object>().Select(Written)],
            var one => [Written(one)],
        };
    }

    private static string Written(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
