using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Pages;

/// <summary>Who may sign for an organisation and by what right, with the address at which it is changed where the reader may.</summary>
public sealed record SignatoryRights(IEnumerable<Contact> Contacts, Func<Contact, string?> Change);

/// <summary>On what the right to sign rests, as <c>_Authority</c> asks for it. The domain checks it.</summary>
public abstract record AuthorityInput
{
    [Display(Name = "On what does the right to sign rest?"), Required(ErrorMessage = "Choose on what the right to sign rests.")]
    public AuthorityBasis? Basis { get; init; }

    [Display(Name = "Last day of the mandate", Description = "Needed for a mandate, and for nothing else. The day is counted in UTC."), DataType(DataType.Date)]
    public DateOnly? Until { get; init; }

    public static IReadOnlyList<SelectListItem> Bases { get; } =
    [
        new("By office: a director, a secretary general, whoever the law or the statutes name", nameof(AuthorityBasis.Officer)),
        new("By delegation: an officer gave it, until it is taken back", nameof(AuthorityBasis.Delegated)),
        new("By a mandate that ends with a day", nameof(AuthorityBasis.Mandate)),
    ];

    public Authority? ToAuthority() => Basis is { } basis ? new(basis, Until) : null;

    /// <summary>Whether one of the two could not be read or is missing, which the page says beside it.</summary>
    public static bool IsWrong(ModelStateDictionary state) =>
        state.GetFieldValidationState("Input.Basis") == ModelValidationState.Invalid || state.GetFieldValidationState("Input.Until") == ModelValidationState.Invalid;
}
