using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Tccm.Domain.Text;

public enum DifferenceKind
{
    Same,
    Added,
    Removed,
    /// <summary>Of a block: some of its words are the same, others were added or removed.</summary>
    Changed,
}

/// <summary>Words that are the same, were added or were removed.</summary>
public sealed record DifferencePart(DifferenceKind Kind, string Text);

/// <summary>A paragraph, heading or list item, with its parts in reading order.</summary>
public sealed record DifferenceBlock(DifferenceKind Kind, IReadOnlyList<DifferencePart> Parts)
{
    /// <summary>The block as it was, for a reading side by side; null where it is new.</summary>
    public IReadOnlyList<DifferencePart>? Before => Kind == DifferenceKind.Added ? null : [.. Parts.Where(part => part.Kind != DifferenceKind.Added)];

    /// <summary>The block as it is; null where it went.</summary>
    public IReadOnlyList<DifferencePart>? After => Kind == DifferenceKind.Removed ? null : [.. Parts.Where(part => part.Kind != DifferenceKind.Removed)];
}

/// <summary>
/// What changed from one Markdown text to another: block by block, and by word within a block that goes on. Made of the
/// text as it is signed, so that a changed link or emphasis is seen too; a line that is merely broken elsewhere is no change.
/// Words are those of scripts with spaces; where a script has none, each character (grapheme cluster, UAX #29) is one.
/// </summary>
public sealed partial class TextDifference
{
    private const int Remembered = 64;
    private const int ShortestFold = 4;

    /// <summary>How much of a block's words must go on for it to count as the same block, changed.</summary>
    private const double Alike = 0.4;

    // Texts that were signed never change, so neither does what lies between two of them; a page need not work it out twice.
    private static readonly ConcurrentDictionary<(string, string), TextDifference> Known = new();

    private TextDifference(IReadOnlyList<DifferenceBlock> blocks, bool sameText) => (Blocks, IsSame) = (blocks, sameText);

    public IReadOnlyList<DifferenceBlock> Blocks { get; }

    /// <summary>Whether the two are one text, to the last character.</summary>
    public bool IsSame { get; }

    /// <summary>Whether the texts differ, but in nothing that is read: spaces, and where lines end.</summary>
    public bool IsSpacingOnly => !IsSame && Blocks.All(block => block.Kind == DifferenceKind.Same);

    /// <summary>
    /// The blocks as they are shown: long stretches without a change are folded, but for one block before and one after each
    /// change, so that one sees where it is.
    /// </summary>
    public IEnumerable<(bool IsFolded, IReadOnlyList<DifferenceBlock> Blocks)> Stretches
    {
        get
        {
            for (var i = 0; i < Blocks.Count;)
            {
                var same = Blocks.Skip(i).TakeWhile(block => block.Kind == DifferenceKind.Same).Count();
                var (before, after) = (i == 0 ? 0 : 1, i + same == Blocks.Count ? 0 : 1);
                if (same - before - after >= ShortestFold)
                {
                    yield return (false, [.. Blocks.Skip(i).Take(before)]);
                    yield return (true, [.. Blocks.Skip(i + before).Take(same - before - after)]);
                    yield return (false, [.. Blocks.Skip(i + same - after).Take(after)]);
                }
                else yield return (false, [.. Blocks.Skip(i).Take(Math.Max(same, 1))]);
                i += Math.Max(same, 1);
            }
        }
    }

    public int WordsAdded => Count(DifferenceKind.Added);
    public int WordsRemoved => Count(DifferenceKind.Removed);

    public string InWords => IsSame ? "Nothing changed."
        : IsSpacingOnly ? "No word changed; only spaces or ends of lines."
        : $"{Words.Counted(WordsAdded, "word")} added, {Words.Counted(WordsRemoved, "word")} removed.";

    public static TextDifference Of(string before, string after)
    {
        if (Known.TryGetValue((before, after), out var known)) return known;
        if (Known.Count >= Remembered) Known.Clear();
        return Known.GetOrAdd((before, after), new TextDifference(Compare(BlocksOf(before), BlocksOf(after)), before == after));
    }

    private int Count(DifferenceKind kind) =>
        Blocks.SelectMany(block => block.Parts).Where(part => part.Kind == kind).Sum(part => Tokens.Of(part.Text).Count(Tokens.IsWord));

    private static List<DifferenceBlock> Compare(List<string> before, List<string> after)
    {
        var blocks = new List<DifferenceBlock>();
        foreach (var stretch in Alignment.Of(before, after))
        {
            if (stretch.IsSame) blocks.AddRange(after[stretch.After].Select(text => Whole(DifferenceKind.Same, text)));
            else blocks.AddRange(Pair(before[stretch.Before], after[stretch.After]));
        }
        return blocks;
    }

