namespace Tccm.Typesetting;

/// <summary>
/// A vector drawing of a given size in points. With words for those who cannot see it, it is tagged as a figure
/// with alternate text (ISO 32000-1, 14.9.3); without, it is decoration.
/// </summary>
public sealed record Drawing : Block
{
    /// <summary>Makes a drawing. The pen's origin is the top left corner, y grows downward, one unit is a point.</summary>
    public Drawing(double width, double height, Action<Pen> draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentNullException.ThrowIfNull(draw);
        Width = width;
        Height = height;
        Draw = draw;
    }

    /// <summary>The width in points.</summary>
    public double Width { get; }

    /// <summary>The height in points.</summary>
    public double Height { get; }

    /// <summary>What it shows, in words; nothing for a decoration.</summary>
    public string? Alternative { get; init; }

    /// <summary>Where it stands in its column, by the document's direction.</summary>
    public Alignment Alignment { get; init; }

    /// <summary>White below it, in points.</summary>
    public double SpaceAfter { get; init; } = 10;

    /// <summary>Whether no page may begin between it and what follows.</summary>
    public bool KeepWithNext { get; init; }

    internal Action<Pen> Draw { get; }

    /// <summary>
    /// A square matrix of modules, such as a QR code (ISO/IEC 18004), its first index the row. True is dark.
    /// </summary>
    /// <param name="modules">The matrix, without a quiet zone.</param>
    /// <param name="size">The side of the drawing in points, its quiet zone included.</param>
    /// <param name="quietZone">White modules around it; the standard asks for 4.</param>
    /// <exception cref="ArgumentException">The matrix is empty or not square.</exception>
    public static Drawing Modules(bool[,] modules, double size, int quietZone = 4)
    {
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentOutOfRangeException.ThrowIfNegative(quietZone);
        var count = modules.GetLength(0);
        if (count == 0 || count != modules.GetLength(1))
            throw new ArgumentException("The modules must be a square.", nameof(modules));
        var module = size / (count + (2 * quietZone));
        return new Drawing(size, size, pen =>
        {
            for (var row = 0; row < count; row++)
            {
                // Neighbours are drawn as one rectangle, or a seam would show between them.
                for (var from = 0; from < count; from++)
                {
                    if (!modules[row, from])
                        continue;
                    var to = from;
                    while (to < count && modules[row, to])
                        to++;
                    pen.Rectangle((quietZone + from) * module, (quietZone + row) * module, (to - from) * module, module);
                    from = to;
                }
            }

            pen.Fill(Colour.Black);
        });
    }
}
