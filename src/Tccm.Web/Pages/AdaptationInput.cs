using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain.Adaptations;

namespace Tccm.Web.Pages;

/// <summary>What somebody made of a text, as <c>_AdaptationFields</c> asks for it: in public, and of a member's contact.</summary>
public record AdaptationInput
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } = [.. AdaptationKinds.All.Select(kind => new SelectListItem(kind.InWords(), kind.ToString()))];

    /// <summary>The revision that the form was about.</summary>
    public int? Revision { get; init; }
    public Guid? From { get; init; }

    [Display(Name = "What you did with the text"), Required(ErrorMessage = "Choose what you did with the text.")]
    public AdaptationKind? Kind { get; init; }

    [Display(Name = "Its title"), Required(ErrorMessage = "Enter the title of what you made.")]
    public string Title { get; init; } = "";

    [Display(Name = "Language", Description = "A tag such as en, fr or pt-BR."), Required(ErrorMessage = "Give the language as a tag such as en, fr or pt-BR.")]
    public string Language { get; init; } = "";

    [Display(Name = "Link to it", Description = "A public page, such as https://registry.example/our-text."), DataType(DataType.Url)]
    public string? Link { get; init; }

    [Display(Name = "Its words, where it is short", Description = "Plain words. They are shown as you type them."), DataType(DataType.MultilineText), MaxLength(AdaptationFacts.MaxWords, ErrorMessage = "1,000 characters at most. Shorten it, or give a link.")]
    public string? Words { get; init; }

    public IList<int> Paragraphs { get; init; } = [];

    public AdaptationFacts Facts() => new(Kind!.Value, Title, Language, Link, Words);
}
