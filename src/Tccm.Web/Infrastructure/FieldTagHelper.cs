using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Tccm.Web.Infrastructure;

// Addresses of mail and web are plain text fields, since browsers' own refuse or rewrite names beyond ASCII.
// No length is cut off in the browser: a cut paste is a loss that nobody notices.
// Attributes not named here (autocomplete, lang, placeholder…) go to the control.
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper : TagHelper
{
    private const int MostRadios = 7;
    private List<TagHelperAttribute> _extra = [];

    public required ModelExpression For { get; set; }
    public string? Label { get; set; }
    public string? Hint { get; set; }
    public string? As { get; set; }
    public string? Size { get; set; }
    public int? Rows { get; set; }
    public IEnumerable<SelectListItem>? Items { get; set; }
    public string Prompt { get; set; } = "Choose…";
    /// <summary>Not optional, though nothing of its type says so: the domain asks for it, in its own words.</summary>
    public bool Wanted { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    private sealed record Option(string Value, string Text, string? Hint = null);

    private ModelMetadata Meta => For.Metadata;
    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    private string Id => IdOf(Name);
    private string Words => Label ?? Meta.GetDisplayName();
    private bool Several => Meta.IsEnumerableType;
    private Type Kind => (Several ? Meta.ElementMetadata! : Meta).UnderlyingOrModelType;
    private ModelStateEntry? State => ViewContext.ViewData.ModelState.GetValueOrDefault(Name);
    private List<string> Errors => State?.Errors.Select(error => error.ErrorMessage).ToList() ?? [];
    private bool Asked(bool byType) => Wanted || (byType && Meta.IsRequired) || Meta.ValidatorMetadata.Any(rule => rule is RequiredAttribute or RangeAttribute);

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        _extra = [.. output.Attributes];
        var options = Options();
        var form = Form(options);
        var hint = HintText(form);
        var explained = Explain(hint);
        var described = string.Join(' ', (hint is null ? [] : new[] { $"{Id}-hint" }).Concat(Errors.Select((_, i) => ErrorId(i))));
        var about = described.Length > 0 ? described : null;

        output.TagName = form == "radios" ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", Errors.Count > 0 ? "field wrong" : "field");
        if (form == "radios" && about is not null)
            output.Attributes.SetAttribute("aria-describedby", about);

        var label = form == "radios" ? Tag("legend", Words) : Tag("label", Words, ("for", Id));
        if (!Asked(byType: true))
            label.InnerHtml.AppendHtml(" ").AppendHtml(Tag("span", "(optional)", ("class", "optional")));
        // An unticked box is not sent; the hidden field says that it was there.
        var unticked = Tag("input", null, ("type", "hidden"), ("name", Name), ("value", "false"));
        output.Content.AppendHtml(form switch
        {
            "checkbox" => new HtmlContentBuilder([explained, Choice(form, Id, new("true", Words), about, alone: true), unticked]),
            "radios" => new HtmlContentBuilder([label, explained, Group(options)]),
            _ => new HtmlContentBuilder([label, explained, Control(form, options, about)]),
        });
    }

    private string Form(List<Option> options) => As switch
    {
        "checkboxes" => "radios",
        not null => As,
        _ when Several => "radios",
        _ when Items is not null => "select",
        _ when Kind == typeof(bool) => Meta.IsNullableValueType ? "radios" : "checkbox",
        _ when Kind.IsEnum => options.Count <= MostRadios ? "radios" : "select",
        _ when Rows is not null || Meta.DataTypeName == nameof(DataType.MultilineText) => "textarea",
        _ when Meta.DataTypeName == nameof(DataType.Password) => "password",
        _ when Kind == typeof(DateOnly) || Meta.DataTypeName == nameof(DataType.Date) => "date",
        _ when Kind == typeof(TimeOnly) || Meta.DataTypeName == nameof(DataType.Time) => "time",
        _ => "text",
    };

    private List<Option> Options()
    {
        if (Items is not null)
            return [.. Items.Select(item => new Option(item.Value ?? item.Text, item.Text))];
        if (Kind == typeof(bool))
            return [new("true", "Yes"), new("false", "No")];
        return Kind.IsEnum
            ? [.. from name in Enum.GetNames(Kind)
                  let display = Kind.GetField(name)!.GetCustomAttribute<DisplayAttribute>()
                  select new Option(name, display?.GetName() ?? name, display?.GetDescription())]
            : [];
    }

    private TagBuilder Group(List<Option> options)
    {
        var group = Tag("div", null, ("class", options.Count > MostRadios ? "choices two" : "choices"));
        foreach (var (i, option) in options.Index())
            group.InnerHtml.AppendHtml(Choice(Several ? "checkbox" : "radio", i == 0 ? Id : $"{Id}-{i}", option, null, alone: false));
        return group;
    }

    private TagBuilder Choice(string type, string id, Option option, string? about, bool alone)
    {
        var hinted = option.Hint is not null;
        var input = Tag("input", null, ("type", type), ("id", id), ("name", Name), ("value", option.Value), ("checked", IsTyped(option) ? "checked" : null),
            // A choice's hint describes it and is no part of its name.
            ("aria-labelledby", hinted ? $"{id}-words" : null), ("aria-describedby", hinted ? $"{id}-hint" : about),
            ("aria-invalid", Errors.Count > 0 && type == "checkbox" ? "true" : null), ("aria-required", alone && Asked(byType: false) ? "true" : null));
        var label = Tag("label", null, ("class", "choice"));
        label.InnerHtml.AppendHtml(WithExtra(input)).AppendHtml(Tag("span", option.Text, ("id", hinted ? $"{id}-words" : null)));
        if (hinted)
            label.InnerHtml.AppendHtml(Tag("span", option.Hint, ("class", "hint"), ("id", $"{id}-hint")));
        return label;
    }

    private TagBuilder Control(string form, List<Option> options, string? about)
    {
        var mode = Meta.DataTypeName switch
        {
            nameof(DataType.EmailAddress) => "email",
            nameof(DataType.Url) => "url",
            nameof(DataType.PhoneNumber) => "tel",
            _ => Kind == typeof(int) || Kind == typeof(long) ? "numeric" : null,
        };
        var typed = Typed().FirstOrDefault() ?? "";
        var control = form switch
        {
            "select" => Tag("select", null),
            // A browser drops the first line break within a textarea: this is the one it may have.
            "textarea" => Tag("textarea", "\n" + typed, ("rows", (Rows ?? 5).ToString(CultureInfo.InvariantCulture)), ("dir", "auto")),
            _ => Tag("input", null, ("type", form), ("value", form == "password" ? null : typed), ("dir", form == "text" ? "auto" : null),
                ("inputmode", mode), ("spellcheck", mode is null ? null : "false"), ("autocapitalize", mode is null ? null : "none")),
        };
        foreach (var option in form == "select" ? options.Where(option => option.Value.Length > 0).Prepend(new("", Prompt)) : [])
            control.InnerHtml.AppendHtml(Tag("option", option.Text, ("value", option.Value), ("selected", IsTyped(option) ? "selected" : null)));

        return WithExtra(Set(control, ("id", Id), ("name", Name), ("class", Size), ("aria-describedby", about),
            ("aria-invalid", Errors.Count > 0 ? "true" : null), ("aria-required", Asked(byType: true) ? "true" : null)));
    }

    private TagBuilder WithExtra(TagBuilder control) =>
        Set(control, [.. _extra.Select(attribute => (attribute.Name, attribute.Value?.ToString() ?? ""))]);

    private HtmlContentBuilder Explain(string? hint)
    {
        var errors = Errors.Select((error, i) => Tag("span", error, ("class", "error"), ("id", ErrorId(i))));
        return new([.. hint is null ? [] : new[] { Tag("span", hint, ("class", "hint"), ("id", $"{Id}-hint")) }, .. errors]);
    }

    private string ErrorId(int i) => i == 0 ? $"{Id}-error" : $"{Id}-error-{i}";

    private string? HintText(string form)
    {
        var most = Meta.ValidatorMetadata.Select(rule => rule switch { MaxLengthAttribute max => max.Length, StringLengthAttribute length => length.MaximumLength, _ => 0 }).DefaultIfEmpty().Max();
        var limit = form == "textarea" && most > 0 ? string.Create(CultureInfo.InvariantCulture, $"At most {most:N0} characters.") : "";
        var words = $"{Hint ?? Meta.Description} {limit}".Trim();
        return words.Length > 0 ? words : null;
    }

    private bool IsTyped(Option option) => Typed().Contains(option.Value, StringComparer.OrdinalIgnoreCase);

    private string[] Typed() => (State?.RawValue, For.Model) switch
    {
        (string words, _) => [words],
        (IEnumerable<string> many, _) => [.. many],
        (_, null) => [],
        (_, string words) => [words],
        (_, IEnumerable many) => [.. many.Cast<object>().Select(Written)],
        (_, var one) => [Written(one)],
    };

    private static string Written(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static TagBuilder Tag(string name, string? words, params (string Key, string? Value)[] attributes)
    {
        var tag = new TagBuilder(name) { TagRenderMode = name == "input" ? TagRenderMode.SelfClosing : TagRenderMode.Normal };
        tag.InnerHtml.Append(words ?? "");
        return Set(tag, attributes);
    }

    private static TagBuilder Set(TagBuilder tag, params (string Key, string? Value)[] attributes)
    {
        foreach (var (key, value) in attributes.Where(attribute => attribute.Value is not null))
            tag.Attributes[key] = value;
        return tag;
    }
}
