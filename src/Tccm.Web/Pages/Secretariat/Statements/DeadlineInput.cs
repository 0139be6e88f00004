using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat.Statements;

/// <summary>A deadline as it is given. It counts only as it was shown back in words.</summary>
public record DeadlineInput
{
    public static IReadOnlyList<SelectListItem> Zones { get; } = [.. Deadline.CommonZones.Select(zone => new SelectListItem(zone.Label, zone.Id))];

    [Required(ErrorMessage = "Give the day.")]
    public DateOnly? Date { get; init; }

    [Required(ErrorMessage = "Give the time.")]
    public TimeOnly? Time { get; init; } = new(23, 59);

    [Required(ErrorMessage = "Choose the zone.")]
    public string Zone { get; init; } = Deadline.AnywhereOnEarth;
    public string? OtherZone { get; init; }

    /// <summary>The deadline that was shown in words before.</summary>
    public string? Checked { get; init; }

    [DataType(DataType.Password)]
    public string? Password { get; init; }

    public Deadline Given() => Deadline.From(Date!.Value, Time!.Value, string.IsNullOrWhiteSpace(OtherZone) ? Zone : OtherZone.Trim());

    public Deadline GivenAsChecked() => Given() is var given && Mark(given) == Checked ? given
        : throw new DomainException($"The deadline is not the one that you checked. Check it once more: {given.InWords()}.");

    public static string Mark(Deadline deadline) => $"{deadline.Instant.ToString("u", CultureInfo.InvariantCulture)} {deadline.ZoneId}";
}

/// <summary>The same, for a text that is frozen: what was seen of it, and what the members are told of the change.</summary>
public sealed record FreezeInput : DeadlineInput
{
    /// <summary>The saving of the text that was looked over.</summary>
    public int Seen { get; init; }

    [DataType(DataType.MultilineText)]
    public string? Summary { get; init; }
}
