using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Statements;

namespace Tccm.Web.Documents;

/// <summary>
/// A text as an Open Document file (OASIS ODF 1.3): the type first and uncompressed, each paragraph in the direction of its
/// first strong letter (UAX #9), white space as ODF keeps it. The same text is the same bytes.
/// </summary>
public static class OpenDocument
{
    public const string Type = "application/vnd.oasis.opendocument.text";

    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private static readonly XNamespace Fo = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    private static readonly XNamespace Meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    private static readonly XNamespace Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace XLink = "http://www.w3.org/1999/xlink";

    private static readonly XAttribute[] Prefixes =
    [
        new(XNamespace.Xmlns + "office", Office), new(XNamespace.Xmlns + "text", Text), new(XNamespace.Xmlns + "style", Style), new(XNamespace.Xmlns + "fo", Fo),
        new(XNamespace.Xmlns + "meta", Meta), new(XNamespace.Xmlns + "dc", Dc), new(XNamespace.Xmlns + "xlink", XLink),
    ];

    public static byte[] Bytes(TakenText taken, DateTimeOffset at)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "mimetype", at, CompressionLevel.NoCompression, stream => stream.Write(Encoding.ASCII.GetBytes(Type)));
            Add(zip, "META-INF/manifest.xml", at, CompressionLevel.Optimal, stream => Write(stream, ManifestOf()));
            Add(zip, "content.xml", at, CompressionLevel.Optimal, stream => Write(stream, Content(taken)));
            Add(zip, "styles.xml", at, CompressionLevel.Optimal, stream => Write(stream, Styles(taken.Language)));
            Add(zip, "meta.xml", at, CompressionLevel.Optimal, stream => Write(stream, MetaOf(taken, at)));
        }
        return file.ToArray();
    }

    private static XDocument Content(TakenText taken)
    {
        var whole = taken.Excerpt.IsWhole;
        return Document("document-content",
            new XElement(Office + "automatic-styles",
                new[] { ("Bold", "bold", (string?)null, false), ("Italic", null, "italic", false), ("BoldItalic", "bold", "italic", false), ("Code", null, null, true), ("BoldCode", "bold", null, true), ("ItalicCode", null, "italic", true), ("BoldItalicCode", "bold", "italic", true) }
                    .Select(face => Face(face.Item1, face.Item2, face.Item3, face.Item4)),
                ListStyle("Bullets", new XElement(Text + "list-level-style-bullet", new XAttribute(Text + "level", 1), new XAttribute(Text + "bullet-char", "•"))),
                ListStyle("Numbers", new XElement(Text + "list-level-style-number", new XAttribute(Text + "level", 1), new XAttribute(Style + "num-format", "1"), new XAttribute(Style + "num-suffix", ".")))),
            new XElement(Office + "body", new XElement(Office + "text",
                whole ? Leaf(new TextParagraph(0, ParagraphKind.Heading, 0, [new(taken.Title, false, false, false, null)], []), "Title") : null,
                taken.Excerpt.Blocks.SelectMany(block => Drawn(block, "Body")),
                taken.Sources.Select(line => new XElement(Text + "p", new XAttribute(Text + "style-name", "Source"),
                    line.Words, line.Link is null ? null : " ", line.Link is null ? null : Anchor(line.Link, line.Link))))));
    }

    private static IEnumerable<XElement> Drawn(TextBlock block, string style) => block switch
    {
        TextParagraph paragraph => [Leaf(paragraph, style)],
        TextQuotation quotation => quotation.Blocks.SelectMany(quoted => Drawn(quoted, "Quotation")),
        TextList list => [List(list, style)],
        _ => throw new InvalidOperationException($"{block.GetType().Name} cannot be drawn."),
    };

    private static XElement List(TextList list, string style) => new(Text + "list", new XAttribute(Text + "style-name", list.Ordered ? "Numbers" : "Bullets"), new XAttribute(Text + "continue-numbering", "false"),
        list.Items.Select((item, i) => new XElement(Text + "list-item", list.Ordered && i == 0 ? new XAttribute(Text + "start-value", list.Start) : null, item.SelectMany(block => Drawn(block, style == "Quotation" ? style : "Item")))));

    private static XElement Leaf(TextParagraph paragraph, string style)
    {
        var named = paragraph.Kind == ParagraphKind.Heading && style != "Title" ? "Heading" + paragraph.Level.ToString(CultureInfo.InvariantCulture) : style;
        var drawn = new XElement(paragraph.Kind == ParagraphKind.Heading ? Text + "h" : Text + "p", new XAttribute(Text + "style-name", named + (IsRightToLeft(paragraph.PlainText) ? "Rtl" : "")));
        if (paragraph.Kind == ParagraphKind.Heading) drawn.Add(new XAttribute(Text + "outline-level", paragraph.Level + 1));
        var afterSpace = true;
        foreach (var run in paragraph.Runs)
        {
            XElement? span = null;
            var face = (run.Bold ? "Bold" : "") + (run.Italic ? "Italic" : "") + (run.Code ? "Code" : "");
            if (face.Length > 0) span = new XElement(Text + "span", new XAttribute(Text + "style-name", face));
            var holder = span ?? new XElement("run");
            AddWords(holder, run.Text, ref afterSpace);
            var nodes = span is null ? holder.Nodes() : [span];
            if (run.Link is null) drawn.Add(nodes);
            else drawn.Add(Anchor(run.Link, nodes));
        }
        return drawn;
    }

    /// <summary>Of several spaces ODF keeps one, and none at the start of a paragraph, unless they are written out.</summary>
    private static void AddWords(XElement into, string words, ref bool afterSpace)
    {
        var plain = new StringBuilder();
        foreach (var c in words)
        {
            if (c == '\n' || c == ' ' && afterSpace)
            {
                into.Add(plain.ToString(), new XElement(Text + (c == '\n' ? "line-break" : "s")));
                plain.Clear();
            }
            else
            {
                plain.Append(c);
            }
            afterSpace = c is ' ' or '\n';
        }
        into.Add(plain.ToString());
    }

    private static XElement Anchor(string link, object words) => new(Text + "a", new XAttribute(XLink + "type", "simple"), new XAttribute(XLink + "href", link), words);

    private static XDocument Styles(string language) => Document("document-styles",
        new XElement(Office + "styles",
            new XElement(Style + "default-style", new XAttribute(Style + "family", "paragraph"),
                new XElement(Style + "paragraph-properties", new XAttribute(Style + "writing-mode", IsRightToLeftLanguage(language) ? "rl-tb" : "lr-tb")),
                new XElement(Style + "text-properties", new XAttribute(Fo + "font-size", "12pt"), Spoken(language))),
            new[]
            {
                ("Title", new XAttribute(Fo + "margin-bottom", "0.5cm"), "20pt", true), ("Heading1", new XAttribute(Fo + "margin-top", "0.5cm"), "16pt", true), ("Heading2", new XAttribute(Fo + "margin-top", "0.45cm"), "14pt", true),
                ("Heading3", new XAttribute(Fo + "margin-top", "0.4cm"), "12pt", true), ("Body", new XAttribute(Fo + "margin-bottom", "0.3cm"), (string?)null, false), ("Item", new XAttribute(Fo + "margin-bottom", "0.15cm"), null, false),
                ("Quotation", new XAttribute(Fo + "margin-bottom", "0.3cm"), null, false),
            }.SelectMany(one => new[] { ParagraphStyle(one.Item1, one.Item2, one.Item3, one.Item4, null), ParagraphStyle(one.Item1 + "Rtl", one.Item2, one.Item3, one.Item4, "rl-tb") }),
            new XElement(Style + "style", new XAttribute(Style + "name", "Source"), new XAttribute(Style + "family", "paragraph"),
                new XElement(Style + "paragraph-properties", new XAttribute(Style + "writing-mode", "lr-tb"), new XAttribute(Fo + "text-align", "start")),
                new XElement(Style + "text-properties", new XAttribute(Fo + "font-size", "9pt"), new XAttribute(Fo + "language", "en"), new XAttribute(Fo + "country", "none")))),
        new XElement(Office + "automatic-styles", new XElement(Style + "page-layout", new XAttribute(Style + "name", "Page"),
            new XElement(Style + "page-layout-properties", new XAttribute(Fo + "page-width", "21cm"), new XAttribute(Fo + "page-height", "29.7cm"), new XAttribute(Fo + "margin", "2.5cm"),
                new XAttribute(Style + "writing-mode", IsRightToLeftLanguage(language) ? "rl-tb" : "lr-tb")))),
        new XElement(Office + "master-styles", new XElement(Style + "master-page", new XAttribute(Style + "name", "Standard"), new XAttribute(Style + "page-layout-name", "Page"))));

    private static XElement ParagraphStyle(string name, XAttribute space, string? size, bool bold, string? direction) =>
        new(Style + "style", new XAttribute(Style + "name", name), new XAttribute(Style + "family", "paragraph"),
            new XElement(Style + "paragraph-properties", new XAttribute(space), new XAttribute(Fo + "text-align", "start"), new XAttribute(Style + "writing-mode", direction ?? "lr-tb"),
                name.StartsWith("Quotation", StringComparison.Ordinal) ? new[] { new XAttribute(Fo + "margin-left", "1cm"), new XAttribute(Fo + "margin-right", "1cm") } : null),
            size is null && !bold ? null : new XElement(Style + "text-properties", size is null ? null : Sized("font-size", size), bold ? Sized("font-weight", "bold") : null));

    /// <summary>For all three groups of scripts that ODF knows, so that an Arabic heading is as large as a Latin one.</summary>
    private static XAttribute[] Sized(string property, string value) => [new(Fo + property, value), new(Style + (property + "-asian"), value), new(Style + (property + "-complex"), value)];

    private static XElement Face(string name, string? weight, string? slant, bool code) => new(Style + "style", new XAttribute(Style + "name", name), new XAttribute(Style + "family", "text"),
        new XElement(Style + "text-properties", weight is null ? null : Sized("font-weight", weight), slant is null ? null : Sized("font-style", slant), code ? new XAttribute(Fo + "font-family", "monospace") : null));

    private static XElement ListStyle(string name, XElement first) => new(Text + "list-style", new XAttribute(Style + "name", name), Enumerable.Range(1, 10).Select(level =>
    {
        var one = new XElement(first);
        one.SetAttributeValue(Text + "level", level);
        one.Add(new XElement(Style + "list-level-properties", new XAttribute(Text + "list-level-position-and-space-mode", "label-alignment"),
            new XElement(Style + "list-level-label-alignment", new XAttribute(Text + "label-followed-by", "listtab"),
                new XAttribute(Fo + "text-indent", "-0.63cm"), new XAttribute(Fo + "margin-left", string.Create(CultureInfo.InvariantCulture, $"{0.63 + (0.63 * level):0.##}cm")))));
        return one;
    }));

    private static XDocument MetaOf(TakenText taken, DateTimeOffset at) => Document("document-meta", new XElement(Office + "meta",
        new XElement(Dc + "title", taken.Title),
        new XElement(Dc + "description", string.Join(' ', taken.Sources.Select(line => $"{line.Words} {line.Link}".TrimEnd()))),
        new XElement(Dc + "language", taken.Language),
        new XElement(Meta + "creation-date", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)),
        new XElement(Meta + "user-defined", new XAttribute(Meta + "name", "Source"), taken.Address)));

    private static XDocument ManifestOf() => new(new XElement(Manifest + "manifest", new XAttribute(XNamespace.Xmlns + "manifest", Manifest), new XAttribute(Manifest + "version", "1.3"),
        Entry("/", Type), Entry("content.xml", "text/xml"), Entry("styles.xml", "text/xml"), Entry("meta.xml", "text/xml")));

    private static XElement Entry(string path, string type) => new(Manifest + "file-entry", new XAttribute(Manifest + "full-path", path), path == "/" ? new XAttribute(Manifest + "version", "1.3") : null, new XAttribute(Manifest + "media-type", type));

    private static XDocument Document(string name, params object?[] parts) => new(new XElement(Office + name, Prefixes, new XAttribute(Office + "version", "1.3"), parts));

    /// <summary>The text's language, in the group of scripts by which ODF looks for it (BCP 47; ODF 1.3, 20.204).</summary>
    private static IEnumerable<XAttribute> Spoken(string language)
    {
        var parts = language.Split('-');
        var (script, region) = (parts.FirstOrDefault(part => part.Length == 4), parts.Skip(1).FirstOrDefault(part => part.Length is 2 or 3));
        var group = parts[0] is "zh" or "ja" or "ko" or "yue" ? "-asian" : IsRightToLeftLanguage(language) || parts[0] is "hi" or "mr" or "ne" or "bn" or "pa" or "gu" or "ta" or "te" or "kn" or "ml" or "si" or "th" or "lo" or "my" or "km" or "bo" or "dz" ? "-complex" : "";
        XName In(string property) => group.Length == 0 ? Fo + property : Style + (property + group);
        yield return new XAttribute(In("language"), parts[0]);
        yield return new XAttribute(In("country"), region ?? "none");
        if (script is not null) yield return new XAttribute(In("script"), script);
    }

    private static bool IsRightToLeftLanguage(string language) => language.Split('-') switch
    {
        [_, "Arab" or "Hebr" or "Thaa" or "Nkoo" or "Syrc" or "Adlm", ..] => true,
        [_, { Length: 4 }, ..] => false,
        [var spoken, ..] => spoken is "ar" or "he" or "fa" or "ur" or "ps" or "yi" or "dv" or "sd" or "ug" or "ckb" or "syr" or "nqo",
        _ => false,
    };

    private static bool IsRightToLeft(string words) => words.EnumerateRunes().FirstOrDefault(Rune.IsLetter).Value
        is >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF;

    private static void Add(ZipArchive zip, string name, DateTimeOffset at, CompressionLevel compression, Action<Stream> write)
    {
        var entry = zip.CreateEntry(name, compression);
        entry.LastWriteTime = at.ToUniversalTime();
        using var stream = entry.Open();
        write(stream);
    }

    private static void Write(Stream stream, XDocument document)
    {
        // Indentation would be words between words.
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false });
        document.Save(writer);
    }
}
