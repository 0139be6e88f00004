using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Tccm.Typesetting.Pdf;

/// <summary>A PDF that Cairo wrote, to which changed dictionaries are appended as an incremental update (ISO 32000-1, 7.5.6). It is no reader of PDFs at large.</summary>
internal sealed class PdfFile(byte[] bytes)
{
    private readonly CrossReferences _references = new(bytes);
    private readonly Dictionary<int, Dictionary<int, string>> _containers = [];
    private readonly SortedDictionary<int, string> _changed = [];

    internal int Root => _references.Root;

    internal int Info => _references.Info;

    /// <summary>What stands between an object's number and its end.</summary>
    internal string Object(int number)
    {
        var place = _references.Places[number];
        if (place.Container is { } container)
            return Contained(container)[number];
        var start = place.Offset + bytes.AsSpan(place.Offset).IndexOf("obj"u8) + 3;
        return Encoding.Latin1.GetString(bytes.AsSpan(start, bytes.AsSpan(start).IndexOf("endobj"u8)));
    }

    /// <summary>Puts entries first into the dictionary of an object.</summary>
    internal void Extend(int number, string entries) => Change(number, text => text.StartsWith("<<", StringComparison.Ordinal)
        ? $"<< {entries.Trim()}{text[2..]}"
        : throw new TypesettingException($"Object {number} of the PDF that Cairo wrote is no dictionary."));

    internal void Change(int number, Func<string, string> change) => _changed[number] = $"{number} 0 obj\n{change(Object(number).Trim())}\nendobj\n";

    internal byte[] Save(byte[] identity)
    {
        using var output = new MemoryStream(bytes.Length + 4096);
        output.Write(bytes);
        var offsets = new SortedDictionary<int, int>();
        foreach (var (number, text) in _changed)
        {
            offsets[number] = (int)output.Length;
            output.Write(Encoding.Latin1.GetBytes(text));
        }

        var id = Convert.ToHexString(identity);
        var start = (int)output.Length;
        var common = $"/Root {_references.Root} 0 R /Info {_references.Info} 0 R /Prev {_references.Start} /ID [<{id}> <{id}>]";
        if (_references.IsStream)
            WriteStream(output, offsets, start, common);
        else
            WriteTable(output, offsets, common);
        output.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n")));
        return output.ToArray();
    }

    private void WriteTable(MemoryStream output, SortedDictionary<int, int> offsets, string common)
    {
        var table = new StringBuilder("xref\n");
        foreach (var section in Sections(offsets.Keys))
        {
            table.Append(CultureInfo.InvariantCulture, $"{section[0]} {section.Count}\n");
            foreach (var number in section)
                table.Append(CultureInfo.InvariantCulture, $"{offsets[number]:0000000000} 00000 n \n");
        }

        table.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {_references.Size} {common} >>\n");
        output.Write(Encoding.Latin1.GetBytes(table.ToString()));
    }

    private void WriteStream(MemoryStream output, SortedDictionary<int, int> offsets, int start, string common)
    {
        // The stream is an object too, and lists itself.
        offsets[_references.Size] = start;
        var data = new byte[offsets.Count * 7];
        var at = 0;
        foreach (var offset in offsets.Values)
        {
            data[at] = 1;
            BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(at + 1), offset);
            at += 7;
        }

        var index = string.Join(' ', Sections(offsets.Keys).Select(section => $"{section[0]} {section.Count}"));
        output.Write(Encoding.Latin1.GetBytes($"{_references.Size} 0 obj\n<< /Type /XRef /Size {_references.Size + 1} /W [1 4 2] /Index [{index}] /Length {data.Length} {common} >>\nstream\n"));
        output.Write(data);
        output.Write("\nendstream\nendobj\n"u8);
    }

    private Dictionary<int, string> Contained(int container)
    {
        if (_containers.TryGetValue(container, out var known))
            return known;
        var (dictionary, data) = PdfSyntax.Stream(bytes, _references.Places[container].Offset);
        var text = Encoding.Latin1.GetString(data);
        var first = PdfSyntax.Number(dictionary, "First");
        var pairs = text[..first].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).Chunk(2).ToArray();
        var objects = new Dictionary<int, string>();
        for (var i = 0; i < pairs.Length; i++)
            objects[pairs[i][0]] = text[(first + pairs[i][1])..(i + 1 < pairs.Length ? first + pairs[i + 1][1] : text.Length)];
        return _containers[container] = objects;
    }

    private static List<List<int>> Sections(IEnumerable<int> numbers)
    {
        var sections = new List<List<int>>();
        foreach (var number in numbers)
        {
            if (sections.Count == 0 || sections[^1][^1] != number - 1)
                sections.Add([]);
            sections[^1].Add(number);
        }

        return sections;
    }
}
