namespace Tccm.Typesetting;

/// <summary>
/// A table with a header row that is repeated on each page. A row never splits over two pages unless it is higher than one.
/// In a right-to-left document its first column is the rightmost.
/// </summary>
public sealed record Table : Block
{
    /// <summary>Makes a table.</summary>
    /// <exception cref="ArgumentException">There is no column, or a row has another number of cells than there are columns.</exception>
    public Table(IReadOnlyList<Column> columns, IEnumerable<Row> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (columns.Count == 0)
            throw new ArgumentException("A table needs a column.", nameof(columns));
        Columns = columns;
        Rows = [.. rows];
        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Cells.Count != columns.Count)
                throw new ArgumentException($"Row {i + 1} has {Rows[i].Cells.Count} cells; the table has {columns.Count} columns.", nameof(rows));
        }
    }

    /// <summary>The columns in reading order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The rows below the header.</summary>
    public IReadOnlyList<Row> Rows { get; }
}

/// <summary>A column: its header, its width and where its cells' lines stand.</summary>
public sealed record Column
{
    private Column(string header, double points, double share)
    {
        Header = new Paragraph(header);
        Width = points;
        Shares = share;
    }

    /// <summary>The header's words.</summary>
    public Paragraph Header { get; init; }

    /// <summary>The width in points, or 0 for a column that shares what is left.</summary>
    public double Width { get; }

    /// <summary>Its share of what the fixed columns leave, or 0 for a fixed column.</summary>
    public double Shares { get; }

    /// <summary>Where the lines of its cells stand.</summary>
    public Alignment Alignment { get; init; }

    /// <summary>A column of a width in points.</summary>
    public static Column Points(double width, string header = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        return new Column(header, width, 0);
    }

    /// <summary>A column that has a share of the width the others leave.</summary>
    public static Column Share(double share, string header = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        return new Column(header, 0, share);
    }

    internal static double[] Widths(IReadOnlyList<Column> columns, double available)
    {
        var left = available - columns.Sum(column => column.Width);
        var shares = columns.Sum(column => column.Shares);
        var widths = columns.Select(column => column.Shares == 0 ? column.Width : left * column.Shares / shares).ToArray();
        if (left < -0.01 || widths.Any(width => width < 12))
            throw new ArgumentException($"The columns do not fit in {available:0} points.", nameof(columns));
        return widths;
    }
}

/// <summary>A row of cells, one for each column.</summary>
public sealed record Row(params IReadOnlyList<Cell> Cells);

/// <summary>A cell: one or more blocks, such as a name with its native script beneath.</summary>
public sealed record Cell(params IReadOnlyList<Block> Blocks)
{
    /// <summary>A cell of plain words.</summary>
    public static implicit operator Cell(string text) => new(new Block[] { new Paragraph(text) });

    /// <summary>A cell of one run.</summary>
    public static implicit operator Cell(Run run) => new(new Block[] { new Paragraph(run) });

    /// <summary>A cell of one block.</summary>
    public static implicit operator Cell(Block block) => new(new Block[] { block });

    /// <summary>A cell of plain words.</summary>
    public static Cell FromString(string text) => new(new Block[] { new Paragraph(text) });

    /// <summary>A cell of one run.</summary>
    public static Cell FromRun(Run run) => new(new Block[] { new Paragraph(run) });

    /// <summary>A cell of one block.</summary>
    public static Cell FromBlock(Block block) => new(new Block[] { block });
}

/// <summary>Cells beside each other without lines or header, kept on one page: a QR code left, its words right. It adds no tag of its own.</summary>
public sealed record SideBySide : Block
{
    /// <summary>Makes a row of cells.</summary>
    /// <exception cref="ArgumentException">There is another number of cells than of columns.</exception>
    public SideBySide(IReadOnlyList<Column> columns, params IReadOnlyList<Cell> cells)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(cells);
        if (columns.Count == 0 || columns.Count != cells.Count)
            throw new ArgumentException($"There are {columns.Count} columns for {cells.Count} cells.", nameof(cells));
        Columns = columns;
        Cells = cells;
    }

    /// <summary>The columns; their headers are not used.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The cells in reading order.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>White between two columns, in points.</summary>
    public double Gap { get; init; } = 14;

    /// <summary>Whether the cells stand in the middle of the row's height rather than at its top.</summary>
    public bool Middle { get; init; }

    /// <summary>White above and below, in points.</summary>
    public double Space { get; init; } = 8;
}
