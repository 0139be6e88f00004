namespace Tccm.Typesetting.Setting;

/// <summary>Where a block stands: its column, its parent in the structure tree and what surrounds it.</summary>
internal sealed record Frame(double X, double Width, Element Parent, TextStyle Style)
{
    /// <summary>Whether lines start at the right, where the place decides and not the paragraph.</summary>
    internal bool? Side { get; init; }

    internal Decoration? Decoration { get; init; }

    internal int OrderedDepth { get; init; }

    internal int Depth { get; init; }
}

/// <summary>Turns blocks into slices.</summary>
internal sealed class Composer(TextSetter texts, DocumentOptions options)
{
    internal double PageHeight => options.PageSize.Height - options.Margins.Top - options.Margins.Bottom;

    internal Stack Compose(IReadOnlyList<Block> blocks, Frame frame)
    {
        var stack = new Stack();
        foreach (var block in blocks)
            Add(block, frame, stack);
        return stack;
    }

    private void Add(Block block, Frame frame, Stack stack)
    {
        switch (block)
        {
            case Paragraph paragraph:
                AddText(paragraph, paragraph.Style ?? frame.Style, "P", frame, stack);
                break;
            case Heading heading:
                AddHeading(heading, frame, stack);
                break;
            case ListBlock list:
                AddList(list, frame, stack);
                break;
            case Quotation quotation:
                AddQuotation(quotation, frame, stack);
                break;
            case CallOut callOut:
                AddCallOut(callOut, frame, stack);
                break;
            case Table table:
                new TableComposer(this, texts, options).Add(table, frame, stack);
                break;
            case SideBySide side:
                new TableComposer(this, texts, options).Add(side, frame, stack);
                break;
            case Drawing drawing:
                AddDrawing(drawing, frame, stack);
                break;
            case Rule rule:
                stack.Add(new RuleSlice(rule) { X = frame.X, Width = frame.Width, Decoration = frame.Decoration }, rule.Space, rule.Space);
                break;
            case Space space:
                stack.Add(new EmptySlice { Height = space.Height, Droppable = true, Decoration = frame.Decoration });
                break;
            case PageBreak:
                stack.Add(new EmptySlice { NewPage = true });
                break;
            default:
                throw new ArgumentException($"A {block.GetType().Name} cannot be set.", nameof(block));
        }
    }

    private List<TextSlice> AddText(Paragraph paragraph, TextStyle style, string tag, Frame frame, Stack stack)
    {
        var body = texts.Set(paragraph, style, frame.Width, frame.Side);
        body.Element = ElementFor(body, tag, frame.Parent);
        var count = body.Lines.Count;
        var slices = new List<TextSlice>(count);
        for (var i = 0; i < count; i++)
        {
            // Two lines at least at the foot of a page and at the head of the next.
            var together = i < count - 1 && (i == 0 || i == count - 2);
            slices.Add(new TextSlice(body, i)
            {
                X = frame.X,
                Width = frame.Width,
                Element = body.Element,
                Decoration = frame.Decoration,
                KeepWithNext = together || style.KeepWithNext,
            });
            stack.Add(slices[i], i == 0 ? style.SpaceBefore : 0, i == count - 1 ? style.SpaceAfter : 0);
        }

        return slices;
    }

    internal Element ElementFor(TextBody body, string tag, Element parent) => new(tag, parent)
    {
        Language = Same(body.Language, options.Language) ? null : body.Language,
        Mixed = body.Paragraph.Runs.Any(run => run.Target is not null || (run.Language is not null && !Same(run.Language, body.Language))),
    };

    private void AddHeading(Heading heading, Frame frame, Stack stack)
    {
        var style = heading.Words.Style ?? options.Styles.Heading(heading.Level);
        var lines = AddText(heading.Words, style with { KeepWithNext = true }, $"H{heading.Level}", frame, stack);
        lines[0].Bookmark = new Bookmark(heading.Level, heading.Words.Text.ReplaceLineEndings(" "));
    }

