using System.ComponentModel.DataAnnotations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages;

/// <summary>Who may sign, as <c>_Signer</c> asks for it.</summary>
public sealed record SignerInput
{
    [Display(Name = "Their name"), Required(ErrorMessage = "Enter the name of the person who may sign.")]
    public string Name { get; init; } = "";

    [Display(Name = "Their e-mail address"), Required(ErrorMessage = "Enter their address as name@domain."), DataType(DataType.EmailAddress)]
    public string Email { get; init; } = "";

    [Display(Name = "Their position", Description = "By which they may sign for the organisation, such as Director."), Required(ErrorMessage = "Enter the position of the person who may sign.")]
    public string Title { get; init; } = "";

    [Display(Name = "What they should know", Description = "Shown to them beside the text, with your name."), DataType(DataType.MultilineText), MaxLength(PurposeHandover.MaxWords, ErrorMessage = "1,000 characters at most. Shorten it.")]
    public string? Words { get; init; }

    public NamedSigner ToSigner() => new(Name, EmailAddress.Parse(Email), Title, Words);

    public static SignerInput Of(PurposeHandover? earlier) => earlier is { IsPending: true }
        ? new() { Name = earlier.SignerName, Email = earlier.SignerEmail.Value, Title = earlier.SignerTitle, Words = earlier.Words }
        : new();
}
