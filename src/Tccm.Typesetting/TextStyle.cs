namespace Tccm.Typesetting;

/// <summary>A family of faces; each falls back from Noto to DejaVu and on to any installed font that has the glyph.</summary>
public enum Typeface
{
    /// <summary>Noto Serif or DejaVu Serif: for reading.</summary>
    Serif,

    /// <summary>Noto Sans or DejaVu Sans: for tables and headings.</summary>
    Sans,

    /// <summary>Noto Sans Mono or DejaVu Sans Mono: for hashes and code.</summary>
    Mono,
}

/// <summary>Where the lines of a paragraph stand. Start and end follow the paragraph's direction; in a table, the table's.</summary>
public enum Alignment
{
    /// <summary>Left for left-to-right text, right for right-to-left text.</summary>
    Start,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>Right for left-to-right text, left for right-to-left text.</summary>
    End,
}

/// <summary>The base direction of a paragraph (UAX #9).</summary>
public enum Direction
{
    /// <summary>By the first strong character (rules P2 and P3); the document's where there is none.</summary>
    Auto,

    /// <summary>Left to right.</summary>
    LeftToRight,

    /// <summary>Right to left.</summary>
    RightToLeft,
}

/// <summary>How a paragraph looks. Lengths are in points.</summary>
public sealed record TextStyle
{
    /// <summary>The family of faces.</summary>
    public Typeface Typeface { get; init; } = Typeface.Serif;

    /// <summary>The size of the type.</summary>
    public double Size { get; init; } = 10.5;

    /// <summary>From baseline to baseline, as a multiple of the size. A line whose glyphs stand higher or lower grows.</summary>
    public double Leading { get; init; } = 1.5;

    /// <summary>Whether all of it is bold.</summary>
    public bool Bold { get; init; }

    /// <summary>Whether all of it is italic.</summary>
    public bool Italic { get; init; }

    /// <summary>The colour of the type.</summary>
    public Colour Colour { get; init; } = Colour.Ink;

    /// <summary>Where its lines stand.</summary>
    public Alignment Alignment { get; init; }

    /// <summary>White above it; the larger of this and the white below the block before counts, and none at the top of a page.</summary>
    public double SpaceBefore { get; init; }

    /// <summary>White below it; see <see cref="SpaceBefore"/>.</summary>
    public double SpaceAfter { get; init; } = 8;

    /// <summary>Whether digits have one width (the OpenType feature <c>tnum</c>).</summary>
    public bool TabularNumbers { get; init; }

    /// <summary>Whether no page may begin between it and what follows.</summary>
    public bool KeepWithNext { get; init; }
}
