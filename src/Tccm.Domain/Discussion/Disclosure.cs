using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Discussion;

/// <summary>
/// Chooses the cells by region and by kind that can be shown. Who is in which is public, and so is the total: a cell that is hidden,
/// and one or two organisations, must not be what is left when shown cells are added and subtracted. Kinds overlap, so that looking
/// for lone hidden cells is not enough: what can be worked out is the space that the shown cells span (docs/adr/0017).
/// </summary>
internal sealed class Disclosure
{
    /// <summary>Fewer than three organisations that took a side are not shown as a group.</summary>
    public const int Fewest = 3;

    private readonly List<(string? Region, OrganisationKind? Kind, int Size)> cells = [];
    private readonly List<int> order;
    private readonly Dictionary<Guid, int> groupOf;
    private readonly int[] sizes;
    private readonly int[] signatures;
    private readonly List<int[]> sets;
    private readonly Dictionary<int, List<int[]>> derived = [];

    public Disclosure(IReadOnlyList<Voice> electorate)
    {
        var regions = electorate.ToDictionary(voice => voice.OrganisationId, voice => Economy.RegionOf(voice.Economy));
        cells.AddRange(Economy.Regions.Select(region => ((string?)region, (OrganisationKind?)null, regions.Values.Count(value => value == region))));
        cells.AddRange(OrganisationKinds.All.Select(kind => ((string?)null, (OrganisationKind?)kind, electorate.Count(voice => voice.Kinds.Contains(kind)))));
        cells.RemoveAll(cell => cell.Size == 0);

        // Organisations of the same region and kinds cannot be told apart by any cell, so they are handled as one group.
        var signed = electorate.ToDictionary(voice => voice.OrganisationId, voice => cells.Index()
            .Where(cell => cell.Item.Kind is { } kind ? voice.Kinds.Contains(kind) : cell.Item.Region == regions[voice.OrganisationId])
            .Aggregate(0, (bits, cell) => bits | (1 << cell.Index)));
        signatures = [.. signed.Values.Distinct().Order()];
        groupOf = signed.ToDictionary(pair => pair.Key, pair => Array.BinarySearch(signatures, pair.Value));
        sizes = new int[signatures.Length];
        foreach (var group in groupOf.Values) sizes[group]++;

        // The regions first, since they make up the whole; the large before the small, so that what has to go for another's sake is small.
        order = [.. Enumerable.Range(0, cells.Count).OrderBy(i => cells[i].Kind is not null).ThenByDescending(i => cells[i].Size)];
        sets = [.. Sets().Where(set => set.Length > 0 && set.Length < signatures.Length).DistinctBy(set => string.Join(' ', set))];
    }

    /// <summary>The cells of one place as members see them, and as everybody may.</summary>
    public (IReadOnlyList<ConsensusCell> Members, IReadOnlyList<ConsensusCell> Everybody) Cells(IEnumerable<StanceTaken> taken)
    {
        var (agree, sides) = (new int[sizes.Length], new int[sizes.Length]);
        foreach (var one in taken.Where(one => one.Stance != Stance.NoPosition))
        {
            sides[groupOf[one.OrganisationId]]++;
            if (one.Stance is Stance.WouldSign or Stance.WithReservations) agree[groupOf[one.OrganisationId]]++;
        }
        return (Chosen(IsSmall), Chosen(set => IsSmall(set) || IsOfOneSide(Of(set), set.Sum(group => sizes[group]))));

        Agreement Of(int[] set) => new(set.Sum(group => agree[group]), set.Sum(group => sides[group]));
        bool IsSmall(int[] set) => set.Sum(group => sides[group]) < Fewest;

        IReadOnlyList<ConsensusCell> Chosen(Func<int[], bool> isUnsafe)
        {
            var shown = 0;
            foreach (var cell in order.Where(cell => !isUnsafe(GroupsIn(1 << cell))))
                if (!Derived(shown | (1 << cell)).Exists(set => isUnsafe(set))) shown |= 1 << cell;
            return [.. cells.Select((cell, i) => new ConsensusCell(cell.Region, cell.Kind, cell.Size, (shown & (1 << i)) == 0 ? null : Of(GroupsIn(1 << i))))];
        }
    }

    /// <summary>All of them took a side, and the same: to show the group is to tell of each.</summary>
    public static bool IsOfOneSide(Agreement agreement, int size) => agreement.Sides == size && agreement.SmallerSide == 0;

