using System.Runtime.InteropServices;

namespace Tccm.Typesetting;

/// <summary>What a document says of itself, and how its pages look.</summary>
public sealed record DocumentOptions
{
    /// <summary>The title, shown in the window's title bar.</summary>
    public required string Title { get; init; }

    /// <summary>The main language as a BCP 47 tag; the catalogue's <c>Lang</c> (ISO 32000-1, 14.9.2).</summary>
    public required string Language { get; init; }

    /// <summary>When the document was made. Never the clock: the same document gives the same bytes.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>What it is about.</summary>
    public string? Subject { get; init; }

    /// <summary>The direction of the document, of paragraphs with no strong character and of tables; by the language where not given.</summary>
    public Direction Direction { get; init; }

    /// <summary>The size of every page.</summary>
    public PageSize PageSize { get; init; } = PageSize.A4;

    /// <summary>The white around the text.</summary>
    public Margins Margins { get; init; } = Margins.Default;

    /// <summary>The styles.</summary>
    public Styles Styles { get; init; } = Styles.Default;

    /// <summary>Makes the line above the text of a page, or nothing for that page.</summary>
    public Func<PageNumber, RunningLine?>? Header { get; init; }

    /// <summary>Makes the line below the text of a page, or nothing for that page.</summary>
    public Func<PageNumber, RunningLine?>? Footer { get; init; }
}

/// <summary>Page <see cref="Number"/>, counted from 1, of <see cref="Total"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PageNumber(int Number, int Total);

/// <summary>
/// What runs in the top or bottom margin: words at the start, in the middle and at the end, on one or more lines.
/// It is decoration (an artifact, ISO 32000-1, 14.8.2.2) and not read aloud.
/// </summary>
public sealed record RunningLine
{
    /// <summary>Words where lines start.</summary>
    public Paragraph? Start { get; init; }

    /// <summary>Words in the middle.</summary>
    public Paragraph? Centre { get; init; }

    /// <summary>Words where lines end.</summary>
    public Paragraph? End { get; init; }

    /// <summary>Whether a hairline parts it from the text.</summary>
    public bool Rule { get; init; }
}
