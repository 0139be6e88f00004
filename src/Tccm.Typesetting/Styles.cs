namespace Tccm.Typesetting;

/// <summary>The styles of a document; replace single ones with <c>with</c>.</summary>
public sealed record Styles
{
    /// <summary>The styles used where none are given.</summary>
    public static Styles Default { get; } = new();

    /// <summary>Paragraphs, list items.</summary>
    public TextStyle Body { get; init; } = new();

    /// <summary>The document's own title.</summary>
    public TextStyle Heading1 { get; init; } = new() { Size = 23, Leading = 1.22, SpaceBefore = 6, SpaceAfter = 14, KeepWithNext = true };

    /// <summary>The heading of a part.</summary>
    public TextStyle Heading2 { get; init; } = new() { Typeface = Typeface.Sans, Bold = true, Size = 12.5, Leading = 1.3, SpaceBefore = 22, SpaceAfter = 7, KeepWithNext = true };

    /// <summary>The heading within a part.</summary>
    public TextStyle Heading3 { get; init; } = new() { Typeface = Typeface.Sans, Bold = true, Size = 10, Leading = 1.35, SpaceBefore = 16, SpaceAfter = 5, KeepWithNext = true };

    /// <summary>Quotations.</summary>
    public TextStyle Quotation { get; init; } = new() { Colour = Colour.Quiet };

    /// <summary>The words of a call-out.</summary>
    public TextStyle CallOut { get; init; } = new() { Typeface = Typeface.Sans, Size = 9.5, Leading = 1.45 };

    /// <summary>The cells of a table.</summary>
    public TextStyle Cell { get; init; } = new() { Typeface = Typeface.Sans, Size = 9, Leading = 1.4, SpaceAfter = 0, TabularNumbers = true };

    /// <summary>The header cells of a table.</summary>
    public TextStyle ColumnHeading { get; init; } = new() { Typeface = Typeface.Sans, Bold = true, Size = 8, Leading = 1.4, SpaceAfter = 0, Colour = Colour.Quiet };

    /// <summary>Small print; not used by itself.</summary>
    public TextStyle Small { get; init; } = new() { Typeface = Typeface.Sans, Size = 8.5, Leading = 1.45, SpaceAfter = 5, Colour = Colour.Quiet };

    /// <summary>The running header and footer.</summary>
    public TextStyle Running { get; init; } = new() { Typeface = Typeface.Sans, Size = 7.5, Leading = 1.4, Colour = Colour.Quiet, TabularNumbers = true };

    /// <summary>The colour of links and of the bar beside a call-out.</summary>
    public Colour Accent { get; init; } = Colour.FromHex("#0b5563");

    /// <summary>The ground of a call-out.</summary>
    public Colour Wash { get; init; } = Colour.FromHex("#e8f0f2");

    /// <summary>The size of code beside the type around it.</summary>
    public double CodeScale { get; init; } = 0.88;

    internal TextStyle Heading(int level) => level switch { 1 => Heading1, 2 => Heading2, _ => Heading3 };
}