    private int[] GroupsIn(int anyOf) => Groups(signature => (signature & anyOf) != 0);

    private int[] Groups(Func<int, bool> isIn) => [.. Enumerable.Range(0, signatures.Length).Where(group => isIn(signatures[group]))];

    // What somebody would try to work out: a cell, what two cells have in common, what one has beyond the other, several regions, and what is left of the whole.
    private IEnumerable<int[]> Sets()
    {
        for (var i = 0; i < cells.Count; i++)
            for (var j = 0; j <= i; j++)
            {
                var (one, other) = (1 << i, 1 << j);
                foreach (var parts in new Func<bool, bool, bool>[] { (a, b) => a && b, (a, b) => a && !b, (a, b) => !a && b, (a, b) => a || b, (a, b) => a != b })
                {
                    bool IsIn(int signature) => parts((signature & one) != 0, (signature & other) != 0);
                    yield return Groups(IsIn);
                    yield return Groups(signature => !IsIn(signature));
                }
            }
        for (var regions = 1; regions < 1 << cells.Count(cell => cell.Region is not null); regions++)
            yield return GroupsIn(regions);
    }

    private List<int[]> Derived(int shown)
    {
        if (!derived.TryGetValue(shown, out var known))
        {
            var span = new Span(Enumerable.Range(0, cells.Count).Where(i => (shown & (1 << i)) != 0).Select(i => GroupsIn(1 << i)), signatures.Length);
            derived[shown] = known = [.. sets.Concat(span.SmallSets()).Where(span.Contains)];
        }
        return known;
    }

    /// <summary>All that can be worked out from some sets and the whole, by adding and subtracting.</summary>
    private sealed class Span
    {
        // A prime beyond every minor of a matrix of seventeen rows of 0 and 1 (Hadamard's bound is 1.6 million), so that nothing vanishes by chance.
        private const long Prime = int.MaxValue;

        private readonly List<(int Pivot, long[] Row)> rows = [];
        private readonly int[] rowOf;
        private readonly bool[] marked;

        public Span(IEnumerable<int[]> sets, int width)
        {
            (rowOf, marked) = (new int[width], new bool[width]);
            Array.Fill(rowOf, -1);
            foreach (var set in sets.Prepend([.. Enumerable.Range(0, width)])) Add(set);
        }

        /// <summary>One group, or two: only with a pivot among them can they be in the span.</summary>
        public IEnumerable<int[]> SmallSets()
        {
            if (rowOf.Length <= 2) yield break;
            foreach (var (pivot, _) in rows)
            {
                yield return [pivot];
                for (var other = 0; other < rowOf.Length; other++)
                    if (other != pivot && (rowOf[other] < 0 || other > pivot)) yield return [pivot, other];
            }
        }

        public bool Contains(int[] set)
        {
            foreach (var group in set) marked[group] = true;
            var among = set.Where(group => rowOf[group] >= 0).Select(group => rows[rowOf[group]].Row).ToList();
            var isIn = among.Count > 0;
            for (var column = 0; isIn && column < marked.Length; column++)
                if (rowOf[column] < 0) isIn = among.Sum(row => row[column]) % Prime == (marked[column] ? 1 : 0);
            foreach (var group in set) marked[group] = false;
            return isIn;
        }

        private void Add(int[] set)
        {
            var row = new long[rowOf.Length];
            foreach (var group in set) row[group] = 1;
            foreach (var (pivot, earlier) in rows) Subtract(row, earlier, pivot);
            var first = Array.FindIndex(row, value => value != 0);
            if (first < 0) return;
            var inverse = Power(row[first], Prime - 2);
            for (var i = 0; i < row.Length; i++) row[i] = row[i] * inverse % Prime;
            foreach (var (_, earlier) in rows) Subtract(earlier, row, first);
            rowOf[first] = rows.Count;
            rows.Add((first, row));
        }

        private static void Subtract(long[] from, long[] row, int pivot)
        {
            var times = from[pivot];
            if (times == 0) return;
            for (var i = 0; i < from.Length; i++) from[i] = (from[i] + ((Prime - times) * row[i])) % Prime;
        }

        private static long Power(long value, long exponent) => (long)System.Numerics.BigInteger.ModPow(value, exponent, Prime);
    }
}
