using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

/// <summary>When something was delivered and with what to show for it, as it is typed.</summary>
public record WhenDelivered
{
    public static IReadOnlyList<SelectListItem> Zones { get; } = [.. Deadline.CommonZones.Where(zone => zone.Id != Deadline.AnywhereOnEarth).Select(zone => new SelectListItem(zone.Label, zone.Id))];

    [Display(Name = "On which day"), Required(ErrorMessage = "Give the day.")]
    public DateOnly? On { get; init; }

    [Display(Name = "At which time")]
    public TimeOnly? Time { get; init; }

    [Display(Name = "Of which zone"), Required(ErrorMessage = "Choose the zone.")]
    public string Zone { get; init; } = "UTC";

    [Display(Name = "Receipt", Description = "The reference or number that was given for it. Shown in public: name no person.")]
    public string? Receipt { get; init; }

    [Display(Name = "Link", Description = "To the recording, the record or the page where it stands; https:// alone. Shown in public."), DataType(DataType.Url)]
    public string? Link { get; init; }

    public DeliveryFacts Facts(Organisation? by) => new(On!.Value, Time is { } time ? Deadline.From(On.Value, time, Zone) : null, by, Receipt, Link);
}

/// <summary>The same for the secretariat, which also says who delivered it.</summary>
public record DeliveryInput : WhenDelivered
{
    [Display(Name = "Who delivered it")]
    public Guid? By { get; init; }

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Organisations { get; init; } = [];

    public async Task<DeliveryFacts> FactsAsync(TccmDbContext db) =>
        Facts(By is { } id ? await db.OrganisationAsync(id) ?? throw new DomainException("Choose who delivered it from the list.", nameof(By)) : null);

    public static async Task<IReadOnlyList<SelectListItem>> OrganisationsAsync(TccmDbContext db) =>
        [.. (await db.Organisations.Select(one => new { one.Id, one.DisplayName }).ToListAsync()).OrderBy(one => one.DisplayName, Names.Order).Select(one => new SelectListItem(one.DisplayName, one.Id.ToString()))];
}

/// <summary>The same for a correction.</summary>
public sealed record CorrectionInput : DeliveryInput
{
    [Display(Name = "What was wrong", Description = "Shown in public with the correction: name no person."), DataType(DataType.MultilineText)]
    [Required(ErrorMessage = "Say what was wrong, for those who read it before.")]
    public string Reason { get; init; } = "";
}
