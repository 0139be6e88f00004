namespace Tccm.Typesetting;

/// <summary>What marks the items of a list.</summary>
public enum ListKind
{
    /// <summary>Numbers: 1. 2. 3., nested a. b. c., then i. ii. iii.</summary>
    Ordered,

    /// <summary>Bullets.</summary>
    Unordered,
}

/// <summary>A list. Its markers stand on the side where its first item's text begins.</summary>
public sealed record ListBlock(ListKind Kind, params IReadOnlyList<ListItem> Items) : Block
{
    /// <summary>The number of the first item of an ordered list.</summary>
    public int Start { get; init; } = 1;
}

/// <summary>An item: blocks, of which another list may be one.</summary>
public sealed record ListItem(params IReadOnlyList<Block> Blocks)
{
    /// <summary>An item of plain words.</summary>
    public static implicit operator ListItem(string text) => new(new Block[] { new Paragraph(text) });

    /// <summary>An item of one paragraph.</summary>
    public static implicit operator ListItem(Paragraph paragraph) => new(new Block[] { paragraph });

    /// <summary>An item of plain words.</summary>
    public static ListItem FromString(string text) => new(new Block[] { new Paragraph(text) });

    /// <summary>An item of one paragraph.</summary>
    public static ListItem FromParagraph(Paragraph paragraph) => new(new Block[] { paragraph });
}
