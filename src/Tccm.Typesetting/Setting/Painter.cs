using System.Globalization;
using Tccm.Typesetting.Native;

namespace Tccm.Typesetting.Setting;

/// <summary>Draws pages.</summary>
internal sealed class Painter(SurfaceHandle surface, CairoHandle cairo, TextSetter texts, DocumentOptions options)
{
    private readonly List<(int Level, int Id)> _outline = [];
    private int _page;

    internal Tagger Tagger { get; } = new(cairo);

    internal void Draw(List<Placed> page, int total)
    {
        _page++;
        Draw(page, options.Margins.Top, artifact: false);
        var number = new PageNumber(_page, total);
        if (options.Header?.Invoke(number) is { } header)
            DrawRunning(header, top: true);
        if (options.Footer?.Invoke(number) is { } footer)
            DrawRunning(footer, top: false);
        CairoApi.ShowPage(cairo);
        CairoApi.Check(CairoApi.Status(cairo));
    }

    private void Draw(List<Placed> placed, double top, bool artifact)
    {
        for (var i = 0; i < placed.Count; i++)
        {
            var (slice, y, repeated) = placed[i];
            if (slice.Decoration is { } decoration && (i == 0 || !ReferenceEquals(placed[i - 1].Slice.Decoration, decoration)))
                DrawDecoration(decoration, placed.Skip(i).TakeWhile(p => ReferenceEquals(p.Slice.Decoration, decoration)).ToList(), top);
            if (slice.Bookmark is { } bookmark)
                AddBookmark(bookmark, top + y);
            if (slice.Marker is { } marker)
                DrawMarker(marker, slice, top + y, artifact);
            switch (slice)
            {
                case TextSlice text:
                    var lines = new List<(TextSlice, double)> { (text, top + y) };
                    while (i + 1 < placed.Count && placed[i + 1].Slice is TextSlice next && ReferenceEquals(next.Body, text.Body))
                        lines.Add((next, top + placed[++i].Y));
                    DrawText(text.Body, lines, artifact);
                    break;
                case RowSlice row:
                    DrawRow(row, top + y, artifact || repeated);
                    break;
                case DrawingSlice drawing:
                    DrawDrawing(drawing, top + y);
                    break;
                case RuleSlice { Rule: var rule }:
                    Fill(rule.Colour, slice.X, top + y, slice.Width, rule.Thickness);
                    break;
            }
        }
    }

    private void DrawText(TextBody body, List<(TextSlice Slice, double Y)> lines, bool artifact)
    {
        var fragments = lines.SelectMany(line => body.Fragments(line.Slice.Line, line.Slice.X, line.Y)).ToList();
        if (artifact || body.Element is null)
        {
            DrawFragments(body, fragments);
        }
        else if (body.Element.Divided)
        {
            Tagger.Open(body.Element);
            for (var from = 0; from < fragments.Count;)
            {
                var run = body.Paragraph.Runs[fragments[from].Run];
                var part = fragments.Skip(from).TakeWhile(f => Alike(body.Paragraph.Runs[f.Run], run)).ToList();
                Tagger.BeginPart(run.Target, part, body, run.Language);
                DrawFragments(body, part);
                Tagger.EndPart();
                from += part.Count;
            }
        }
        else
        {
            Tagger.Open(body.Element);
            DrawFragments(body, fragments);
            Tagger.CloseLeaf();
        }

        foreach (var fragment in fragments.Where(f => body.Paragraph.Runs[f.Run] is { Target: not null } or { IsUnderlined: true } or { IsStruck: true }))
            body.Rule(cairo, fragment);
        body.Finish(lines.Count);

        static bool Alike(Run a, Run b) => ReferenceEquals(a, b) || (a.Target is null && b.Target is null && a.Language == b.Language);
    }

    private void DrawFragments(TextBody body, List<Fragment> fragments)
    {
        foreach (var fragment in fragments)
            body.Draw(cairo, fragment);
    }

