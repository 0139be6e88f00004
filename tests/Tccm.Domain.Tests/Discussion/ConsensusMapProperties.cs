using FsCheck;
using FsCheck.Fluent;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Discussion;

public sealed class ConsensusMapProperties
{
    private static readonly string[] Economies = ["NZ", "JP", "DE", "KE", "BR", "US"];
    private static readonly MapParagraph[] Text = [new(Guid.CreateVersion7(), 1, "One"), new(Guid.CreateVersion7(), 2, "Two")];

    [Fact]
    public void Counts_AlwaysAddUp() => Check(random =>
    {
        var (voices, stances) = Round(random);

        var map = ConsensusMap.Of(Text, voices, stances);

        foreach (var place in Places(map))
        {
            Assert.Equal(voices.Count, Stances.All.Sum(stance => place.Counts[stance]) + place.Counts.Silent);
            Assert.Equal(place.Counts.Answered, stances.Count(taken => taken.ParagraphId == place.Paragraph?.Id));
            Assert.Equal(voices.Count, place.ByRegion.Sum(cell => cell.Electorate));
            Assert.All(place.Cells.Where(cell => cell.Agreement is not null), cell => Assert.InRange(cell.Agreement!.Sides, Disclosure.Fewest, cell.Electorate));
        }
    });

    [Fact]
    public void SilentMember_ChangesNoAgreement() => Check(random =>
    {
        var (voices, stances) = Round(random);

        var before = Places(ConsensusMap.Of(Text, voices, stances)).ToList();
        var after = Places(ConsensusMap.Of(Text, [.. voices, Somebody(random, 99)], stances)).ToList();

        foreach (var (one, other) in before.Zip(after))
        {
            Assert.Equal(one.Counts with { Electorate = one.Counts.Electorate + 1 }, other.Counts);
            Assert.Equal(one.Counts.Agreement, other.Counts.Agreement);
            Assert.All(one.Cells.Where(cell => cell.Agreement is not null), cell =>
                Assert.Contains(other.Cells.Single(same => same.Name == cell.Name).Agreement, new[] { cell.Agreement, null }));
        }
    });

    [Fact]
    public void OrderOfInput_ChangesNothing() => Check(random =>
    {
        var (voices, stances) = Round(random);

        var (one, other) = (ConsensusMap.Of(Text, voices, stances), ConsensusMap.Of([.. Text.Reverse()], Shuffled(random, voices), Shuffled(random, stances)));

        Assert.Equal(Places(one).Select(Told), Places(other).Select(Told));
        Assert.Equal(Places(one.ForThePublic()).Select(Told), Places(other.ForThePublic()).Select(Told));
        Assert.Equal(one.Dividing.Select(place => place.Paragraph), other.Dividing.Select(place => place.Paragraph));
    });

    [Fact]
    public void HiddenCell_IsNotWhatIsLeftOfTheShown()
    {
        var (shown, hidden) = (0, 0);

        Check(random =>
        {
            var (voices, stances) = Round(random);
            var map = ConsensusMap.Of(Text, voices, stances);

            foreach (var place in Places(map).Concat(Places(map.ForThePublic())))
            {
                var known = place.Cells.Where(cell => cell.Agreement is not null).Select(cell => Members(cell, voices)).Append([.. voices.Select(_ => 1.0)]).ToList();
                foreach (var cell in place.Cells.Where(cell => cell.Agreement is null && cell.Electorate < voices.Count))
                {
                    Assert.False(Spans(known, Members(cell, voices)), $"{cell.Name} can be worked out");
                    Interlocked.Increment(ref hidden);
                }

                Interlocked.Add(ref shown, known.Count - 1);
            }
        });

        Assert.True(shown > 1000 && hidden > 1000, $"{shown} shown, {hidden} hidden");
    }

    [Fact]
    public void OneOrganisationOrTwo_AreNotWhatIsLeftOfTheShown() => Check(random =>
    {
        var (voices, stances) = Round(random);
        var map = ConsensusMap.Of(Text, voices, stances);

        foreach (var place in Places(map).Concat(Places(map.ForThePublic())).Where(_ => voices.Count > 2))
        {
            var known = place.Cells.Where(cell => cell.Agreement is not null).Select(cell => Members(cell, voices)).Append([.. voices.Select(_ => 1.0)]).ToList();
            for (var one = 0; one < voices.Count; one++)
                for (var other = 0; other <= one; other++)
                    Assert.False(Spans(known, [.. voices.Select((_, i) => i == one || i == other ? 1.0 : 0.0)]), $"{voices[one].Name} and {voices[other].Name}");
        }
    });

