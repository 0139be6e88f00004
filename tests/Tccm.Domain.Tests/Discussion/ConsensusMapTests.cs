using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using static Tccm.Domain.Discussion.Stance;
using static Tccm.Domain.Tests.Discussion.Floor;

namespace Tccm.Domain.Tests.Discussion;

/// <summary>Examples worked by hand; the formulae and where they come from are in docs/adr/0017.</summary>
public sealed class ConsensusMapTests
{
    private const string Asia = "Asia, Australia and the Pacific";

    // Twelve members. Asia: 3 would sign, 1 with reservations, 1 concern. Europe: 2, 1 with reservations, 1 silent.
    // Africa: 1, 1 no position. Latin America: 1 would not sign. Asia 1 is the one that is both registry and registrar.
    private static readonly Floor Twelve = new Floor()
        .Says("Asia 1", "NZ", WouldSign, Registry, Registrar).Says("Asia 2", "NZ", WouldSign, Registry).Says("Asia 3", "JP", WithReservations, Registry)
        .Says("Asia 4", "JP", WouldSign, Registrar).Says("Asia 5", "JP", Concern, "Too short.", Registrar)
        .Says("Europe 1", "DE", WouldSign, Registry).Says("Europe 2", "DE", WithReservations, Registry).Says("Europe 3", "DE", WouldSign, Registrar).Says("Europe 4", "DE", null, Registrar)
        .Says("Africa 1", "KE", NoPosition, Registry).Says("Africa 2", "KE", WouldSign, Registrar)
        .Says("Latin 1", "BR", WouldNotSign, "Too long.", Registrar);

    [Fact]
    public void Counts_TellNoPositionFromSilence()
    {
        var counts = Twelve.Paragraph.Counts;

        Assert.Equal(new StanceCounts(12, 6, 2, 1, 1, 1), counts);
        Assert.Equal((11, 1, "11 of 12 members answered"), (counts.Answered, counts.Silent, counts.HowMany));
        Assert.Equal([6, 2, 1, 1, 1], Stances.All.Select(stance => counts[stance]));
    }

    [Fact]
    public void Agreement_IsAmongThoseWhoTookASide_Smoothed()
    {
        // 6 + 2 agree of 6 + 2 + 1 + 1 who took a side: (8 + 1) / (10 + 2) = 9 / 12.
        var agreement = Twelve.Paragraph.Counts.Agreement;

        Assert.Equal(new(8, 10), agreement);
        Assert.Equal(0.75, agreement.Smoothed, 12);
    }

    [Theory]
    [InlineData(0, 0, 0.5)] // 1 / 2
    [InlineData(1, 1, 0.666666666667)] // 2 / 3
    [InlineData(3, 3, 0.8)] // 4 / 5
    [InlineData(2, 3, 0.6)] // 3 / 5
    [InlineData(0, 3, 0.2)] // 1 / 5
    [InlineData(40, 40, 0.976190476190)] // 41 / 42
    public void SmallGroups_SayLess(int agree, int sides, double smoothed) =>
        Assert.Equal(smoothed, new Agreement(agree, sides).Smoothed, 9);

    [Fact]
    public void Division_IsTwiceTheSmallerSideOfTheElectorate()
    {
        // Two of the twelve are on the smaller side: 2 × 2 / 12. They are 2 of 10 who took a side, less than a quarter.
        var paragraph = Twelve.Paragraph;

        Assert.Equal(1 / 3.0, paragraph.Counts.Division, 12);
        Assert.NotEqual(Verdict.Divides, paragraph.Verdict);
    }

    [Fact]
    public void RegionsThatWouldLeaveTwoBehind_AreHiddenWithThem()
    {
        // Africa and Latin America: one each took a side. With Europe shown, they would be left as a group of two. So Europe goes too.
        var paragraph = Twelve.Paragraph;

        Assert.Equal([$"{Asia} 4/5 of 5"], paragraph.ByRegion.Shown());
        Assert.Equal(["Africa of 2", "Europe of 4", "Latin America and the Caribbean of 1"], paragraph.ByRegion.Hidden());
    }

    [Fact]
    public void KindsWhoseOverlapIsOne_AreNotBothShown()
    {
        // 7 registrars + 6 registries − 12 members = Asia 1, the only one that is both.
        Assert.Equal(["Registrar 4/6 of 7"], Twelve.Paragraph.ByKind.Shown());
        Assert.Equal(["ccTLD registry of 6"], Twelve.Paragraph.ByKind.Hidden());
    }

