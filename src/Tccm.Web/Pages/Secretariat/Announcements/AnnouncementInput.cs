using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain.Announcements;
using Tccm.Domain.Calendar;

namespace Tccm.Web.Pages.Secretariat.Announcements;

/// <summary>What is typed of an announcement, new or begun.</summary>
public sealed record AnnouncementInput
{
    public static IReadOnlyList<SelectListItem> Archives { get; } =
    [
        new("Everybody: it stands in the public archive", nameof(Tccm.Domain.Announcements.Archive.Public)),
        new("Only those who are signed in and belong to the audience", nameof(Tccm.Domain.Announcements.Archive.Members)),
    ];

    [Required(ErrorMessage = "Enter the subject.")]
    public string Subject { get; init; } = "";

    [Required(ErrorMessage = "Choose to whom it goes.")]
    public string Audience { get; init; } = "";

    [Required(ErrorMessage = "Choose who reads it afterwards.")]
    public Archive? Archive { get; init; }

    [Required(ErrorMessage = "Give the language as a tag such as en, fr or pt-BR.")]
    public string Language { get; init; } = "en";

    [Required(ErrorMessage = "Write the text.")]
    [DataType(DataType.MultilineText)]
    public string Body { get; init; } = "";

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Audiences { get; private set; } = [];

    public void Offer(IEnumerable<Process> processes) => Audiences = [.. Tccm.Domain.Announcements.Audience.Each(processes).Select(one => new SelectListItem(one.InWords, one.Code))];

    public static AnnouncementInput Of(Announcement announcement) => new()
    {
        Subject = announcement.Subject,
        Audience = announcement.Audience.Code,
        Archive = announcement.Archive,
        Language = announcement.Language,
        Body = announcement.Body,
    };
}
