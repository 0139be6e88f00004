using DiffPlex;

namespace Tccm.Domain.Text;

/// <summary>A stretch of two sequences; in one that is not the same, either side may be empty.</summary>
internal readonly record struct Stretch(bool IsSame, Range Before, Range After);

/// <summary>Where two sequences of pieces are the same and where not, in order and without gaps.</summary>
internal static class Alignment
{
    // The search takes the square of this many steps at worst, whoever wrote the texts.
    private const int MostPieces = 4_000;

    private static readonly Differ Differ = new();

    public static IEnumerable<Stretch> Of(List<string> before, List<string> after)
    {
        var (a, b) = (0, 0);
        foreach (var (was, now, length) in Runs(Matches(before, after)))
        {
            if (was > a || now > b) yield return new(false, a..was, b..now);
            yield return new(true, was..(was + length), now..(now + length));
            (a, b) = (was + length, now + length);
        }
        if (a < before.Count || b < after.Count) yield return new(false, a..before.Count, b..after.Count);
    }

    private static IEnumerable<(int Was, int Now, int Length)> Runs(List<(int Was, int Now)> matches)
    {
        for (var i = 0; i < matches.Count;)
        {
            var length = 1;
            while (i + length < matches.Count && matches[i + length] == (matches[i].Was + length, matches[i].Now + length)) length++;
            yield return (matches[i].Was, matches[i].Now, length);
            i += length;
        }
    }

    private static List<(int Was, int Now)> Matches(List<string> before, List<string> after, bool inSentences = true)
    {
        var shorter = Math.Min(before.Count, after.Count);
        var (head, tail) = (0, 0);
        while (head < shorter && before[head] == after[head]) head++;
        while (tail < shorter - head && before[^(tail + 1)] == after[^(tail + 1)]) tail++;

        var matches = Enumerable.Range(0, head).Select(i => (i, i)).ToList();
        var (was, now) = (before[head..^tail], after[head..^tail]);
        var between = was.Count + now.Count <= MostPieces ? Searched(was, now) : inSentences ? BySentence(was, now) : [];
        matches.AddRange(between.Select(match => (match.Was + head, match.Now + head)));
        matches.AddRange(Enumerable.Range(0, tail).Select(i => (before.Count - tail + i, after.Count - tail + i)));
        return matches;
    }

    private static List<(int Was, int Now)> Searched(List<string> before, List<string> after)
    {
        var found = Differ.CreateCustomDiffs("before", "after", ignoreWhiteSpace: false, text => [.. text == "before" ? before : after]);
        var matches = new List<(int, int)>();
        var (a, b) = (0, 0);
        foreach (var block in found.DiffBlocks)
        {
            while (a < block.DeleteStartA) matches.Add((a++, b++));
            (a, b) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
        }
        while (a < before.Count) matches.Add((a++, b++));
        return matches;
    }

    /// <summary>What is long is aligned sentence by sentence first, and by pieces where sentences differ.</summary>
    private static IEnumerable<(int Was, int Now)> BySentence(List<string> before, List<string> after)
    {
        var (was, now) = (Sentences(before), Sentences(after));
        var (a, b) = (0, 0);
        foreach (var (i, j) in Matches(was.ConvertAll(piece => string.Concat(before[piece])), now.ConvertAll(piece => string.Concat(after[piece])), inSentences: false).Append((was.Count, now.Count)))
        {
            var (untilWas, untilNow) = (i < was.Count ? was[i].Start.Value : before.Count, j < now.Count ? now[j].Start.Value : after.Count);
            foreach (var match in Matches(before[a..untilWas], after[b..untilNow], inSentences: false)) yield return (match.Was + a, match.Now + b);
            if (i == was.Count) yield break;
            (a, b) = (was[i].End.Value, now[j].End.Value);
            for (var k = untilWas; k < a; k++) yield return (k, untilNow + k - untilWas);
        }
    }

    private static List<Range> Sentences(List<string> pieces)
    {
        var sentences = new List<Range>();
        var start = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (i + 1 < pieces.Count && pieces[i] is not ("." or "!" or "?" or ";" or "。" or "！" or "？" or "；" or "،" or "؟" or "।" or "\n")) continue;
            sentences.Add(start..(i + 1));
            start = i + 1;
        }
        return sentences;
    }
}
