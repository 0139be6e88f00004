using System.Runtime.InteropServices;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>
/// The words of a paragraph and each two that stand side by side, counted: words alone are common to any two paragraphs of
/// a language, and their order alone is lost with a moved sentence. Where a script has no spaces, two characters count as a word.
/// </summary>
internal sealed class Wording
{
    public static readonly Wording None = new();

    private readonly Dictionary<int, int> counts = [];

    public int Size { get; private set; }

    public IReadOnlyDictionary<int, int> Counts => counts;

    public int Common(Wording other)
    {
        if (other.counts.Count < counts.Count) return other.Common(this);

        var common = 0;
        foreach (var (piece, count) in counts) common += Math.Min(count, other.counts.GetValueOrDefault(piece));
        return common;
    }

    public Wording Without(Wording other)
    {
        var rest = new Wording();
        foreach (var (piece, count) in counts) rest.Add(piece, Math.Max(0, count - other.counts.GetValueOrDefault(piece)));
        return rest;
    }

    private void Add(int piece, int count = 1)
    {
        if (count == 0) return;
        CollectionsMarshal.GetValueRefOrAddDefault(counts, piece, out _) += count;
        Size += count;
    }

    /// <summary>Makes wordings that can be compared with each other. A word is the same in capitals.</summary>
    internal sealed class Vocabulary
    {
        private readonly Dictionary<string, int> words = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<(int, int), int> pairs = [];

        public Wording Of(string text)
        {
            var tokens = Tokens.Of(text);
            var pieces = tokens.Exists(Tokens.IsWord) ? Pieces(tokens) : tokens.Where(token => !string.IsNullOrWhiteSpace(token));
            var wording = new Wording();
            var last = -1;
            foreach (var piece in pieces)
            {
                var id = Known(words, piece);
                wording.Add(id);
                if (last >= 0) wording.Add(Known(pairs, (last, id)));
                last = id;
            }
            return wording;
        }

        private static IEnumerable<string> Pieces(List<string> tokens)
        {
            for (var i = 0; i < tokens.Count; i++)
            {
                if (!Tokens.IsOneOfMany(tokens[i]))
                {
                    if (Tokens.IsWord(tokens[i])) yield return tokens[i];
                    continue;
                }
                if (i + 1 < tokens.Count && Tokens.IsOneOfMany(tokens[i + 1])) yield return tokens[i] + tokens[i + 1];
                else if (i == 0 || !Tokens.IsOneOfMany(tokens[i - 1])) yield return tokens[i];
            }
        }

        private int Known<T>(Dictionary<T, int> ids, T key) where T : notnull
        {
            if (!ids.TryGetValue(key, out var id)) ids[key] = id = words.Count + pairs.Count;
            return id;
        }
    }
}
