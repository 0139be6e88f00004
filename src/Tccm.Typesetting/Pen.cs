using Tccm.Typesetting.Native;

namespace Tccm.Typesetting;

/// <summary>Draws paths in a <see cref="Drawing"/>. It works only while the drawing's callback runs.</summary>
public sealed class Pen
{
    private readonly CairoHandle _cairo;

    internal Pen(CairoHandle cairo) => _cairo = cairo;

    /// <summary>Scales what follows: a drawing made in a box of 40 units fits 20 points with 0.5.</summary>
    public Pen Scale(double factor)
    {
        CairoApi.Scale(_cairo, factor, factor);
        return this;
    }

    /// <summary>Begins a path.</summary>
    public Pen MoveTo(double x, double y)
    {
        CairoApi.MoveTo(_cairo, x, y);
        return this;
    }

    /// <summary>Goes straight on.</summary>
    public Pen LineTo(double x, double y)
    {
        CairoApi.LineTo(_cairo, x, y);
        return this;
    }

    /// <summary>Goes on by a cubic Bézier curve with two control points.</summary>
    public Pen CurveTo(double x1, double y1, double x2, double y2, double x, double y)
    {
        CairoApi.CurveTo(_cairo, x1, y1, x2, y2, x, y);
        return this;
    }

    /// <summary>Goes back to where the path began.</summary>
    public Pen Close()
    {
        CairoApi.ClosePath(_cairo);
        return this;
    }

    /// <summary>Adds a circle.</summary>
    public Pen Circle(double x, double y, double radius)
    {
        CairoApi.NewSubPath(_cairo);
        CairoApi.Arc(_cairo, x, y, radius, 0, 2 * Math.PI);
        CairoApi.ClosePath(_cairo);
        return this;
    }

    /// <summary>Adds a rectangle.</summary>
    public Pen Rectangle(double x, double y, double width, double height)
    {
        CairoApi.Rectangle(_cairo, x, y, width, height);
        return this;
    }

    /// <summary>Adds a path written as in SVG 1.1, 8.3: M, L, H, V, C, S, Q, T and Z, absolute and relative; arcs are refused.</summary>
    /// <exception cref="FormatException">The path is not written so.</exception>
    public Pen Path(string commands)
    {
        new SvgPath(commands).DrawWith(this);
        return this;
    }

    /// <summary>Draws along the path with a line of a width, and forgets the path.</summary>
    public Pen Stroke(Colour colour, double width)
    {
        Use(colour);
        CairoApi.SetLineWidth(_cairo, width);
        CairoApi.SetLineJoin(_cairo, 1);
        CairoApi.Stroke(_cairo);
        return this;
    }

    /// <summary>Fills the path by the non-zero winding rule, and forgets it.</summary>
    public Pen Fill(Colour colour)
    {
        Use(colour);
        CairoApi.Fill(_cairo);
        return this;
    }

    private void Use(Colour colour) => CairoApi.SetSource(_cairo, colour.Red / 255d, colour.Green / 255d, colour.Blue / 255d);
}
