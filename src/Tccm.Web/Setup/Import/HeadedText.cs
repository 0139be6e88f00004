using Tccm.Domain;
using Tccm.Domain.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tccm.Web.Setup.Import;

/// <summary>
/// A Markdown file with a YAML head: plain values and plain lists between two lines of three hyphens. The head is read
/// event by event and no deeper than that, so that no file can make the reader build something large.
/// </summary>
internal sealed class HeadedText
{
    private readonly Dictionary<string, (int Line, List<string> Values, bool IsList)> head = new(StringComparer.Ordinal);
    private readonly Findings findings;

    private HeadedText(string file, Findings findings) => (File, this.findings) = (file, findings);

    public string File { get; }
    public string Body { get; private set; } = "";
    public int BodyLine { get; private set; }

    public string this[string key] => head[key].Values.SingleOrDefault() ?? "";

    public int LineOf(string key) => head[key].Line;

    public IReadOnlyList<string> List(string key) => head[key].Values;

    public void Refuse(string key, string what) => findings.Add(File, head[key].Line, key, what);

    public T? Read<T>(string key, Func<string, T> read) => findings.Try(File, head[key].Line, key, () => read(this[key]));

    /// <summary>The file with every one of the keys and no other, or null and what is wrong.</summary>
    public static HeadedText? Read(string path, string name, IReadOnlyList<string> keys, IReadOnlyList<string> lists, Findings findings)
    {
        if (BoundedFile.Read(path, name, findings) is not { } text) return null;
        var lines = text.Split('\n');
        var end = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") : -1;
        if (end < 0)
        {
            findings.Add(name, 1, null, "the head is missing. Begin with a line ---, then “key: value” lines, then another line ---.");
            return null;
        }

        var before = findings.Count;
        var read = new HeadedText(name, findings) { Body = string.Join('\n', lines[(end + 1)..]), BodyLine = end + 2 };
        read.ReadHead(string.Join('\n', lines[1..end]));
        if (findings.Count == before) read.CheckKeys([.. keys, .. lists], lists);
        return findings.Count == before ? read : null;
    }

    private void ReadHead(string yaml)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            parser.Consume<MappingStart>();
            while (!parser.TryConsume<MappingEnd>(out _)) ReadEntry(parser);
        }
        catch (YamlException broken)
        {
            findings.Add(File, (int)broken.Start.Line + 1, null, "the head cannot be read here. Write “key: value” lines, a list as [one, two], and a value with a colon or another sign of YAML in quotation marks.");
        }
    }

    private void ReadEntry(Parser parser)
    {
        var key = parser.Consume<Scalar>();
        var (values, isList) = (new List<string>(), parser.TryConsume<SequenceStart>(out _));
        if (isList)
        {
            while (!parser.TryConsume<SequenceEnd>(out _)) values.Add(parser.Consume<Scalar>().Value);
        }
        else
        {
            values.Add(parser.Consume<Scalar>().Value);
        }
        if (!head.TryAdd(key.Value, ((int)key.Start.Line + 1, values, isList)))
            findings.Add(File, (int)key.Start.Line + 1, Words.Quoted(key.Value), "this key is there twice. Keep one.");
    }

    private void CheckKeys(IReadOnlyList<string> keys, IReadOnlyList<string> lists)
    {
        foreach (var missing in keys.Where(key => !head.ContainsKey(key)))
            findings.Add(File, 1, missing, "this key is missing in the head. Add it.");
        foreach (var unknown in head.Keys.Except(keys, StringComparer.Ordinal))
            findings.Add(File, head[unknown].Line, Words.Quoted(unknown), $"this key is not known. The keys are {string.Join(", ", keys)}.");
        foreach (var list in lists.Where(head.ContainsKey).Where(key => !head[key].IsList))
            findings.Add(File, head[list].Line, list, "write this as a list: [one, two], or [] where there is none.");
        foreach (var (key, entry) in head.Where(pair => keys.Contains(pair.Key) && !lists.Contains(pair.Key) && pair.Value.IsList))
            findings.Add(File, entry.Line, key, "write one value, not a list.");
    }
}