    [Fact]
    public void OneThatFourCellsWouldLeaveOver_KeepsTheLastOfThemHidden()
    {
        // Registrars − registries − exchange points + Europe = the first member: of the registrars, those who are registries are taken off with
        // Europe's registries, those who are exchange points with Europe's, and Europe, which has no others, is put back. No two cells do this.
        const OrganisationKind exchange = OrganisationKind.ExchangePoint;
        var paragraph = new Floor().Many(1, "NZ", WouldSign, Registrar).Many(3, "NZ", WouldSign, Registrar, Registry).Many(3, "NZ", Concern, Registrar, exchange).Many(3, "NZ", Concern)
            .Many(3, "DE", WouldSign, Registry).Many(3, "DE", Concern, exchange).Paragraph;

        Assert.Equal([$"{Asia} 4/10 of 10", "Europe 3/6 of 6"], paragraph.ByRegion.Shown());
        Assert.Equal(["ccTLD registry 6/6 of 6", "Registrar 4/7 of 7"], paragraph.ByKind.Shown());
        Assert.Equal(["Exchange point of 6"], paragraph.ByKind.Hidden());
    }

    [Fact]
    public void GroupConsensus_IsTheProductOverShownGroupsAndTheRest()
    {
        // Asia (4 + 1) / (5 + 2) = 5 / 7; the other regions together 4 of 5, 5 / 7 as well: 25 / 49, whose square root is 5 / 7.
        // Registrars alone: (4 + 1) / (6 + 2) = 5 / 8, less than 0.7: it does not carry.
        var paragraph = Twelve.Paragraph;

        Assert.Equal(25 / 49.0, paragraph.AcrossRegions.Product, 12);
        Assert.Equal(2, paragraph.AcrossRegions.Groups);
        Assert.Equal(5 / 7.0, paragraph.AcrossRegions.PerGroup, 12);
        Assert.Equal(5 / 8.0, paragraph.AcrossKinds.PerGroup, 12);
        Assert.Equal(Verdict.Neither, paragraph.Verdict);
    }

    [Fact]
    public void Reasons_StandBesideWithTheirNames_StrongestFirst() =>
        Assert.Equal(["Latin 1: Too long.", "Asia 5: Too short."], Twelve.Paragraph.Reasons.Select(reason => $"{reason.Name}: {reason.Reason}"));

    [Fact]
    public void AgreementInEveryGroup_Carries()
    {
        // Asia 7 of 7: 8 / 9. Europe 5 of 6: 6 / 8. North America 3 of 4: 4 / 6. Product 8/9 × 3/4 × 2/3 = 4 / 9; its cube root is 0.763.
        // All are registries: 15 of 17, 16 / 19 = 0.842.
        var paragraph = new Floor().Many(7, "NZ", WouldSign, Registry).Many(1, "NZ", null, Registry)
            .Many(5, "DE", WithReservations, Registry).Many(1, "DE", Concern, Registry).Many(2, "DE", null, Registry)
            .Many(3, "US", WouldSign, Registry).Many(1, "US", WouldNotSign, Registry).Paragraph;

        Assert.Equal([$"{Asia} 7/7 of 8", "Europe 5/6 of 8", "North America 3/4 of 4"], paragraph.ByRegion.Shown());
        Assert.Equal(4 / 9.0, paragraph.AcrossRegions.Product, 12);
        Assert.Equal(0.763, paragraph.AcrossRegions.PerGroup, 3);
        Assert.Equal(16 / 19.0, paragraph.AcrossKinds.PerGroup, 12);
        Assert.Equal(Verdict.Carries, paragraph.Verdict);
    }

    [Fact]
    public void AgreementThatLeavesOneRegionBehind_DoesNotCarry()
    {
        // 20 of 23 agree, 0.84; but Latin America has (0 + 1) / (3 + 2) = 1 / 5: (11/12)² × 1/5 = 0.168, per group 0.552.
        var paragraph = new Floor().Many(10, "NZ", WouldSign).Many(10, "DE", WouldSign).Many(2, "DE", null)
            .Many(3, "BR", Concern).Many(1, "BR", null).Paragraph;

        Assert.Equal(21 / 25.0, paragraph.Counts.Agreement.Smoothed, 12);
        Assert.Equal(0.552, paragraph.AcrossRegions.PerGroup, 3);
        Assert.Equal(Verdict.Neither, paragraph.Verdict);
    }

