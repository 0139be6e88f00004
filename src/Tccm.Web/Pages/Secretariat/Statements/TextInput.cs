using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain;
using Tccm.Domain.Statements;

namespace Tccm.Web.Pages.Secretariat.Statements;

/// <summary>A statement as it is being written.</summary>
public sealed record TextInput
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } = [.. Enum.GetValues<StatementKind>().Select(kind => new SelectListItem(kind.InWords(), kind.ToString()))];

    /// <summary>The saving that the writer began with; of two who write at once, the second is told.</summary>
    public int? Seen { get; init; }

    [Required(ErrorMessage = "Enter the title.")]
    public string Title { get; init; } = "";
    public string? Slug { get; init; }

    [Required(ErrorMessage = "Choose a kind.")]
    public StatementKind? Kind { get; init; }
    public string? Process { get; init; }

    [Required(ErrorMessage = "Give the language as a tag such as en, fr or pt-BR.")]
    public string Language { get; init; } = "en";

    [Required(ErrorMessage = "Write the text.")]
    [DataType(DataType.MultilineText)]
    public string Text { get; init; } = "";

    public static TextInput Of(Statement statement) => new()
    {
        Seen = statement.DraftNumber,
        Title = statement.DraftTitle,
        Kind = statement.Kind,
        Process = statement.Process,
        Language = statement.Language,
        Text = statement.DraftBody,
    };

    /// <summary>The text as it will read, or a refusal of what cannot be part of it.</summary>
    public TextDocument Preview() => StatementText.Parse(TitledText.BodyOf(TitledText.Join(Title, Text)));

    /// <summary>The address as typed, or one made of the title's Latin letters and digits.</summary>
    public string Address()
    {
        if (!string.IsNullOrWhiteSpace(Slug)) return Slug.Trim();
        var address = new StringBuilder();
        foreach (var letter in Title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter)) address.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter is not ('\'' or '’') && address.Length > 0 && address[^1] != '-') address.Append('-');
        }
        var kept = address.Length > 60 ? address.ToString(0, 60) : address.ToString();
        if (address.Length > 60 && kept.LastIndexOf('-') is > 20 and var cut) kept = kept[..cut];
        kept = kept.Trim('-');
        return kept.Length > 0 ? kept : throw new DomainException("No address can be made from this title. Give one, such as open-internet-2027.", nameof(Slug));
    }
}
