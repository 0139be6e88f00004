using System.ComponentModel.DataAnnotations;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

/// <summary>Where a statement was published again, as it is typed.</summary>
public record RepublicationInput
{
    [Display(Name = "On which day"), Required(ErrorMessage = "Give the day.")]
    public DateOnly? On { get; init; }

    [Display(Name = "Its title there"), Required(ErrorMessage = "Give the title under which it was published.")]
    public string Title { get; init; } = "";

    [Display(Name = "Language", Description = "A tag such as en, fr or pt-BR."), Required(ErrorMessage = "Give the language as a tag such as en, fr or pt-BR.")]
    public string Language { get; init; } = "en";

    [Display(Name = "Link", Description = "https:// alone."), DataType(DataType.Url), Required(ErrorMessage = "Give the link to it.")]
    public string Link { get; init; } = "";

    public RepublishedAs Facts(Organisation? by, string? outsider = null) => new(by, outsider, On!.Value, Title, Language, Link);
}

/// <summary>Why a republication is taken back, if somebody says.</summary>
public sealed record TakeBackInput
{
    [Display(Name = "Why", Description = "Kept for the secretariat."), DataType(DataType.MultilineText)]
    [StringLength(Republication.MaxWords, ErrorMessage = "Shorten it: 1,000 characters at most.")]
    public string? Reason { get; init; }
}
