namespace Tccm.Typesetting;

/// <summary>What stands in a column of text: a paragraph, heading, list, quotation, table, drawing or rule.</summary>
public abstract record Block
{
    private protected Block()
    {
    }

    /// <summary>A paragraph of plain words in the style of the place it stands in.</summary>
    public static implicit operator Block(string text) => new Paragraph(text);

    /// <summary>A paragraph of one run.</summary>
    public static implicit operator Block(Run run) => new Paragraph(run);

    /// <summary>A paragraph of plain words.</summary>
    public static Block FromString(string text) => new Paragraph(text);

    /// <summary>A paragraph of one run.</summary>
    public static Block FromRun(Run run) => new Paragraph(run);
}

/// <summary>Runs that are broken into lines together (UAX #14), ragged at the end and never hyphenated. At least two lines stay together at a page's end and start.</summary>
public sealed record Paragraph : Block
{
    /// <summary>Makes a paragraph of runs; none make an empty line.</summary>
    public Paragraph(params IReadOnlyList<Run> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        Runs = runs;
    }

    /// <summary>The runs in logical order.</summary>
    public IReadOnlyList<Run> Runs { get; }

    /// <summary>The style; that of the place it stands in where not given.</summary>
    public TextStyle? Style { get; init; }

    /// <summary>The language as a BCP 47 tag; the document's where not given.</summary>
    public string? Language { get; init; }

    /// <summary>The base direction.</summary>
    public Direction Direction { get; init; }

    internal string Text => string.Concat(Runs.Select(run => run.Text));
}

/// <summary>A heading of level 1 to 3, which is a bookmark too and never stands alone at the foot of a page.</summary>
public sealed record Heading : Block
{
    /// <summary>Makes a heading.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 1, 2 or 3.</exception>
    public Heading(int level, params IReadOnlyList<Run> runs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 3);
        Level = level;
        Words = new Paragraph(runs);
    }

    /// <summary>1, 2 or 3.</summary>
    public int Level { get; }

    /// <summary>The words; their style is the level's unless the paragraph has its own.</summary>
    public Paragraph Words { get; init; }
}

/// <summary>Blocks quoted from elsewhere, indented beside a bar.</summary>
public sealed record Quotation(params IReadOnlyList<Block> Blocks) : Block;

/// <summary>Blocks on a tinted ground beside a bar: what a reader must not miss.</summary>
public sealed record CallOut(params IReadOnlyList<Block> Blocks) : Block;

/// <summary>A hairline across the column.</summary>
public sealed record Rule : Block
{
    /// <summary>The thickness in points.</summary>
    public double Thickness { get; init; } = 0.5;

    /// <summary>White above and below, in points.</summary>
    public double Space { get; init; } = 12;

    /// <summary>Its colour.</summary>
    public Colour Colour { get; init; } = Colour.Hairline;
}

/// <summary>White of a given height in points, dropped at the top of a page.</summary>
public sealed record Space(double Height) : Block;

/// <summary>What follows begins on a new page.</summary>
public sealed record PageBreak : Block;
