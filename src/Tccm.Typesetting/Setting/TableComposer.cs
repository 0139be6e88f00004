namespace Tccm.Typesetting.Setting;

/// <summary>Turns tables and cells beside each other into rows.</summary>
internal sealed class TableComposer(Composer composer, TextSetter texts, DocumentOptions options)
{
    private const double Gutter = 10;
    private const double Padding = 5;

    internal void Add(Table table, Frame frame, Stack stack)
    {
        var element = new Element("Table", frame.Parent);
        var places = Places(table.Columns, frame, Gutter);
        var header = Header(table, element, places);
        if (header.Height > composer.PageHeight / 2)
            throw new ArgumentException("The header of a table is higher than half a page.", nameof(table));

        stack.Add(header, 6, 0);
        var room = composer.PageHeight - header.Height;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            // Neither the first row nor the last stands alone.
            var together = table.Rows.Count > 2 && (i == 0 || i == table.Rows.Count - 2);
            foreach (var part in Parts(Cells(table, table.Rows[i], element, places), room - (2 * Padding)))
            {
                stack.Add(new RowSlice
                {
                    X = frame.X,
                    Width = frame.Width,
                    Cells = part,
                    Padding = Padding,
                    Height = part.Max(cell => cell.Height) + (2 * Padding),
                    LineBelow = 0.5,
                    LineColour = Colour.Hairline,
                    Header = header,
                    KeepWithNext = together,
                });
            }
        }

        stack.Space(16);
    }

    internal void Add(SideBySide side, Frame frame, Stack stack)
    {
        var places = Places(side.Columns, frame, side.Gap);
        var cells = side.Cells.Select((cell, i) => composer.Compose(cell.Blocks, Inner(side.Columns[i], places[i], frame.Parent, frame.Style) with { Side = frame.Side })).ToList();
        var height = cells.Max(cell => cell.Height);
        if (height > composer.PageHeight)
            throw new ArgumentException("The cells beside each other are higher than a page.", nameof(side));
        stack.Add(new RowSlice { X = frame.X, Width = frame.Width, Cells = cells, Height = height, Middle = side.Middle, Decoration = frame.Decoration }, side.Space, side.Space);
    }

    private RowSlice Header(Table table, Element element, (double X, double Width)[] places)
    {
        var row = new Element("TR", element);
        var cells = new List<Stack>();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            var style = column.Header.Style ?? options.Styles.ColumnHeading;
            var body = texts.Set(column.Header, style with { Alignment = column.Alignment }, places[i].Width, texts.IsRightToLeft, kept: true);
            body.Element = composer.ElementFor(body, "TH", row);
            var stack = new Stack();
            for (var line = 0; line < body.Lines.Count; line++)
                stack.Add(new TextSlice(body, line) { X = places[i].X, Width = places[i].Width, Element = body.Element });
            cells.Add(stack);
        }

        return new RowSlice
        {
            X = places.Min(place => place.X),
            Width = places.Max(place => place.X + place.Width) - places.Min(place => place.X),
            Cells = cells,
            Padding = 2,
            Height = cells.Max(cell => cell.Height) + 2 + Padding,
            LineBelow = 1,
            LineColour = Colour.Ink,
            KeepWithNext = true,
        };
    }

    private List<Stack> Cells(Table table, Row row, Element element, (double X, double Width)[] places)
    {
        var parent = new Element("TR", element);
        return row.Cells.Select((cell, i) =>
            composer.Compose(cell.Blocks, Inner(table.Columns[i], places[i], new Element("TD", parent), options.Styles.Cell) with { Side = texts.IsRightToLeft })).ToList();
    }

    private static Frame Inner(Column column, (double X, double Width) place, Element parent, TextStyle style) =>
        new(place.X, place.Width, parent, column.Alignment == Alignment.Start ? style : style with { Alignment = column.Alignment });

    private (double X, double Width)[] Places(IReadOnlyList<Column> columns, Frame frame, double gutter)
    {
        var widths = Column.Widths(columns, frame.Width - (gutter * (columns.Count - 1)));
        var places = new (double X, double Width)[widths.Length];
        var at = frame.X;
        for (var i = 0; i < widths.Length; i++)
        {
            places[i] = (texts.IsRightToLeft ? frame.X + frame.Width - (at - frame.X) - widths[i] : at, widths[i]);
            at += widths[i] + gutter;
        }

        return places;
    }

    /// <summary>A row as it is, or, where it is higher than a page, parted between its lines.</summary>
    private static List<List<Stack>> Parts(List<Stack> cells, double room)
    {
        var parts = new List<List<Stack>>();
        var next = new int[cells.Count];
        do
        {
            var part = cells.Select(_ => new Stack()).ToList();
            for (var i = 0; i < cells.Count; i++)
            {
                var slices = cells[i].Slices;
                double height = 0;
                for (var first = next[i]; next[i] < slices.Count; next[i]++)
                {
                    var slice = slices[next[i]];
                    height += slice.Height + (next[i] == first ? 0 : slice.Gap);
                    if (height > room && next[i] > first)
                        break;
                    part[i].Add(slice, slice.Gap);
                }
            }

            parts.Add(part);
        }
        while (Enumerable.Range(0, cells.Count).Any(i => next[i] < cells[i].Slices.Count));
        return parts;
    }
}
