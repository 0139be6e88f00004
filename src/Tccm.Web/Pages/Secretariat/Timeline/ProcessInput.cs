using System.ComponentModel.DataAnnotations;

namespace Tccm.Web.Pages.Secretariat.Timeline;

public sealed record ProcessInput
{
    [Required(ErrorMessage = "Give its name, as people call it."), Display(Name = "Name", Description = "As people call it, such as WSIS+20.")]
    public string? Name { get; init; }

    [Display(Name = "What it is", Description = "What it decides, and who decides there.")]
    public string? About { get; init; }
}