    private void AddList(ListBlock list, Frame frame, Stack stack)
    {
        var style = frame.Style;
        var rightToLeft = FirstText(list) is { } first ? texts.RunsRightToLeft(first) : texts.IsRightToLeft;
        var last = Marker(list, list.Items.Count - 1, frame, rightToLeft);
        var indent = style.Size * Math.Max(1.9, 0.9 + (0.58 * last.Length));
        var element = new Element("L", frame.Parent);
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = new Element("LI", element);
            var inner = frame with
            {
                X = frame.X + (rightToLeft ? 0 : indent),
                Width = Narrowed(frame, indent),
                Parent = new Element("LBody", item),
                OrderedDepth = frame.OrderedDepth + (list.Kind == ListKind.Ordered ? 1 : 0),
                Depth = frame.Depth + 1,
                Style = style with { SpaceAfter = style.SpaceAfter * 0.5 },
            };
            var from = stack.Slices.Count;
            foreach (var block in list.Items[i].Blocks)
                Add(block, inner, stack);
            if (stack.Slices.Count == from)
                continue;

            var words = new Paragraph(Marker(list, i, frame, rightToLeft)) { Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight };
            var marker = texts.Set(words, style with { Alignment = Alignment.End, TabularNumbers = true }, indent - (style.Size * 0.55));
            marker.Element = new Element("Lbl", item);
            stack.Slices[from].Marker = new TextSlice(marker, 0)
            {
                X = rightToLeft ? frame.X + frame.Width - indent + (style.Size * 0.55) : frame.X,
                Element = marker.Element,
            };
        }

        stack.Space(style.SpaceAfter);
    }

    private static string Marker(ListBlock list, int index, Frame frame, bool rightToLeft)
    {
        if (list.Kind == ListKind.Unordered)
            return frame.Depth % 2 == 0 ? "•" : "–";
        var number = list.Start + index;
        return (rightToLeft ? 0 : frame.OrderedDepth % 3) switch
        {
            1 => $"{Counting.Letters(number)}.",
            2 => $"{Counting.Roman(number)}.",
            _ => $"{number}.",
        };
    }

    private void AddQuotation(Quotation quotation, Frame frame, Stack stack)
    {
        var indent = frame.Style.Size * 1.5;
        var rightToLeft = quotation.Blocks.OfType<Paragraph>().FirstOrDefault() is { } first ? texts.RunsRightToLeft(first) : texts.IsRightToLeft;
        var inner = frame with
        {
            X = frame.X + (rightToLeft ? 0 : indent),
            Width = Narrowed(frame, indent),
            Parent = new Element("BlockQuote", frame.Parent),
            Style = options.Styles.Quotation,
            Decoration = new Decoration(frame.X, frame.Width, null, rightToLeft ? frame.X + frame.Width - 1.5 : frame.X, 1.5, Colour.Hairline),
        };
        stack.Space(12);
        foreach (var block in quotation.Blocks)
            Add(block, inner, stack);
        stack.Space(14);
    }

    private void AddCallOut(CallOut callOut, Frame frame, Stack stack)
    {
        const double padding = 9;
        const double side = 13;
        var rightToLeft = callOut.Blocks.OfType<Paragraph>().FirstOrDefault() is { } first ? texts.RunsRightToLeft(first) : texts.IsRightToLeft;
        var decoration = new Decoration(frame.X, frame.Width, options.Styles.Wash, rightToLeft ? frame.X + frame.Width - 2 : frame.X, 2, options.Styles.Accent);
        var inner = frame with
        {
            X = frame.X + side,
            Width = Narrowed(frame, 2 * side),
            Parent = new Element("Div", frame.Parent),
            Style = options.Styles.CallOut,
            Decoration = decoration,
        };
        stack.Add(new EmptySlice { Height = padding, Decoration = decoration, KeepWithNext = true }, 10);
        foreach (var block in callOut.Blocks)
            Add(block, inner, stack);
        stack.Slices[^1].KeepWithNext = true;
        stack.Close();
        stack.Add(new EmptySlice { Height = padding, Decoration = decoration }, 0, 14);
    }

    private void AddDrawing(Drawing drawing, Frame frame, Stack stack)
    {
        if (drawing.Height > PageHeight || drawing.Width > frame.Width + 0.01)
            throw new ArgumentException($"A drawing of {drawing.Width:0} × {drawing.Height:0} points does not fit in {frame.Width:0} × {PageHeight:0}.", nameof(drawing));
        var slack = frame.Width - drawing.Width;
        var right = frame.Side ?? texts.IsRightToLeft;
        var slice = new DrawingSlice(drawing)
        {
            X = frame.X + drawing.Alignment switch
            {
                Alignment.Centre => slack / 2,
                Alignment.Start => right ? slack : 0,
                _ => right ? 0 : slack,
            },
            Width = drawing.Width,
            Element = drawing.Alternative is null ? null : new Element("Figure", frame.Parent) { Alternative = UnicodeText.Checked(drawing.Alternative) },
            Decoration = frame.Decoration,
            KeepWithNext = drawing.KeepWithNext,
        };
        stack.Add(slice, 0, drawing.SpaceAfter);
    }

    private static double Narrowed(Frame frame, double by) => frame.Width - by >= 24
        ? frame.Width - by
        : throw new ArgumentException("Lists and quotations are nested so deeply that no room is left for their words.", nameof(by));

    private static Paragraph? FirstText(ListBlock list) => list.Items.SelectMany(item => item.Blocks).OfType<Paragraph>().FirstOrDefault();

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
