using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain.Meetings;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat.Meetings;

/// <summary>What is typed of a meeting beside its times.</summary>
public record MeetingInput
{
    [Display(Name = "Title"), Required(ErrorMessage = "Give the title.")]
    public string Title { get; init; } = "";

    [Display(Name = "Agenda", Description = "In Markdown, as statements are written."), DataType(DataType.MultilineText)]
    [StringLength(Meeting.MaxWords, ErrorMessage = "Shorten it: 50,000 characters at most.")]
    public string? Agenda { get; init; }

    [Display(Name = "Language"), Required(ErrorMessage = "Choose the language.")]
    public string Language { get; init; } = "en";

    [Display(Name = "Place", Description = "Of an event; for a call leave it empty.")]
    public string? Place { get; init; }

    [Display(Name = "Link to join", Description = "Shown to those whom the meeting is for, shortly before it begins. No letter holds it."), DataType(DataType.Url)]
    public string? Link { get; init; }

    public static IEnumerable<SelectListItem> LanguageItems => Languages.Common.Select(tag => new SelectListItem(Languages.NameOf(tag), tag));

    public MeetingPlan ToPlan(MeetingKind kind) => new(kind, Title, Agenda, Language, Place, Link);

    public static MeetingInput From(Meeting meeting) => new() { Title = meeting.Title, Agenda = meeting.Agenda, Language = meeting.Language, Place = meeting.Place, Link = meeting.Link };
}

/// <summary>A meeting with its series or audience, and its one time or two.</summary>
public sealed record NewMeetingInput : MeetingInput, ITimeInput
{
    [Display(Name = "What it is"), Required(ErrorMessage = "Choose what it is.")]
    public MeetingKind? Kind { get; init; } = MeetingKind.Call;

    [Display(Name = "Series")]
    public Guid? Series { get; init; }

    [Display(Name = "Whom it is for", Description = "Where it is of a series, that one's audience counts.")]
    public MeetingAudience? Audience { get; init; }

    [Required(ErrorMessage = "Give the day.")]
    public DateOnly? Date { get; init; }

    [Required(ErrorMessage = "Give the time.")]
    public TimeOnly? Time { get; init; }

    [Required(ErrorMessage = "Choose the zone.")]
    public string Zone { get; init; } = "UTC";
    public string? OtherZone { get; init; }

    [Required(ErrorMessage = "Say how long it lasts.")]
    public int? Minutes { get; init; } = 60;
    public DateOnly? SecondDate { get; init; }
    public TimeOnly? SecondTime { get; init; }

    /// <summary>The sittings, the second in the zone and of the length of the first.</summary>
    public IReadOnlyList<SittingTime> Times() => SecondDate is { } day
        ? [this.ToTime(), SittingTime.From(day, SecondTime ?? throw new Domain.DomainException("Give the time of the second sitting.", nameof(SecondTime)), this.ZoneGiven, Minutes!.Value, "Second")]
        : [this.ToTime()];
}

/// <summary>Another time for a sitting.</summary>
public sealed record TimeInput : ITimeInput
{
    [Required(ErrorMessage = "Give the day.")]
    public DateOnly? Date { get; init; }

    [Required(ErrorMessage = "Give the time.")]
    public TimeOnly? Time { get; init; }

    [Required(ErrorMessage = "Choose the zone.")]
    public string Zone { get; init; } = "UTC";
    public string? OtherZone { get; init; }

    [Required(ErrorMessage = "Say how long it lasts.")]
    public int? Minutes { get; init; }
}

/// <summary>When a sitting is, as the clocks of a zone show it.</summary>
public interface ITimeInput
{
    DateOnly? Date { get; }
    TimeOnly? Time { get; }
    string Zone { get; }
    string? OtherZone { get; }
    int? Minutes { get; }
}

public static class TimeInputs
{
    public static IReadOnlyList<SelectListItem> Zones { get; } = [.. Deadline.CommonZones.Select(zone => new SelectListItem(zone.Label, zone.Id))];

    extension(ITimeInput input)
    {
        public string ZoneGiven => string.IsNullOrWhiteSpace(input.OtherZone) ? input.Zone : input.OtherZone.Trim();

        public SittingTime ToTime() => SittingTime.From(input.Date!.Value, input.Time!.Value, input.ZoneGiven, input.Minutes!.Value);
    }
}