    [Fact]
    public void LoneHiddenRegion_HasAnotherBesideIt_AndTogetherTheyAreThreeOrMore() => Check(random =>
    {
        var (voices, stances) = Round(random);
        var map = ConsensusMap.Of(Text, voices, stances);

        foreach (var place in Places(map).Concat(Places(map.ForThePublic())))
        {
            var hidden = place.ByRegion.Where(cell => cell.Agreement is null).ToList();
            if (hidden.Count == 0 || hidden.Count == place.ByRegion.Count()) continue;
            Assert.True(hidden.Count > 1);
            Assert.True(place.Counts.Agreement.Sides - place.ByRegion.Sum(cell => cell.Agreement?.Sides ?? 0) >= Disclosure.Fewest);
        }
    });

    [Fact]
    public void PublicCell_NeverTellsOfEach() => Check(random =>
    {
        var (voices, stances) = Round(random);

        var map = ConsensusMap.Of(Text, voices, stances).ForThePublic();

        Assert.All(Places(map).SelectMany(place => place.Cells), cell =>
            Assert.False(cell.Agreement is { } agreement && agreement.Sides == cell.Electorate && agreement.SmallerSide == 0));
    });

    private static void Check(Action<Random> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => property(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static IEnumerable<Consensus> Places(ConsensusMap map) => map.Paragraphs.Prepend(map.Whole);

    private static string Told(Consensus place) =>
        $"{place.Paragraph} {place.Counts} {string.Join(';', place.Cells)} {string.Join(';', place.Reasons)} {place.AcrossRegions} {place.AcrossKinds} {place.Verdict}";

    // Few and many, all alike and all different, of one mind and of none.
    private static (List<Voice> Voices, List<StanceTaken> Stances) Round(Random random)
    {
        var voices = Enumerable.Range(0, random.Next(4) == 0 ? random.Next(60) : random.Next(16)).Select(i => Somebody(random, i)).ToList();
        var (answering, mood) = (random.Next(1, 5), random.Next(1, 6));
        var stances = new[] { null, (Guid?)Text[0].Id, Text[1].Id }
            .SelectMany(place => voices.Where(_ => random.Next(4) < answering).Select(voice =>
                new StanceTaken(place, voice.OrganisationId, Stances.All[random.Next(mood)], random.Next(3) == 0 ? $"Reason {random.Next(9)}" : null)));
        return (voices, [.. stances]);
    }

    private static Voice Somebody(Random random, int number) => new(Guid.CreateVersion7(), $"Member {number}",
        [.. OrganisationKinds.All.Where((_, i) => random.Next(i < 3 ? 2 : 9) == 0)], Economies[random.Next(random.Next(1, Economies.Length + 1))]);

    private static List<T> Shuffled<T>(Random random, List<T> list)
    {
        var copy = list.ToArray();
        random.Shuffle(copy);
        return [.. copy];
    }

    private static double[] Members(ConsensusCell cell, List<Voice> voices) =>
        [.. voices.Select(voice => (cell.Kind is { } kind ? voice.Kinds.Contains(kind) : Economy.RegionOf(voice.Economy) == cell.Region) ? 1.0 : 0.0)];

    /// <summary>Whether a row is a sum of multiples of others: by elimination over the organisations themselves, apart from how the map does it.</summary>
    private static bool Spans(List<double[]> rows, double[] target)
    {
        var left = target.ToArray();
        var work = rows.ConvertAll(row => row.ToArray());
        for (var column = 0; column < left.Length; column++)
        {
            var pivot = work.MaxBy(row => Math.Abs(row[column]));
            if (pivot is null || Math.Abs(pivot[column]) < 1e-9) continue;
            work.Remove(pivot);
            foreach (var row in work.Append(left))
            {
                var times = row[column] / pivot[column];
                for (var i = column; i < row.Length; i++) row[i] -= times * pivot[i];
            }
        }
        return left.All(value => Math.Abs(value) < 1e-6);
    }
}
