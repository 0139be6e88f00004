using System.Runtime.InteropServices;
using Tccm.Typesetting.Native;

namespace Tccm.Typesetting.Setting;

/// <summary>A paragraph broken into lines.</summary>
internal sealed unsafe class TextBody(LayoutHandle layout, Paragraph paragraph, TextStyle style, int[] ends, double width) : IDisposable
{
    private readonly nint _text = PangoApi.GetText(layout);
    private int _drawn;

    internal required bool StartsRight { get; init; }

    internal required Colour Accent { get; init; }

    internal required string Language { get; init; }

    internal Paragraph Paragraph => paragraph;

    internal double Width => width;

    internal TextStyle Style => style;

    internal Element? Element { get; set; }

    /// <summary>Whether it is drawn on more than one page, as the header of a table is.</summary>
    internal bool Kept { get; init; }

    internal List<TextLine> Lines { get; } = [];

    internal int UnknownGlyphs => PangoApi.UnknownGlyphs(layout);

    internal void Measure(double baseline)
    {
        var leading = style.Size * style.Leading;
        for (var node = PangoApi.GetLines(layout); node != null; node = node->Next)
        {
            PangoRectangle ink, logical;
            PangoApi.LineExtents((PangoLine*)node->Data, &ink, &logical);
            var rises = ink.Height == 0 ? 0 : Math.Max(0, (-ink.Y / PangoApi.Scale) - baseline);
            var sinks = ink.Height == 0 ? 0 : Math.Max(0, ((ink.Y + ink.Height) / PangoApi.Scale) - (leading - baseline));
            Lines.Add(new TextLine(node->Data, baseline + rises, leading + rises + sinks, logical.Width / PangoApi.Scale));
        }
    }

    /// <summary>The parts of a line in logical order, which is the order of reading; each knows where it stands.</summary>
    internal List<Fragment> Fragments(TextLine line, double x, double y)
    {
        var slack = width - line.Width;
        var at = x + style.Alignment switch
        {
            Alignment.Centre => slack / 2,
            Alignment.Start => StartsRight ? slack : 0,
            _ => StartsRight ? 0 : slack,
        };
        var fragments = new List<Fragment>();
        for (var node = ((PangoLine*)line.Native)->Runs; node != null; node = node->Next)
        {
            var item = (GlyphItem*)node->Data;
            var wide = PangoApi.Width(item->Glyphs) / PangoApi.Scale;
            fragments.Add(new Fragment(node->Data, item->Item->Offset, RunAt(item->Item->Offset), at, y + line.Baseline, wide));
            at += wide;
        }

        fragments.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        return fragments;
    }

    internal void Draw(CairoHandle cairo, Fragment fragment)
    {
        var run = paragraph.Runs[fragment.Run];
        var colour = run.Colour ?? (run.Target is null ? style.Colour : Accent);
        CairoApi.SetSource(cairo, colour.Red / 255d, colour.Green / 255d, colour.Blue / 255d);
        CairoApi.MoveTo(cairo, fragment.X, fragment.Baseline);
        PangoApi.Show(cairo, _text, (GlyphItem*)fragment.Native);
    }

    /// <summary>The lines below and through words, drawn apart from them so that they are no part of them.</summary>
    internal void Rule(CairoHandle cairo, Fragment fragment)
    {
        var run = paragraph.Runs[fragment.Run];
        var size = run.Size ?? style.Size;
        var colour = run.Colour ?? (run.Target is null ? style.Colour : Accent);
        CairoApi.SetSource(cairo, colour.Red / 255d, colour.Green / 255d, colour.Blue / 255d);
        if (run.IsUnderlined)
            CairoApi.Rectangle(cairo, fragment.X, fragment.Baseline + (size * 0.13), fragment.Width, size * 0.075);
        else if (run.Target is not null)
            CairoApi.Rectangle(cairo, fragment.X, fragment.Baseline + (size * 0.14), fragment.Width, size * 0.045);
        if (run.IsStruck)
            CairoApi.Rectangle(cairo, fragment.X, fragment.Baseline - (size * 0.31), fragment.Width, size * 0.075);
        CairoApi.Fill(cairo);
    }

    /// <summary>Lets the layout go once every line is on a page, so that a long document does not hold them all.</summary>
    internal void Finish(int lines)
    {
        _drawn += lines;
        if (_drawn >= Lines.Count && !Kept)
            layout.Dispose();
    }

    public void Dispose() => layout.Dispose();

    private int RunAt(int offset)
    {
        var run = Array.BinarySearch(ends, offset + 1);
        run = run < 0 ? ~run : run;
        while (run > 0 && ends[run - 1] > offset)
            run--;
        return Math.Min(run, ends.Length - 1);
    }
}

internal sealed record TextLine(nint Native, double Baseline, double Height, double Width);

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fragment(nint Native, int Offset, int Run, double X, double Baseline, double Width);