    [Fact]
    public void OneGroupMoreAgainstThanFor_IsNotOutvotedByManyOthers()
    {
        // Africa 1 of 4: 2 / 6. The four others 20 of 20 each: 21 / 22. Per group (1/3 × (21/22)⁴)^(1/5) = 0.773; Africa's third stops it.
        var paragraph = new Floor().Many(20, "NZ", WouldSign).Many(20, "DE", WouldSign).Many(20, "BR", WouldSign).Many(20, "US", WouldSign)
            .Many(3, "KE", Concern).Many(1, "KE", WouldSign).Paragraph;

        Assert.Equal(0.773, paragraph.AcrossRegions.PerGroup, 3);
        Assert.Equal(1 / 3.0, paragraph.AcrossRegions.Least, 12);
        Assert.Equal(Verdict.Neither, paragraph.Verdict);
    }

    [Theory]
    [InlineData(7, 14, true)] // 7 of 21: a third
    [InlineData(7, 15, false)] // 7 of 22: less
    [InlineData(2, 0, false)] // both of two: fewer than three
    public void FewWhoTookASide_CarryNothing(int agree, int silent, bool carries) =>
        Assert.Equal(carries ? Verdict.Carries : Verdict.Neither, new Floor().Many(agree, "NZ", WouldSign).Many(silent, "NZ", null).Paragraph.Verdict);

    [Theory]
    [InlineData(6, 5, 9, 0.5, true)] // 2 × 5 / 20
    [InlineData(9, 3, 8, 0.3, true)] // 2 × 3 / 20; 3 of 12 is a quarter
    [InlineData(10, 3, 7, 0.3, false)] // 3 of 13 is less
    [InlineData(1, 1, 8, 0.2, false)] // one alone is no side
    [InlineData(2, 2, 0, 1, true)] // 2 × 2 / 4: all of them, in halves
    public void SmallerSideOfAQuarter_Divides(int agree, int against, int silent, double division, bool divides)
    {
        var paragraph = new Floor().Many(agree, "NZ", WouldSign).Many(against, "NZ", Concern).Many(silent, "NZ", null).Paragraph;

        Assert.Equal(division, paragraph.Counts.Division, 12);
        Assert.Equal(divides, paragraph.Verdict == Verdict.Divides);
    }

    [Fact]
    public void WhatDivides_DoesNotCarry()
    {
        // Asia 4 of 4: 5 / 6. Europe 11 of 16: 12 / 18. Per group 0.745 and 16 / 22 overall; but 5 of 20 are on the other side.
        var paragraph = new Floor().Many(4, "NZ", WouldSign).Many(11, "DE", WouldSign).Many(5, "DE", Concern).Paragraph;

        Assert.Equal(0.745, paragraph.AcrossRegions.PerGroup, 3);
        Assert.Equal(Verdict.Divides, paragraph.Verdict);
    }

    [Fact]
    public void GroupOfOneMind_IsNotShownToThePublic()
    {
        // All four of North America would not sign: a public cell would say so of each. Europe goes with it, or it would be what is left.
        var floor = new Floor().Many(6, "NZ", WouldSign).Many(1, "NZ", Concern).Many(4, "DE", WouldSign).Many(1, "DE", null).Many(4, "US", WouldNotSign);

        Assert.Equal([$"{Asia} 6/7 of 7", "Europe 4/4 of 5", "North America 0/4 of 4"], floor.Paragraph.ByRegion.Shown());
        Assert.Equal([$"{Asia} 6/7 of 7"], floor.Public.ByRegion.Shown());
    }

    [Fact]
    public void PublicForm_HasNoNameReasonVerdictOrWordOfTheText_AndTheSameTotals()
    {
        var (map, shown) = (Twelve.Map, Twelve.Map.ForThePublic());

        Assert.True(shown.IsPublic);
        Assert.All(shown.Paragraphs.Prepend(shown.Whole), paragraph => Assert.Empty(paragraph.Reasons));
        Assert.Equal([""], shown.Paragraphs.Select(paragraph => paragraph.Paragraph!.Text));
        Assert.Equal(map.Paragraphs[0].Counts, shown.Paragraphs[0].Counts);
        Assert.Null(shown.Paragraphs[0].Verdict);
    }

