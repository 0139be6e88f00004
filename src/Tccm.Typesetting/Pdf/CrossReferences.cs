using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Tccm.Typesetting.Pdf;

/// <summary>Where the objects of a PDF are: from a table (ISO 32000-1, 7.5.4), as Cairo 1.16 writes it, or a stream (7.5.8), as Cairo 1.18 does.</summary>
internal sealed partial class CrossReferences
{
    internal CrossReferences(byte[] bytes)
    {
        var tail = Encoding.Latin1.GetString(bytes.AsSpan(Math.Max(0, bytes.Length - 64)));
        Start = int.Parse(StartPattern().Match(tail).Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
        if (bytes.AsSpan(Start).StartsWith("xref"u8))
            Trailer = ReadTable(Encoding.Latin1.GetString(bytes.AsSpan(Start)));
        else
            Trailer = ReadStream(bytes);
        Root = PdfSyntax.Reference(Trailer, "Root");
        Info = PdfSyntax.Reference(Trailer, "Info");
        Size = PdfSyntax.Number(Trailer, "Size");
    }

    internal int Start { get; }

    internal int Root { get; }

    internal int Info { get; }

    internal int Size { get; }

    internal bool IsStream { get; private set; }

    internal Dictionary<int, Place> Places { get; } = [];

    private string Trailer { get; }

    private string ReadTable(string table)
    {
        var trailer = table.IndexOf("trailer", StringComparison.Ordinal);
        var number = 0;
        foreach (var line in table[..trailer].Split('\n').Skip(1))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length == 2)
                number = int.Parse(parts[0], CultureInfo.InvariantCulture);
            else if (parts.Length == 3 && parts[2] == "n")
                Places[number++] = new Place(int.Parse(parts[0], CultureInfo.InvariantCulture), null);
            else if (parts.Length == 3)
                number++;
        }

        return table[trailer..];
    }

    private string ReadStream(byte[] bytes)
    {
        IsStream = true;
        var (dictionary, data) = PdfSyntax.Stream(bytes, Start);
        var widths = PdfSyntax.Numbers(dictionary, "W");
        var index = PdfSyntax.Numbers(dictionary, "Index");
        if (index.Length == 0)
            index = [0, PdfSyntax.Number(dictionary, "Size")];
        var at = 0;
        for (var section = 0; section < index.Length; section += 2)
        {
            for (var number = index[section]; number < index[section] + index[section + 1]; number++)
            {
                var kind = widths[0] == 0 ? 1 : Field(widths[0]);
                var first = Field(widths[1]);
                Field(widths[2]);
                if (kind == 1)
                    Places[number] = new Place(first, null);
                else if (kind == 2)
                    Places[number] = new Place(0, first);
            }
        }

        return dictionary;

        int Field(int width)
        {
            var value = 0;
            for (var i = 0; i < width; i++)
                value = (value << 8) | data[at++];
            return value;
        }
    }

    /// <summary>A place in the file, or the object stream that holds the object.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Place(int Offset, int? Container);

    [GeneratedRegex(@"startxref\s+(?<n>\d+)\s+%%EOF", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex StartPattern();
}
