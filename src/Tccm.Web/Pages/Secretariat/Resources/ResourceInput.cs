using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain.Exchange;
using Tccm.Domain.Resources;

namespace Tccm.Web.Pages.Secretariat.Resources;

/// <summary>What is typed of a resource, new or known, as <c>_Fields</c> asks for it.</summary>
public sealed record ResourceInput
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } = [.. Enum.GetValues<ResourceKind>().Select(kind => new SelectListItem(kind.InWords(), kind.ToString()))];
    public static IReadOnlyList<SelectListItem> Licences { get; } = [.. Enum.GetValues<ResourceLicence>().Select(licence => new SelectListItem(licence.InWords(), licence.ToString()))];
    public static IReadOnlyList<SelectListItem> Audiences { get; } = [.. Enum.GetValues<ResourceAudience>().Select(audience => new SelectListItem(char.ToUpperInvariant(audience.InWords()[0]) + audience.InWords()[1..], audience.ToString()))];

    /// <summary>The number of the form that is being changed; 0 for a new one.</summary>
    public int Seen { get; init; }

    [Display(Name = "Title"), Required(ErrorMessage = "Enter its title.")]
    public string Title { get; init; } = "";

    [Display(Name = "Kind"), Required(ErrorMessage = "Choose its kind.")]
    public ResourceKind? Kind { get; init; }

    [Display(Name = "Link", Description = "A whole address, such as https://registry.example/slides."), DataType(DataType.Url)]
    public string? Link { get; init; }

    [Display(Name = "Text", Description = "Where it is read here. Markdown as in statements: headings, lists, quotations, links."), DataType(DataType.MultilineText)]
    public string? Text { get; init; }

    [Display(Name = "Language", Description = "A tag such as en, fr or pt-BR."), Required(ErrorMessage = "Give the language as a tag such as en, fr or pt-BR.")]
    public string Language { get; init; } = "en";

    [Display(Name = "Licence", Description = "What its authors allow. Where they say nothing, all rights are theirs."), Required(ErrorMessage = "Choose the licence.")]
    public ResourceLicence? Licence { get; init; }

    [Display(Name = "Event", Description = "Where it was shown or made for, in words.")]
    public string? Event { get; init; }

    [Display(Name = "Process")]
    public Guid? Process { get; init; }

    [Display(Name = "For whom"), Required(ErrorMessage = "Choose for whom it is.")]
    public ResourceAudience? Audience { get; init; }

    public ResourceFacts Facts() => new(Title, Kind!.Value, Link, Text, Language.Trim(), Licence!.Value, Event, Audience!.Value);

    public static ResourceInput From(Resource resource) => new()
    {
        Seen = resource.Number,
        Title = resource.Title,
        Kind = resource.Kind,
        Link = resource.Link,
        Text = resource.Text,
        Language = resource.Language,
        Licence = resource.Licence,
        Event = resource.Event,
        Process = resource.ProcessId,
        Audience = resource.Audience,
    };

    /// <summary>Of a note its words are no text of the resource, and so are left out. It was shared with members and supporters, which is what is offered.</summary>
    public static ResourceInput From(SharedNote note) => new() { Title = note.Title, Link = note.Link, Text = note.Link is null ? note.Words : null, Language = note.Language, Process = note.ProcessId, Audience = ResourceAudience.MembersAndSupporters };
}
