using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain.Lists;

namespace Tccm.Web.Pages.Secretariat.Lists;

/// <summary>What is asked of a list, when it is set up and later.</summary>
public record ListInput
{
    public static IReadOnlyList<SelectListItem> Audiences { get; } = [.. Enum.GetValues<ListAudience>().Select(one => new SelectListItem(Capital(one.InWords()), one.ToString()))];

    public string Name { get; init; } = "";
    public string Purpose { get; init; } = "";

    [Required(ErrorMessage = "Choose who may choose it.")]
    public ListAudience? Audience { get; init; }

    protected static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