    /// <summary>Of blocks that went and blocks that came, finds those that go on changed: each next to the first that is like it.</summary>
    private static IEnumerable<DifferenceBlock> Pair(List<string> removed, List<string> added)
    {
        const int sight = 20;
        var (was, now) = (removed.ConvertAll(Tokens.Of), added.ConvertAll(Tokens.Of));
        var next = 0;
        for (var i = 0; i < removed.Count; i++)
        {
            var until = Math.Min(added.Count, next + sight);
            var like = Enumerable.Range(next, until - next).Where(j => Tokens.Likeness(was[i], now[j]) >= Alike).Select(j => (int?)j)
                .MaxBy(j => Tokens.Likeness(was[i], now[j!.Value]));
            if (like is not { } found)
            {
                yield return Whole(DifferenceKind.Removed, removed[i]);
                continue;
            }
            for (; next < found; next++) yield return Whole(DifferenceKind.Added, added[next]);
            yield return new DifferenceBlock(DifferenceKind.Changed, PartsOf(was[i], now[next++]));
        }
        for (; next < added.Count; next++) yield return Whole(DifferenceKind.Added, added[next]);
    }

    /// <summary>What changed within one paragraph, of which both texts are plain.</summary>
    internal static List<DifferencePart> Within(string before, string after) => PartsOf(Tokens.Of(before), Tokens.Of(after));

    private static List<DifferencePart> PartsOf(List<string> before, List<string> after)
    {
        var parts = new List<DifferencePart>();
        foreach (var stretch in Alignment.Of(before, after))
        {
            if (stretch.IsSame)
            {
                Add(parts, DifferenceKind.Same, after[stretch.After]);
                continue;
            }
            Add(parts, DifferenceKind.Removed, before[stretch.Before]);
            Add(parts, DifferenceKind.Added, after[stretch.After]);
        }
        return Joined(parts);
    }

    /// <summary>“a <del>b</del> <ins>x</ins> <del>c</del> <ins>y</ins>” is read more easily as one change: a lone space between two changes goes with them.</summary>
    private static List<DifferencePart> Joined(List<DifferencePart> parts)
    {
        var joined = new List<DifferencePart>();
        var (removed, added) = ("", "");
        for (var i = 0; i < parts.Count; i++)
        {
            var isBridge = parts[i] is { Kind: DifferenceKind.Same, Text: " " } && removed.Length > 0 && added.Length > 0 && i + 1 < parts.Count;
            if (parts[i].Kind == DifferenceKind.Same && !isBridge) Flush();
            if (parts[i].Kind != DifferenceKind.Added && (isBridge || parts[i].Kind == DifferenceKind.Removed)) removed += parts[i].Text;
            if (parts[i].Kind != DifferenceKind.Removed && (isBridge || parts[i].Kind == DifferenceKind.Added)) added += parts[i].Text;
            if (parts[i].Kind == DifferenceKind.Same && !isBridge) joined.Add(parts[i]);
        }
        Flush();
        return joined;

        void Flush()
        {
            if (removed.Length > 0) joined.Add(new(DifferenceKind.Removed, removed));
            if (added.Length > 0) joined.Add(new(DifferenceKind.Added, added));
            (removed, added) = ("", "");
        }
    }

    private static void Add(List<DifferencePart> parts, DifferenceKind kind, List<string> tokens)
    {
        if (tokens.Count > 0) parts.Add(new DifferencePart(kind, string.Concat(tokens)));
    }

    private static DifferenceBlock Whole(DifferenceKind kind, string text) => new(kind, [new DifferencePart(kind, text)]);

    /// <summary>Paragraphs, headings, and the items of lists and quotations; a line break within one is a space, as Markdown has it.</summary>
    private static List<string> BlocksOf(string text)
    {
        var blocks = new List<string>();
        var goesOn = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.Length == 0) goesOn = false;
            else if (goesOn && !BeginsBlock().IsMatch(line)) blocks[^1] += blocks[^1].EndsWith('\\') ? "\n" + line.TrimStart() : " " + line.TrimStart();
            else
            {
                blocks.Add(line);
                goesOn = !line.StartsWith('#');
            }
        }
        return blocks;
    }

    [GeneratedRegex(@"^\s*(#{1,6}\s|[-*+]\s|[0-9]{1,9}[.)]\s|>)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BeginsBlock();
}
