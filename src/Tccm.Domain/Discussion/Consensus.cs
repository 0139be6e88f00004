using Tccm.Domain.Organisations;

namespace Tccm.Domain.Discussion;

/// <summary>What the electorate thinks of one paragraph, or of the whole where <see cref="Paragraph"/> is null.</summary>
public sealed class Consensus
{
    /// <summary>The least agreement, across the groups, of a paragraph that carries: a group of three that agrees has 0.8, and 0.6 with one against.</summary>
    public const double Carrying = 0.7;

    /// <summary>No group of a paragraph that carries is more against than for.</summary>
    public const double CarryingInEachGroup = 0.5;

    /// <summary>Whatever they say, fewer than one in so many of the electorate carry nothing; and never fewer than three.</summary>
    public const int CarryingOneIn = 3;

    /// <summary>A paragraph divides where the smaller side is at least one in so many of those who took one.</summary>
    public const int DividingOneIn = 4;

    /// <summary>One organisation alone has a concern; it takes two to be a side.</summary>
    public const int DividingSide = 2;

    private readonly IReadOnlyList<ConsensusCell> everybody;

    internal Consensus(MapParagraph? paragraph, StanceCounts counts, IReadOnlyList<ConsensusCell> members, IReadOnlyList<ConsensusCell> everybody, IReadOnlyList<ReasonGiven> reasons)
    {
        (Paragraph, Counts, Cells, this.everybody, Reasons) = (paragraph, counts, members, everybody, reasons);
        Verdict = Divides ? Discussion.Verdict.Divides : Carries ? Discussion.Verdict.Carries : Discussion.Verdict.Neither;
    }

    private Consensus(MapParagraph? paragraph, StanceCounts counts, IReadOnlyList<ConsensusCell> everybody) =>
        (Paragraph, Counts, Cells, this.everybody, Reasons) = (paragraph, counts, everybody, everybody, []);

    public MapParagraph? Paragraph { get; }
    public StanceCounts Counts { get; }
    public IReadOnlyList<ConsensusCell> Cells { get; }
    public IEnumerable<ConsensusCell> ByRegion => Cells.Where(cell => cell.Region is not null);
    public IEnumerable<ConsensusCell> ByKind => Cells.Where(cell => cell.Kind is not null);

    /// <summary>Why, by those who said it, strongest first.</summary>
    public IReadOnlyList<ReasonGiven> Reasons { get; }

    public GroupConsensus AcrossRegions => GroupConsensus.OfPartition(ByRegion, Counts.Agreement);
    public GroupConsensus AcrossKinds => GroupConsensus.Of(ByKind, Counts.Agreement);

    /// <summary>What the numbers come to, for those who write the text; null in the public form, where it would tell of groups that are hidden there.</summary>
    public Verdict? Verdict { get; }

    private bool Divides => Counts.Agreement is var of && of.SmallerSide >= DividingSide && of.SmallerSide * DividingOneIn >= of.Sides;

    private bool Carries => Counts.Agreement.Sides >= Disclosure.Fewest && Counts.Agreement.Sides * CarryingOneIn >= Counts.Electorate
        && new[] { AcrossRegions, AcrossKinds }.All(groups => groups.PerGroup >= Carrying && groups.Least >= CarryingInEachGroup);

    /// <summary>Every one of the electorate answered, and on the same side: the total alone then tells what each of them thinks.</summary>
    public bool TellsEach => Counts.Electorate > 0 && (Counts.NoPosition == Counts.Electorate || Disclosure.IsOfOneSide(Counts.Agreement, Counts.Electorate));

    internal Consensus ForThePublic() => new(Paragraph is null ? null : Paragraph with { Text = "" }, Counts, everybody);
}

public enum Verdict
{
    Carries,
    Divides,
    Neither,
}

/// <summary>Those of the electorate of one region or one kind; its agreement is null where it is not shown.</summary>
public sealed record ConsensusCell(string? Region, OrganisationKind? Kind, int Electorate, Agreement? Agreement)
{
    public string Name => Kind?.InWords() ?? Region!;
}

public sealed record ReasonGiven(Guid OrganisationId, string Name, Stance Stance, string Reason);

/// <summary>The group-informed consensus of Polis: the product of the groups' smoothed agreements, which one group that is against pulls down.</summary>
public sealed record GroupConsensus(double Product, int Groups, double Least)
{
    /// <summary>The same as a geometric mean, so that paragraphs with more groups and with fewer can be compared.</summary>
    public double PerGroup => Math.Pow(Product, 1.0 / Groups);

    internal static GroupConsensus Of(IEnumerable<ConsensusCell> cells, Agreement total) => Of([.. Shown(cells)], total);

    /// <summary>Of groups that make up the whole: those that are not shown count as one group, so that nobody is left out.</summary>
    internal static GroupConsensus OfPartition(IEnumerable<ConsensusCell> cells, Agreement total)
    {
        var groups = Shown(cells).ToList();
        if (groups.Count < cells.Count())
            groups.Add(new(total.Agree - groups.Sum(group => group.Agree), total.Sides - groups.Sum(group => group.Sides)));
        return Of(groups, total);
    }

    private static IEnumerable<Agreement> Shown(IEnumerable<ConsensusCell> cells) => cells.Select(cell => cell.Agreement).OfType<Agreement>();

    private static GroupConsensus Of(List<Agreement> groups, Agreement total)
    {
        var smoothed = groups.DefaultIfEmpty(total).Select(group => group.Smoothed).ToList();
        return new(smoothed.Aggregate(1.0, (product, one) => product * one), smoothed.Count, smoothed.Min());
    }
}
