using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tccm.Typesetting.Pdf;

/// <summary>
/// A PDF as Cairo writes version 1.4: one cross-reference table, every object in plain sight (ISO 32000-1, 7.5).
/// It reads dictionaries and appends changed ones as an incremental update (7.5.6); it is no reader of PDFs at large.
/// </summary>
internal sealed partial class PlainPdf
{
    private readonly byte[] _bytes;
    private readonly Dictionary<int, int> _offsets = [];
    private readonly SortedDictionary<int, string> _changed = [];
    private readonly int _crossReference;
    private readonly string _trailer;

    internal PlainPdf(byte[] bytes)
    {
        _bytes = bytes;
        var tail = Encoding.Latin1.GetString(bytes, Math.Max(0, bytes.Length - 64), Math.Min(64, bytes.Length));
        _crossReference = int.Parse(StartPattern().Match(tail).Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
        var table = Encoding.Latin1.GetString(bytes, _crossReference, bytes.Length - _crossReference);
        _trailer = TrailerPattern().Match(table).Groups["n"].Value;
        var lines = table.Split('\n');
        for (var i = 2; !lines[i].StartsWith("trailer", StringComparison.Ordinal); i++)
        {
            if (lines[i].Contains(" n", StringComparison.Ordinal))
                _offsets[i - 2] = int.Parse(lines[i].AsSpan(0, 10), CultureInfo.InvariantCulture);
        }
    }

    internal int Root => Reference(_trailer, "Root");

    internal string Object(int number)
    {
        var start = _offsets[number];
        var length = _bytes.AsSpan(start).IndexOf("endobj"u8);
        return Encoding.Latin1.GetString(_bytes, start, length);
    }

    internal static int Reference(string dictionary, string key) =>
        int.Parse(Regex.Match(dictionary, $@"/{key} (?<n>\d+) 0 R", RegexOptions.CultureInvariant, Patience).Groups["n"].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>The elements below an element or the root of the structure tree, without its marked content.</summary>
    internal static IEnumerable<int> Kids(string dictionary)
    {
        var kids = KidsPattern().Match(dictionary).Groups["n"].Value;
        return ReferencePattern().Matches(InnerPattern().Replace(kids, "")).Select(match => int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture));
    }

    internal static string Name(string dictionary) => NamePattern().Match(dictionary).Groups["n"].Value;

    /// <summary>Puts entries first into the dictionary of an object.</summary>
    internal void Extend(int number, string entries)
    {
        var text = Object(number);
        var start = text.IndexOf("<<", StringComparison.Ordinal) + 2;
        _changed[number] = $"{text[..start]} {entries}{text[start..]}endobj\n";
    }

    internal byte[] Save(byte[] identity)
    {
        using var output = new MemoryStream(_bytes.Length + 4096);
        output.Write(_bytes);
        var table = new StringBuilder("xref\n");
        foreach (var section in Sections())
        {
            table.Append(CultureInfo.InvariantCulture, $"{section[0]} {section.Count}\n");
            foreach (var number in section)
            {
                table.Append(CultureInfo.InvariantCulture, $"{output.Length:0000000000} 00000 n \n");
                output.Write(Encoding.Latin1.GetBytes(_changed[number]));
            }
        }

        var start = output.Length;
        var id = Convert.ToHexString(identity);
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<< {_trailer.Trim()}\n   /Prev {_crossReference}\n   /ID [<{id}> <{id}>]\n>>\nstartxref\n{start}\n%%EOF\n");
        output.Write(Encoding.Latin1.GetBytes(table.ToString()));
        return output.ToArray();
    }

    private List<List<int>> Sections()
    {
        var sections = new List<List<int>>();
        foreach (var number in _changed.Keys)
        {
            if (sections.Count == 0 || sections[^1][^1] != number - 1)
                sections.Add([]);
            sections[^1].Add(number);
        }

        return sections;
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [GeneratedRegex(@"startxref\s+(?<n>\d+)\s+%%EOF", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex StartPattern();

    [GeneratedRegex(@"trailer\s*<<(?<n>.*)>>", RegexOptions.Singleline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex TrailerPattern();

    [GeneratedRegex(@"/K (?<n>\[.*\]|\d+ 0 R)", RegexOptions.Singleline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex KidsPattern();

    [GeneratedRegex("<<.*?>>", RegexOptions.Singleline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex InnerPattern();

    [GeneratedRegex(@"(?<n>\d+) 0 R", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(@"/S /(?<n>\w+)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex NamePattern();
}
