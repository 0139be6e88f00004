using System.Runtime.InteropServices;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>The steps of a match, each taking what the ones before it left. All is counted in whole words, so that it ends the same each time.</summary>
internal sealed class ParagraphSearch
{
    // How much of two paragraphs, or of a part, must be the same; less where the same neighbours stand around them.
    private const double AlikeAnywhere = 0.45, AlikeInPlace = 0.25, PartAnywhere = 0.65, PartInPlace = 0.45;

    /// <summary>How much the same place weighs where several are alike.</summary>
    private const double Nearness = 0.15;

    /// <summary>What this many paragraphs have in common tells nothing about any of them.</summary>
    private const int MostHolders = 200;

    private readonly KnownParagraph[] was;
    private readonly (int Number, string Text)[] now;
    private readonly List<int>[] from;
    private readonly int[] goesOn;
    private readonly bool[] isTaken, isMended;
    private readonly Wording.Vocabulary vocabulary = new();
    private readonly Wording?[] wasWording, nowWording, wasRest, nowRest;
    private List<Pair>? pairs;

    public ParagraphSearch(KnownParagraph[] was, (int Number, string Text)[] now)
    {
        (this.was, this.now) = (was, now);
        from = [.. now.Select(_ => new List<int>())];
        goesOn = [.. was.Select(_ => -1)];
        (isTaken, isMended) = (new bool[was.Length], new bool[now.Length]);
        (wasWording, wasRest) = (new Wording?[was.Length], new Wording?[was.Length]);
        (nowWording, nowRest) = (new Wording?[now.Length], new Wording?[now.Length]);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Pair(int Old, int New, int Common, double Likeness)
    {
        public int Distance => Math.Abs(Old - New);
    }

    public void TakeByHand(IReadOnlyDictionary<int, IReadOnlyList<int>> mended)
    {
        var said = mended.OrderBy(mend => mend.Key)
            .Select(mend => (New: NewPlace(mend.Key), Old: mend.Value.Distinct().Order().Select(OldPlace).ToList())).ToList();
        foreach (var (place, earlier) in said)
        {
            isMended[place] = true;
            earlier.ForEach(i => Descend(i, place));
        }

        // Who came of one alone has the first claim on it, then who holds most of it.
        foreach (var (i, j) in said.SelectMany(mend => mend.Old.Select(i => (i, mend.New)))
            .OrderBy(claim => from[claim.New].Count).ThenByDescending(claim => Was(claim.i).Common(Now(claim.New))).ThenBy(claim => claim.i).ThenBy(claim => claim.New))
        {
            if (goesOn[i] < 0 && !HasIdentity(j)) goesOn[i] = j;
        }
    }

    /// <summary>Same words pair first where their order is kept; then in order, each with the nearest.</summary>
    public void TakeSameWords()
    {
        var (olds, news) = (Untaken(), Unmatched());
        foreach (var stretch in Alignment.Of(olds.ConvertAll(i => was[i].Text), news.ConvertAll(j => now[j].Text)).Where(stretch => stretch.IsSame))
        {
            foreach (var (i, j) in olds[stretch.Before].Zip(news[stretch.After])) GoOn(i, j);
        }

        var moved = Untaken().GroupBy(i => was[i].Text, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.ToList(), StringComparer.Ordinal);
        foreach (var same in Unmatched().GroupBy(j => now[j].Text, StringComparer.Ordinal).Where(same => moved.ContainsKey(same.Key)).ToList())
        {
            foreach (var (i, j) in Nearest(moved[same.Key], [.. same])) GoOn(i, j);
        }
    }

    public void TakeAlike(bool onlyInPlace)
    {
        var places = Places();
        var alike = Pairs().Where(IsFree).Select(pair => (Pair: pair, IsNear: places.AreOne(pair.Old, pair.New)))
            .Where(found => onlyInPlace ? found.IsNear && found.Pair.Likeness >= AlikeInPlace : found.Pair.Likeness >= AlikeAnywhere)
            .OrderByDescending(found => found.Pair.Likeness + (found.IsNear ? Nearness : 0))
            .ThenBy(found => found.Pair.Distance).ThenBy(found => found.Pair.New).ThenBy(found => found.Pair.Old);
        foreach (var (pair, _) in alike.ToList())
        {
            if (IsFree(pair)) GoOn(pair.Old, pair.New);
        }
    }

    /// <summary>Of what is left: a new paragraph whose words stood in an earlier one was split off it; an earlier one whose words stand in a new one was joined into it.</summary>
    public void TakeParts()
    {
        var places = Places();
        foreach (var (i, j, _, _) in Pairs().OrderByDescending(pair => pair.Common).ThenBy(pair => pair.Distance).ThenBy(pair => pair.New).ThenBy(pair => pair.Old))
        {
            if (isMended[j] || (isTaken[i] && from[j].Count > 0)) continue;

            var isNear = places.AreOne(i, j);
            if (from[j].Count == 0 && IsPart(Now(j), wasRest[i] ?? Was(i), Was(i).Size, isNear)) Descend(i, j);
            else if (!isTaken[i] && IsPart(Was(i), nowRest[j] ?? Now(j), Now(j).Size, isNear)) Descend(i, j);
            else continue;

            var longest = from[j].Where(old => goesOn[old] < 0 || goesOn[old] == j).OrderByDescending(old => Was(old).Common(Now(j))).ThenBy(old => old).Select(old => (int?)old).FirstOrDefault();
            foreach (var old in from[j].Where(old => goesOn[old] == j)) goesOn[old] = -1;
            if (longest is { } goes) goesOn[goes] = j;
        }
    }

    public IReadOnlyList<MatchedParagraph> Found()
    {
        var children = from.SelectMany((olds, j) => olds.Select(i => (i, j))).ToLookup(line => line.i, line => line.j);
        foreach (var parts in children.Where(parts => goesOn[parts.Key] is var holder and >= 0 && !isMended[holder] && from[holder].Count == 1))
        {
            goesOn[parts.Key] = parts.Where(j => from[j].Count == 1).OrderByDescending(j => Was(parts.Key).Common(Now(j))).ThenBy(j => j).First();
        }

        var inOrder = Places().InOrder;
        var own = goesOn.Select((j, i) => (i, j)).Where(line => line.j >= 0).ToDictionary(line => line.j, line => line.i);
        return [.. now.Select((paragraph, j) => new MatchedParagraph(paragraph.Number, paragraph.Text,
            own.TryGetValue(j, out var i) ? was[i].Identity : null, [.. from[j].Order().Select(old => was[old].Identity)], Origin(j)))];

        ParagraphOrigin Origin(int j) => from[j] switch
        {
            [] => ParagraphOrigin.New,
            [var old] when was[old].Text == now[j].Text && goesOn[old] == j => inOrder.Contains(old) ? ParagraphOrigin.Same : ParagraphOrigin.Moved,
            [var old] => children[old].Skip(1).Any() ? ParagraphOrigin.Split : ParagraphOrigin.Changed,
            _ => ParagraphOrigin.Joined,
        };
    }

    private static bool IsPart(Wording part, Wording rest, int whole, bool isNear)
    {
        var common = part.Common(rest);
        return common >= part.Size * (isNear ? PartInPlace : PartAnywhere) && common > 0 && (common >= (isNear ? 3 : 7) || 4 * common >= whole);
    }

    private static IEnumerable<(int Old, int New)> Nearest(List<int> olds, List<int> news)
    {
        if (olds.Count > news.Count) return Nearest(news, olds).Select(pair => (pair.New, pair.Old));

        var found = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < olds.Count; i++, j++)
        {
            while (olds.Count - i < news.Count - j && Math.Abs(news[j + 1] - olds[i]) < Math.Abs(news[j] - olds[i])) j++;
            found.Add((olds[i], news[j]));
        }
        return found;
    }

