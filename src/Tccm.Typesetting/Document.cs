using Tccm.Typesetting.Setting;

namespace Tccm.Typesetting;

/// <summary>
/// Text that becomes a tagged PDF (ISO 32000-1, 14.8). Blocks are added from the top; nothing is set before <see cref="ToPdf"/>.
/// One document is used by one thread at a time. Any thread may set any document; those asked for at once wait for each other.
/// </summary>
public sealed class Document
{
    private readonly List<Block> _blocks = [];
    private readonly DocumentOptions _options;

    /// <summary>Begins an empty document.</summary>
    /// <exception cref="ArgumentException">The title is empty, a text holds what cannot be set, the language is no tag, or the margins leave no room.</exception>
    public Document(DocumentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Title, nameof(options));
        UnicodeText.CheckedLanguage(options.Language, nameof(options));
        foreach (var text in new[] { options.Title, options.Author, options.Subject }.OfType<string>())
            UnicodeText.Checked(text);
        var (page, margins) = (options.PageSize, options.Margins);
        if (page.Width - margins.Left - margins.Right < 72 || page.Height - margins.Top - margins.Bottom < 72)
            throw new ArgumentException("The margins leave less than an inch for the text.", nameof(options));
        _options = options;
    }

    /// <summary>Adds a block made elsewhere.</summary>
    public Document Add(Block block)
    {
        ArgumentNullException.ThrowIfNull(block);
        _blocks.Add(block);
        return this;
    }

    /// <summary>Adds a heading of level 1, 2 or 3, and a bookmark.</summary>
    public Document Heading(int level, params IReadOnlyList<Run> runs) => Add(new Heading(level, runs));

    /// <summary>Adds a paragraph in the body style.</summary>
    public Document Paragraph(params IReadOnlyList<Run> runs) => Add(new Paragraph(runs));

    /// <summary>Adds a paragraph in a style.</summary>
    public Document Paragraph(TextStyle style, params IReadOnlyList<Run> runs) => Add(new Paragraph(runs) { Style = style });

    /// <summary>Adds a list.</summary>
    public Document List(ListKind kind, params IReadOnlyList<ListItem> items) => Add(new ListBlock(kind, items));

    /// <summary>Adds a quotation.</summary>
    public Document Quotation(params IReadOnlyList<Block> blocks) => Add(new Quotation(blocks));

    /// <summary>Adds a call-out.</summary>
    public Document CallOut(params IReadOnlyList<Block> blocks) => Add(new CallOut(blocks));

    /// <summary>Adds a table.</summary>
    public Document Table(IReadOnlyList<Column> columns, IEnumerable<Row> rows) => Add(new Table(columns, rows));

    /// <summary>Adds cells beside each other.</summary>
    public Document SideBySide(IReadOnlyList<Column> columns, params IReadOnlyList<Cell> cells) => Add(new SideBySide(columns, cells));

    /// <summary>Adds a hairline.</summary>
    public Document Rule() => Add(new Rule());

    /// <summary>Adds white of a height in points.</summary>
    public Document Space(double height) => Add(new Space(height));

    /// <summary>Begins a new page.</summary>
    public Document PageBreak() => Add(new PageBreak());

    /// <summary>Sets the document. An empty one has one empty page.</summary>
    /// <exception cref="TypesettingException">A library or the fonts are missing.</exception>
    /// <exception cref="ArgumentException">Something cannot be set: columns that do not fit, a drawing higher than a page.</exception>
    public byte[] ToPdf() => Typesetter.Set(_options, _blocks);

    /// <summary>Sets the document and writes it to a stream, which stays open.</summary>
    /// <exception cref="TypesettingException">A library or the fonts are missing.</exception>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(ToPdf());
    }
}
