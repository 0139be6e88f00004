using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Statements;

/// <summary>A signature that somebody says should not stand: paused at once, decided by two, and nothing deleted.</summary>
public sealed class DisputingTests
{
    private readonly Person sam = Secretary();
    private readonly Person toni = Secretary("Toni Thorn");
    private readonly Contact ann = Signatory(Member("Rowan Registry"));
    private readonly Contact ben = Signatory(Member("Birch Registrar"), "Ben Birch");
    private readonly Statement statement = Open();
    private readonly Signature signature;

    public DisputingTests()
    {
        signature = statement.SignedBy(ann);
        statement.SignedBy(ben);
    }

    [Fact]
    public void Disputed_IsPausedNotNamedNotCountedAndKept()
    {
        var dispute = Contested();

        var list = SignatoryList.Next(statement, 31);
        Assert.Equal((true, Now), (signature.IsLive, signature.DisputedAt!.Value));
        Assert.Equal(["Birch Registrar"], list.Lines.Select(line => line.Name));
        Assert.Equal(1, list.Paused);
        Assert.Contains("1 signature is not shown while a dispute about it is looked into.", list.Attribution, StringComparison.Ordinal);
        Assert.True(dispute.IsOpen);
        Assert.Equal("dispute", Leaf(statement));
    }

    [Fact]
    public void DisputedTwice_IsRefused()
    {
        Contested();

        Refused(() => Contested(), "disputed since 14 March 2027", statement);
    }

    [Fact]
    public void OneAlone_DecidesNothing()
    {
        var dispute = Contested();
        statement.ProposeDecision(dispute, DecisionReason.NotEntitled, Actor.Secretariat(sam), Now);

        Refused(() => statement.Decide(dispute, DecisionReason.NotEntitled, [sam, toni], Actor.Secretariat(sam), Now), "You proposed this yourself", statement);
        Refused(() => statement.Decide(dispute, DecisionReason.Unfounded, [sam, toni], Actor.Secretariat(toni), Now), "Another decision is proposed", statement);
        Refused(() => statement.ProposeDecision(dispute, DecisionReason.Unfounded, Actor.Secretariat(toni), Now), "proposed already", statement);
        Assert.Null(signature.InvalidatedAt);
    }

    [Fact]
    public void WhoWorksForTheOrganisation_NeitherProposesNorConfirms()
    {
        var own = Person("Ola Own").InSecretariat();
        Contact(ann.Organisation, own, ContactRoles.Participant);
        var dispute = Contested();

        Refused(() => statement.ProposeDecision(dispute, DecisionReason.NotEntitled, Actor.Secretariat(own), Now), "You work for Rowan Registry", statement);
        statement.ProposeDecision(dispute, DecisionReason.NotEntitled, Actor.Secretariat(sam), Now);
        Refused(() => statement.Decide(dispute, DecisionReason.NotEntitled, [sam, own], Actor.Secretariat(own), Now), "You work for Rowan Registry", statement);
    }

    [Fact]
    public void FoundInvalid_CountsNoMoreAndLeavesRoomForAnother()
    {
        var dispute = Decided(DecisionReason.NotEntitled);

        Assert.Equal((false, DecisionReason.NotEntitled), (signature.IsLive, signature.InvalidReason!.Value));
        Assert.Equal("was found invalid: the organisation says that nobody entitled signed for it", dispute.OutcomeInWords);
        Assert.NotNull(statement.SignedBy(ann));
    }

    [Fact]
    public void Reinstated_CountsAgain()
    {
        Decided(DecisionReason.ByMistake);

        Assert.Null(signature.DisputedAt);
        Assert.Equal(2, statement.Counted.Count());
        Refused(() => statement.Decide(statement.Disputes.Single(), DecisionReason.ByMistake, [sam, toni], Actor.Secretariat(toni), Now), "This dispute is over", statement);
    }

    [Fact]
    public void WithdrawnWhileDisputed_MakesTheDisputeMoot()
    {
        var dispute = Contested();

        statement.Withdraw(ann, Now.AddHours(1));

        Assert.Equal((DisputeOutcome.Moot, "is moot: the organisation withdrew the signature"), (dispute.Outcome!.Value, dispute.OutcomeInWords));
    }

    [Fact]
    public void AfterPublication_ItsLineSaysWhatWasFound()
    {
        statement.Close(Actor.Portal, Now);
        statement.Published();
        var dispute = Contested();
        statement.IssueAgain("One line is paused.", Files(), 31, Actor.Portal, Now);
        statement.ProposeDecision(dispute, DecisionReason.NoGrant, Actor.Secretariat(sam), Now);
        statement.Decide(dispute, DecisionReason.NoGrant, [sam, toni], Actor.Secretariat(toni), Now);
        statement.IssueAgain("One signature was found invalid.", Files(), 31, Actor.Portal, Now);

        var lists = statement.Editions.OrderBy(edition => edition.Number).Select(edition => SignatoryList.Of(statement, edition)).ToList();
        Assert.Equal([2, 1, 1], lists.Select(list => list.Signed));
        Assert.Equal([0, 1, 0], lists.Select(list => list.Paused));
        Assert.Equal("found invalid on 14 March 2027: who signed was no signatory of the organisation at that instant", lists[2].Lines.Single(line => line.Name == "Rowan Registry").StandingInWords);
    }

    [Fact]
    public void EachReason_HasItsOutcomeAndItsWords()
    {
        foreach (var reason in Enum.GetValues<DecisionReason>())
        {
            Assert.Equal(DecisionReasons.ForInvalid.Contains(reason) ? DisputeOutcome.Invalid : DisputeOutcome.Reinstated, reason.Outcome());
            Assert.NotEmpty(reason.InWords());
        }
        Assert.Equal(Enum.GetValues<DecisionReason>().Length, DecisionReasons.ForInvalid.Union(DecisionReasons.ForReinstated).Count());
    }

    private Dispute Contested()
    {
        statement.TakeUnsavedLeaves();
        return statement.Contest(signature, ann.Person, Actor.OfReceipt(ann.Person), "Nobody here knows of it.", Now);
    }

    private Dispute Decided(DecisionReason reason)
    {
        var dispute = Contested();
        statement.ProposeDecision(dispute, reason, Actor.Secretariat(sam), Now);
        statement.Decide(dispute, reason, [sam, toni], Actor.Secretariat(toni), Now);
        return dispute;
    }

    private static string Leaf(Statement statement) => OnlyLeaf(statement).Type;
}
