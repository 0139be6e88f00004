using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain.Prospects;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat.Prospects;

/// <summary>What is typed of a prospect, new or known.</summary>
public sealed record ProspectInput
{
    [Display(Name = "Name of the organisation"), Required(ErrorMessage = "Enter the name of the organisation.")]
    public string Name { get; init; } = "";

    [Display(Name = "Economy")]
    public string? Economy { get; init; }

    [Display(Name = "Domains"), DataType(DataType.MultilineText)]
    public string? Domains { get; init; }

    [Display(Name = "Whom to approach"), DataType(DataType.MultilineText)]
    [StringLength(Prospect.MaxPeople, ErrorMessage = "Shorten it: 1,000 characters at most.")]
    public string? People { get; init; }

    [ValidateNever]
    public IEnumerable<SelectListItem> Economies => Tccm.Domain.Text.Economy.All.Select(economy => new SelectListItem(economy.Name, economy.Code));

    public IReadOnlyList<InternetDomain> ParsedDomains() => InternetDomain.ParseLines(Domains, nameof(Domains));

    public static ProspectInput From(Prospect prospect) => new()
    {
        Name = prospect.Name,
        Economy = prospect.Economy,
        Domains = string.Join('\n', prospect.Domains.Select(domain => domain.ULabel)),
        People = prospect.People,
    };
}
