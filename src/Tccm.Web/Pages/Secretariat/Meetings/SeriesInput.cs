using System.ComponentModel.DataAnnotations;
using Tccm.Domain.Meetings;

namespace Tccm.Web.Pages.Secretariat.Meetings;

/// <summary>What is typed of a series of meetings.</summary>
public record SeriesInput
{
    [Display(Name = "Name"), Required(ErrorMessage = "Give the name.")]
    public string Name { get; init; } = "";

    [Display(Name = "What it is about"), DataType(DataType.MultilineText)]
    [StringLength(Series.MaxAbout, ErrorMessage = "Shorten it: 1,000 characters at most.")]
    public string? About { get; init; }
}

public sealed record NewSeriesInput : SeriesInput
{
    [Display(Name = "Whom it is for", Description = "It stays so: what was said among some is not read by more later."), Required(ErrorMessage = "Choose whom it is for.")]
    public MeetingAudience? Audience { get; init; }
}
