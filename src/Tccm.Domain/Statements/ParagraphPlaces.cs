namespace Tccm.Domain.Statements;

/// <summary>Where paragraphs stand among those that kept their order from the earlier text to the new one.</summary>
internal sealed class ParagraphPlaces
{
    private readonly (int From, int To)[] was, now;

    /// <param name="goesOn">For each earlier paragraph the place of the new one in which it goes on, or -1.</param>
    /// <param name="count">How many new paragraphs there are.</param>
    /// <param name="counts">Which earlier paragraphs are rather held to have stayed than others.</param>
    public ParagraphPlaces(int[] goesOn, int count, Func<int, bool> counts)
    {
        var kept = InOneOrder(goesOn, count, counts);
        InOrder = kept.ToHashSet();
        was = Gaps(goesOn.Length, kept);
        now = Gaps(count, kept.ConvertAll(i => goesOn[i]));
    }

    /// <summary>The earlier paragraphs that stayed while others moved.</summary>
    public IReadOnlySet<int> InOrder { get; }

    /// <summary>Whether the same neighbours stand around the two.</summary>
    public bool AreOne(int old, int @new) => was[old].From <= now[@new].To && now[@new].From <= was[old].To;

    private static (int, int)[] Gaps(int count, List<int> kept)
    {
        var gaps = new (int, int)[count];
        var passed = 0;
        for (var i = 0; i < count; i++)
        {
            var isKept = passed < kept.Count && kept[passed] == i;
            gaps[i] = (passed, isKept ? ++passed : passed);
        }
        return gaps;
    }

    /// <summary>The most that are in one order, and of as many those of which more count.</summary>
    private static List<int> InOneOrder(int[] goesOn, int count, Func<int, bool> counts)
    {
        // A Fenwick tree: which earlier paragraph best ends an order that lies before a new place.
        var best = Enumerable.Repeat(-1, count + 1).ToArray();
        var (weight, before) = (new long[goesOn.Length], new int[goesOn.Length]);
        for (var i = 0; i < goesOn.Length; i++)
        {
            if (goesOn[i] < 0) continue;
            before[i] = -1;
            for (var k = goesOn[i]; k > 0; k -= k & -k) before[i] = Heavier(before[i], best[k]);
            weight[i] = (before[i] < 0 ? 0 : weight[before[i]]) + goesOn.Length + (counts(i) ? 1 : 0);
            for (var k = goesOn[i] + 1; k <= count; k += k & -k) best[k] = Heavier(best[k], i);
        }

        var found = new List<int>();
        for (var i = Enumerable.Range(0, goesOn.Length).Where(i => goesOn[i] >= 0).Aggregate(-1, Heavier); i >= 0; i = before[i]) found.Add(i);
        found.Reverse();
        return found;

        int Heavier(int one, int other) => one < 0 || (other >= 0 && weight[other] > weight[one]) ? other : one;
    }
}
