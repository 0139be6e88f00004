using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Discussion;

public sealed class PositionRoundTests
{
    private readonly Statement statement = InDiscussion();
    private readonly Contact ann = Contact(Member("Aspen"), "Ann Arch", ContactRoles.Participant);
    private readonly Actor secretary = Actor.Secretariat(Secretary());

    [Fact]
    public void Position_IsTakenForTheOrganisationAndSupersededWithoutATraceInTheAudit()
    {
        var round = Opened();
        _ = round.TakeUnsavedActs();

        var first = round.Take(ann, First, Stance.WouldSign, null, null, Now)!;
        var second = round.Take(ann, First, Stance.Concern, " It promises too much. ", first, Now)!;

        Assert.Equal((1, 2, "It promises too much."), (first.Number, second.Number, second.Reason));
        Assert.Equal((ann.OrganisationId, ann.Id, First.Id, statement.Text.Id), (second.OrganisationId, second.ContactId, second.ParagraphId!.Value, second.RevisionId));
        Assert.Equal([second], new[] { first, second }.ThatCount());
        Assert.Null(round.Take(ann, First, Stance.Concern, "It promises too much.", second, Now));
        Assert.Empty(round.TakeUnsavedActs());
    }

    [Theory]
    [InlineData(Stance.Concern, true)]
    [InlineData(Stance.WouldNotSign, true)]
    [InlineData(Stance.WouldSign, false)]
    [InlineData(Stance.WithReservations, false)]
    [InlineData(Stance.NoPosition, false)]
    public void Reason_IsWantedOfConcernAndRefusalAlone(Stance stance, bool wanted)
    {
        var round = Opened();

        if (!wanted) Assert.NotNull(round.Take(ann, First, stance, " ", null, Now));
        else Assert.Equal(("Reason.1", "Reason.Whole"), (Refused(() => round.Take(ann, First, stance, " ", null, Now), "Say why").Field, Refused(() => round.Take(ann, null, stance, null, null, Now), "Say why").Field));
    }

    [Fact]
    public void WhatIsNoPosition_IsRefused()
    {
        var round = Opened();

        Refused(() => round.Take(ann, First, (Stance)9, null, null, Now), "Choose one");
        Refused(() => round.Take(ann, InDiscussion().Text.Paragraphs.First(), Stance.WouldSign, null, null, Now), "not one of revision 1");
        Assert.Equal("Reason.1", Refused(() => round.Take(ann, First, Stance.WouldSign, new string('x', Position.MaxReason + 1), null, Now), "at most").Field);
    }

    [Fact]
    public void WhoIsNoParticipantOfAMember_TakesNone()
    {
        var round = Opened();
        var suspended = Contact(Member("Cedar"), "Cleo Coast", ContactRoles.Participant);
        suspended.Organisation.Suspend("Nobody answers.", false, secretary, Now);

        Refused(() => round.Take(Contact(Member("Birch"), "Ben Bay", ContactRoles.Signatory), First, Stance.WouldSign, null, null, Now), "not a participant");
        Refused(() => round.Take(Contact(Supporter("Sallow"), "Sue Sage", ContactRoles.Participant), First, Stance.WouldSign, null, null, Now), "taken by members");
        Refused(() => round.Take(suspended, First, Stance.WouldSign, null, null, Now), "suspended");
    }

    [Fact]
    public void Window_IsOverAtItsInstantAndThenSeen()
    {
        var round = Opened();

        Assert.Equal((true, false), (round.IsOpen(Now.AddDays(7).AddSeconds(-1)), round.IsOpen(Now.AddDays(7))));
        Assert.Equal((false, true), (round.IsSeenByAll(Now.AddDays(7).AddSeconds(-1)), round.IsSeenByAll(Now.AddDays(7))));
        Refused(() => round.Take(ann, First, Stance.WouldSign, null, null, Now.AddDays(7)), "is over");
        Assert.True(Opened(PositionsSeen.AtOnce, InDiscussion()).IsSeenByAll(Now));
    }

    [Fact]
    public void Extend_GoesOnlyLongerAndOnlyWhileItIsOpen()
    {
        var round = Opened();

        Refused(() => round.Extend(new Deadline(Now.AddDays(6), "UTC"), statement, secretary, Now), "longer only", round);
        Refused(() => round.Extend(new Deadline(Now.AddDays(9), "UTC"), statement, Actor.For(ann), Now), "do not hold the pen", round);
        Refused(() => round.Extend(new Deadline(Now.AddDays(9), "UTC"), statement, secretary, Now.AddDays(8)), "not opened again", round);
        round.Extend(new Deadline(Now.AddDays(9), "UTC"), statement, secretary, Now);

        Assert.Equal("positions.extended", OnlyAct(round).Act);
        Assert.True(round.IsOpen(Now.AddDays(8)));
    }

    [Fact]
    public void End_IsTheSecretariatsWithAReasonAndOnce()
    {
        var round = Opened();
        statement.HandPen(ann, secretary, Now);

        Refused(() => round.End("All have answered.", Actor.For(ann), Now), "Only the secretariat", round);
        Assert.Equal("Reason", Refused(() => round.End(" ", secretary, Now), "Say why", round).Field);
        round.End("All have answered.", secretary, Now.AddDays(1));
        Assert.Equal("positions.ended", OnlyAct(round).Act);
        Refused(() => round.End("Again.", secretary, Now.AddDays(2)), "is over", round);
        Assert.Equal(Now.AddDays(1), round.OverAt);
    }

    [Fact]
    public void Map_IsPublishedByTwoOfWhomOneHoldsThePen()
    {
        var round = Opened();
        statement.HandPen(ann, secretary, Now);
        var sam = Secretary("Sam Second");
        Refused(() => round.ProposeMap(statement, [], secretary, Now), "still being taken", round);
        var over = Now.AddDays(8);

        round.ProposeMap(statement, [], Actor.Secretariat(sam), over);

        Refused(() => round.ProposeMap(statement, [], secretary, over), "waits for a second");
        Refused(() => round.PublishMap(statement, over, sam, Actor.Secretariat(sam), over), "somebody else decides");
        Refused(() => round.PublishMap(statement, over, sam, secretary, over), "takes their word too");
        round.PublishMap(statement, over, sam, Actor.For(ann), over);
        Assert.Equal(over, round.MapPublishedAt);
        Refused(() => round.DropMap(statement, over, secretary, over), "public already");
    }

    private Paragraph First => statement.Text.Paragraphs.Single(one => one.Number == 1);

    private PositionRound Opened(PositionsSeen seen = PositionsSeen.AfterWindow, Statement? of = null) => (of ?? statement).OpenPositions(InAWeek, seen, secretary, Now);
}
