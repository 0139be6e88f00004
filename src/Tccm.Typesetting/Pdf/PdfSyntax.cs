using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Tccm.Typesetting.Pdf;

/// <summary>As much of the syntax (ISO 32000-1, 7.3) as a file that Cairo wrote needs.</summary>
internal static partial class PdfSyntax
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal static int Reference(string dictionary, string key) =>
        int.Parse(Regex.Match(dictionary, $@"/{key} (?<n>\d+) 0 R", RegexOptions.CultureInvariant, Patience).Groups["n"].ValueSpan, CultureInfo.InvariantCulture);

    internal static int Number(string dictionary, string key) => Integer(dictionary, key)
        ?? throw new TypesettingException($"The PDF that Cairo wrote has no {key} where one is due.");

    internal static int[] Numbers(string dictionary, string key)
    {
        var array = Regex.Match(dictionary, $@"/{key}\s*\[(?<n>[\d\s]*)\]", RegexOptions.CultureInvariant, Patience).Groups["n"].Value;
        return [.. array.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
    }

    internal static string Name(string dictionary) => NamePattern().Match(dictionary).Groups["n"].Value;

    /// <summary>The elements below an element or the root of the structure tree, without its marked content.</summary>
    internal static IEnumerable<int> Kids(string dictionary)
    {
        var kids = KidsPattern().Match(dictionary).Groups["n"].Value;
        return ReferencePattern().Matches(InnerPattern().Replace(kids, "")).Select(match => int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture));
    }

    /// <summary>The dictionary and the decoded data of the stream that begins at an offset.</summary>
    internal static (string Dictionary, byte[] Data) Stream(byte[] bytes, int offset)
    {
        var keyword = offset + bytes.AsSpan(offset).IndexOf("stream"u8);
        var dictionary = Encoding.Latin1.GetString(bytes.AsSpan(offset, keyword - offset));
        var start = keyword + "stream".Length;
        start += bytes[start] == '\r' ? 2 : 1;
        if (!dictionary.Contains("/FlateDecode", StringComparison.Ordinal))
            return (dictionary, bytes[start..(start + bytes.AsSpan(start).IndexOf("endstream"u8))]);
        using var source = new MemoryStream(bytes, start, bytes.Length - start);
        using var inflate = new ZLibStream(source, CompressionMode.Decompress);
        using var data = new MemoryStream();
        inflate.CopyTo(data);
        return (dictionary, Integer(dictionary, "Predictor") >= 10 ? Unpredicted(data.ToArray(), Number(dictionary, "Columns")) : data.ToArray());
    }

    private static int? Integer(string dictionary, string key) =>
        Regex.Match(dictionary, $@"/{key}\s+(?<n>\d+)", RegexOptions.CultureInvariant, Patience) is { Success: true } match
            ? int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Undoes PNG's filters "none" and "up", which are those that writers of cross-references use (7.4.4.4).</summary>
    private static byte[] Unpredicted(byte[] data, int columns)
    {
        var rows = data.Length / (columns + 1);
        var plain = new byte[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            var filter = data[row * (columns + 1)];
            if (filter is not (0 or 2))
                throw new TypesettingException($"The PDF that Cairo wrote uses the filter {filter}, which is not known here.");
            for (var column = 0; column < columns; column++)
            {
                var above = filter == 2 && row > 0 ? plain[((row - 1) * columns) + column] : 0;
                plain[(row * columns) + column] = (byte)(data[(row * (columns + 1)) + 1 + column] + above);
            }
        }

        return plain;
    }

    [GeneratedRegex(@"/K (?<n>\[.*\]|\d+ 0 R)", RegexOptions.Singleline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex KidsPattern();

    [GeneratedRegex("<<.*?>>", RegexOptions.Singleline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex InnerPattern();

    [GeneratedRegex(@"(?<n>\d+) 0 R", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(@"/S /(?<n>\w+)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex NamePattern();
}