    private List<Pair> Pairs()
    {
        if (pairs is not null) return pairs;

        var holders = new Dictionary<int, List<(int Old, int Count)>>();
        foreach (var i in Enumerable.Range(0, was.Length).Where(i => goesOn[i] < 0 || now[goesOn[i]].Text != was[i].Text))
        {
            foreach (var (piece, count) in Was(i).Counts) (CollectionsMarshal.GetValueRefOrAddDefault(holders, piece, out _) ??= []).Add((i, count));
        }

        pairs = [];
        var common = new int[was.Length];
        foreach (var j in Unmatched())
        {
            Array.Clear(common);
            foreach (var (piece, count) in Now(j).Counts)
            {
                if (!holders.TryGetValue(piece, out var olds) || olds.Count > MostHolders) continue;
                foreach (var (i, held) in olds) common[i] += Math.Min(count, held);
            }
            for (var i = 0; i < common.Length; i++)
            {
                if (common[i] == 0) continue;
                var likeness = 2.0 * common[i] / (Was(i).Size + Now(j).Size);
                if (likeness >= AlikeInPlace || common[i] >= PartInPlace * Math.Min(Was(i).Size, Now(j).Size)) pairs.Add(new(i, j, common[i], likeness));
            }
        }
        return pairs;
    }

    private int OldPlace(int number) => Array.FindIndex(was, paragraph => paragraph.Number == number) is var place and >= 0
        ? place
        : throw new DomainException($"The earlier text has no paragraph {number}. Choose one that it has, or none.", "mended");

    private int NewPlace(int number) => Array.FindIndex(now, paragraph => paragraph.Number == number) is var place and >= 0
        ? place
        : throw new DomainException($"The new text has no paragraph {number}. It may have changed meanwhile: look at the match again.", "mended");

    private Wording Was(int i) => wasWording[i] ??= vocabulary.Of(was[i].Text);
    private Wording Now(int j) => nowWording[j] ??= vocabulary.Of(now[j].Text);

    private ParagraphPlaces Places() => new(goesOn, now.Length, i => was[i].Text == now[goesOn[i]].Text);
    private bool HasIdentity(int j) => from[j].Exists(i => goesOn[i] == j);
    private bool IsFree(Pair pair) => !isTaken[pair.Old] && from[pair.New].Count == 0;
    private List<int> Untaken() => [.. Enumerable.Range(0, was.Length).Where(i => !isTaken[i])];
    private List<int> Unmatched() => [.. Enumerable.Range(0, now.Length).Where(j => !isMended[j] && from[j].Count == 0)];

    private void GoOn(int i, int j)
    {
        Descend(i, j);
        goesOn[i] = j;
    }

    private void Descend(int i, int j)
    {
        from[j].Add(i);
        isTaken[i] = true;
        var isWhole = was[i].Text == now[j].Text;
        wasRest[i] = isWhole ? Wording.None : (wasRest[i] ?? Was(i)).Without(Now(j));
        nowRest[j] = isWhole ? Wording.None : (nowRest[j] ?? Now(j)).Without(Was(i));
    }
}
