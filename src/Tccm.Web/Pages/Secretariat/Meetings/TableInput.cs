using System.ComponentModel.DataAnnotations;
using Tccm.Domain.Meetings;

namespace Tccm.Web.Pages.Secretariat.Meetings;

/// <summary>What is typed of a round table.</summary>
public sealed record TableInput
{
    [Display(Name = "Title"), Required(ErrorMessage = "Give the title.")]
    public string Title { get; init; } = "";

    [Display(Name = "Question"), DataType(DataType.MultilineText)]
    [StringLength(RoundTable.MaxQuestion, ErrorMessage = "Shorten it: 500 characters at most.")]
    public string? Question { get; init; }

    [Display(Name = "Moderated by", Description = "The organisation. No person is named.")]
    public string? Moderator { get; init; }
}