    private void DrawMarker(TextSlice marker, Slice beside, double y, bool artifact)
    {
        // The baselines are one, also where a high glyph pushed the line's down.
        var shift = beside is TextSlice text ? text.Line.Baseline - marker.Line.Baseline : 0;
        marker.Body.Element?.Touch(_page);
        DrawText(marker.Body, [(marker, y + shift)], artifact);
    }

    private void DrawRow(RowSlice row, double y, bool artifact)
    {
        foreach (var cell in row.Cells)
        {
            var down = row.Middle ? (row.Height - cell.Height) / 2 : row.Padding;
            Draw(cell.Place(0), y + down, artifact);
        }

        if (row.LineBelow > 0)
            Fill(row.LineColour, row.X, y + row.Height - row.LineBelow, row.Width, row.LineBelow);
    }

    private void DrawDrawing(DrawingSlice slice, double y)
    {
        if (slice.Element is not null)
            Tagger.Open(slice.Element);
        CairoApi.Save(cairo);
        CairoApi.Translate(cairo, slice.X, y);
        CairoApi.NewPath(cairo);
        slice.Drawing.Draw(new Pen(cairo));
        CairoApi.Restore(cairo);
        if (slice.Element is not null)
            Tagger.CloseLeaf();
    }

    private void DrawDecoration(Decoration decoration, List<Placed> behind, double top)
    {
        var from = top + behind[0].Y;
        var height = top + behind[^1].Y + behind[^1].Slice.Height - from;
        if (decoration.Ground is { } ground)
            Fill(ground, decoration.X, from, decoration.Width, height);
        Fill(decoration.Bar, decoration.BarX, from, decoration.BarWidth, height);
    }

    private void DrawRunning(RunningLine line, bool top)
    {
        const double away = 26;
        var (page, margins) = (options.PageSize, options.Margins);
        var width = page.Width - margins.Left - margins.Right;
        var centre = Running(line.Centre, Alignment.Centre, width / 3);
        var end = Running(line.End, Alignment.End, centre is null ? width / 2 : width / 3);
        var start = Running(line.Start, Alignment.Start, centre is null ? width - (end is null ? 0 : end.Lines.Max(l => l.Width) + 18) : width / 3);
        var bodies = new[] { start, centre, end }.OfType<TextBody>().ToList();
        if (bodies.Count == 0)
            return;
        var height = bodies.Max(body => body.Lines.Sum(l => l.Height));
        var y = top ? margins.Top - away - height + 6 : page.Height - margins.Bottom + away;
        if (line.Rule)
            Fill(Colour.Hairline, margins.Left, top ? y + height + 5 : y - 7, width, 0.5);
        foreach (var body in bodies)
        {
            var slack = width - body.Width;
            var x = margins.Left + body.Style.Alignment switch
            {
                Alignment.Centre => slack / 2,
                Alignment.Start => texts.IsRightToLeft ? slack : 0,
                _ => texts.IsRightToLeft ? 0 : slack,
            };
            var at = y;
            foreach (var text in body.Lines)
            {
                DrawFragments(body, body.Fragments(text, x, at));
                at += text.Height;
            }

            body.Finish(body.Lines.Count);
        }
    }

    private TextBody? Running(Paragraph? words, Alignment alignment, double width) => words is null
        ? null
        : texts.Set(words, (words.Style ?? options.Styles.Running) with { Alignment = alignment }, width, texts.IsRightToLeft);

    private void AddBookmark(Bookmark bookmark, double y)
    {
        _outline.RemoveAll(open => open.Level >= bookmark.Level);
        var parent = _outline.Count == 0 ? 0 : _outline[^1].Id;
        var target = string.Create(CultureInfo.InvariantCulture, $"page={_page} pos=[{options.Margins.Left:0.##} {Math.Max(0, y - 8):0.##}]");
        _outline.Add((bookmark.Level, CairoApi.AddOutline(surface, parent, bookmark.Text, target, CairoApi.OutlineOpen)));
    }

    private void Fill(Colour colour, double x, double y, double width, double height)
    {
        CairoApi.SetSource(cairo, colour.Red / 255d, colour.Green / 255d, colour.Blue / 255d);
        CairoApi.Rectangle(cairo, x, y, width, height);
        CairoApi.Fill(cairo);
    }
}