    [Theory]
    [InlineData(WouldSign, WithReservations, true)]
    [InlineData(Concern, WouldNotSign, true)]
    [InlineData(NoPosition, NoPosition, true)]
    [InlineData(WouldSign, Concern, false)]
    [InlineData(WouldSign, NoPosition, false)]
    [InlineData(WouldSign, null, false)]
    public void TotalOfOneMind_IsNamedToWhoWouldPublish(Stance first, Stance? second, bool tells) =>
        Assert.Equal(tells ? 1 : 0, new Floor().Many(3, "NZ", first).Many(3, "DE", second).Map.TellingEach.Count(told => told.Paragraph is not null));

    [Fact]
    public void ParagraphsAndTheWhole_AreCountedApart_InTheOrderOfTheText()
    {
        MapParagraph second = new(Guid.CreateVersion7(), 2, "Two"), first = new(Guid.CreateVersion7(), 1, "One");
        var voice = new Voice(Guid.CreateVersion7(), "Rowan Registry", [Registry], "NZ");

        var map = ConsensusMap.Of([second, first], [voice], [new(second.Id, voice.OrganisationId, WouldSign, null), new(null, voice.OrganisationId, Concern, "Why")]);

        Assert.Equal([1, 2], map.Paragraphs.Select(paragraph => paragraph.Paragraph!.Number));
        Assert.Equal([(0, 1), (1, 0)], map.Paragraphs.Select(paragraph => (paragraph.Counts.Answered, paragraph.Counts.Silent)));
        Assert.Equal((null, 1), (map.Whole.Paragraph, map.Whole.Counts.Concern));
    }

    [Fact]
    public void WhatDivides_IsListedByHowMuch()
    {
        var voices = Enumerable.Range(0, 8).Select(i => new Voice(Guid.CreateVersion7(), $"Member {i}", [Registry], "NZ")).ToList();
        var paragraphs = Enumerable.Range(1, 3).Select(i => new MapParagraph(Guid.CreateVersion7(), i, $"Paragraph {i}")).ToList();
        StanceTaken Say(int paragraph, int voice, Stance stance) => new(paragraphs[paragraph].Id, voices[voice].OrganisationId, stance, null);

        var map = ConsensusMap.Of(paragraphs, voices, [.. Enumerable.Range(0, 8).SelectMany(i => new[]
        {
            Say(0, i, i < 6 ? WouldSign : Concern), Say(1, i, WouldSign), Say(2, i, i < 4 ? WouldSign : Concern),
        })]);

        Assert.Equal([3, 1], map.Dividing.Select(paragraph => paragraph.Paragraph!.Number));
        Assert.Equal([2], map.Carrying.Select(paragraph => paragraph.Paragraph!.Number));
    }

    [Fact]
    public void WrongInput_IsRefused()
    {
        var (paragraph, voice) = (new MapParagraph(Guid.CreateVersion7(), 1, "One"), new Voice(Guid.CreateVersion7(), "Rowan Registry", [Registry], "NZ"));
        StanceTaken Say(Guid? where, Stance stance) => new(where, voice.OrganisationId, stance, null);

        Assert.Throws<ArgumentException>(() => ConsensusMap.Of([paragraph], [voice], [Say(Guid.CreateVersion7(), WouldSign)]));
        Assert.Throws<ArgumentException>(() => ConsensusMap.Of([paragraph], [voice], [Say(paragraph.Id, WouldSign), Say(paragraph.Id, Concern)]));
        Assert.Throws<ArgumentException>(() => ConsensusMap.Of([paragraph], [voice, voice], []));
    }

    [Fact]
    public void StanceOfSomebodyOutsideTheElectorate_CountsNowhere()
    {
        var voice = new Voice(Guid.CreateVersion7(), "Rowan Registry", [Registry], "NZ");

        var map = ConsensusMap.Of([], [voice], [new(null, Guid.CreateVersion7(), WouldNotSign, "Why")]);

        Assert.Equal((0, 1), (map.Whole.Counts.Answered, map.Whole.Counts.Silent));
        Assert.Empty(map.Whole.Reasons);
    }

    [Fact]
    public void NobodyAtAll_IsAnEmptyMap()
    {
        var map = ConsensusMap.Of([new(Guid.CreateVersion7(), 1, "One")], [], []);

        Assert.Equal((0, 0.0, Verdict.Neither), (map.Electorate, map.Whole.Counts.Division, map.Whole.Verdict));
        Assert.Empty(map.Paragraphs[0].Cells);
        Assert.Empty(map.TellingEach);
    }
}
