using System.Runtime.InteropServices;

namespace Tccm.Typesetting.Setting;

/// <summary>The least that stands on one page: a line, a row, a drawing. Its x is that of the page, its y that of its stack.</summary>
internal abstract class Slice
{
    internal double X { get; init; }

    internal double Width { get; init; }

    internal virtual double Height { get; init; }

    /// <summary>White above it, none at the top of a page or cell.</summary>
    internal double Gap { get; set; }

    internal bool KeepWithNext { get; set; }

    internal bool NewPage { get; set; }

    internal Element? Element { get; init; }

    internal Decoration? Decoration { get; set; }

    /// <summary>A list's marker, which stands on the same line.</summary>
    internal TextSlice? Marker { get; set; }

    /// <summary>The header that a page repeats when it begins with this row.</summary>
    internal RowSlice? Header { get; init; }

    internal Bookmark? Bookmark { get; set; }
}

internal sealed class TextSlice(TextBody body, int line) : Slice
{
    internal TextBody Body => body;

    internal TextLine Line => body.Lines[line];

    internal override double Height => Line.Height;
}

internal sealed class RowSlice : Slice
{
    internal required IReadOnlyList<Stack> Cells { get; init; }

    /// <summary>From the top of the row to that of its cells.</summary>
    internal double Padding { get; init; }

    internal bool Middle { get; init; }

    internal double LineBelow { get; init; }

    internal Colour LineColour { get; init; }
}

internal sealed class DrawingSlice(Drawing drawing) : Slice
{
    internal Drawing Drawing => drawing;

    internal override double Height => drawing.Height;
}

internal sealed class RuleSlice(Rule rule) : Slice
{
    internal Rule Rule => rule;

    internal override double Height => rule.Thickness;
}

internal sealed class EmptySlice : Slice
{
    /// <summary>Whether a page that would begin with it leaves it out.</summary>
    internal bool Droppable { get; init; }
}

/// <summary>The ground and the bar behind neighbouring slices.</summary>
internal sealed record Decoration(double X, double Width, Colour? Ground, double BarX, double BarWidth, Colour Bar);

internal sealed record Bookmark(int Level, string Text);

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Placed(Slice Slice, double Y, bool Repeated = false);

/// <summary>Slices one below the other.</summary>
internal sealed class Stack
{
    private double _after;

    internal List<Slice> Slices { get; } = [];

    internal double Height => Slices.Select((slice, i) => slice.Height + (i == 0 ? 0 : slice.Gap)).Sum();

    internal void Add(Slice slice, double before = 0, double after = 0)
    {
        slice.Gap = Math.Max(before, _after);
        _after = after;
        Slices.Add(slice);
    }

    /// <summary>Forgets the white below the last block, where something else stands at its foot.</summary>
    internal void Close() => _after = 0;

    internal void Space(double after) => _after = Math.Max(_after, after);

    internal List<Placed> Place(double top)
    {
        var placed = new List<Placed>(Slices.Count);
        var y = top;
        for (var i = 0; i < Slices.Count; i++)
        {
            y += i == 0 ? 0 : Slices[i].Gap;
            placed.Add(new Placed(Slices[i], y));
            y += Slices[i].Height;
        }

        return placed;
    }
}
