namespace Tccm.Web.Pages;

/// <summary>The password, as <c>_FreshCheck</c> asks for it where the sign-in is not fresh any more.</summary>
public record FreshInput
{
    public string? Password { get; init; }
}
