namespace Tccm.Typesetting;

/// <summary>
/// Words set in one way within a paragraph. A line feed begins a new line of the same paragraph.
/// Refused: U+0000 and the other control characters but tab and line feed, and unpaired surrogates.
/// </summary>
public sealed record Run
{
    /// <summary>Makes a run in the paragraph's own style.</summary>
    /// <exception cref="ArgumentException">The text holds what cannot be set.</exception>
    public Run(string text) => Text = UnicodeText.Checked(text);

    /// <summary>The words, with line ends as line feeds.</summary>
    public string Text { get; }

    /// <summary>Whether it is bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>Whether it is italic.</summary>
    public bool IsItalic { get; init; }

    /// <summary>Whether it is set in the monospaced face.</summary>
    public bool IsCode { get; init; }

    /// <summary>Whether a line runs below it, as below words that were added.</summary>
    public bool IsUnderlined { get; init; }

    /// <summary>Whether a line runs through it, as through words that were removed.</summary>
    public bool IsStruck { get; init; }

    /// <summary>Where it leads, or nothing: an absolute address.</summary>
    public Uri? Target { get; init; }

    /// <summary>The language as a BCP 47 tag; the paragraph's where not given. It decides the variant of a Han character.</summary>
    public string? Language { get; init; }

    /// <summary>The colour; the style's where not given.</summary>
    public Colour? Colour { get; init; }

    /// <summary>The size in points; the style's where not given.</summary>
    public double? Size { get; init; }

    /// <summary>Plain words.</summary>
    public static implicit operator Run(string text) => new(text);

    /// <summary>Plain words.</summary>
    public static Run FromString(string text) => new(text);

    /// <summary>Bold words.</summary>
    public static Run Bold(string text) => new(text) { IsBold = true };

    /// <summary>Italic words.</summary>
    public static Run Italic(string text) => new(text) { IsItalic = true };

    /// <summary>Monospaced words.</summary>
    public static Run Code(string text) => new(text) { IsCode = true };

    /// <summary>Words that lead to an absolute address.</summary>
    /// <exception cref="ArgumentException">The address is relative.</exception>
    public static Run Link(string text, Uri target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!target.IsAbsoluteUri)
            throw new ArgumentException($"A link in a document needs an absolute address; '{target}' is relative.", nameof(target));
        return new Run(text) { Target = target };
    }

    /// <summary>Words in another language, a BCP 47 tag.</summary>
    public static Run In(string language, string text) => new(text) { Language = language };
}
