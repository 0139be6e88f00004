using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Purpose;

public sealed class PurposeDraftTests
{
    private static readonly DateOnly InTwoMonths = Today.AddDays(60);
    private readonly Person[] secretariat = [Secretary(), Secretary("Toni Thorn")];
    private readonly Actor sam;
    private readonly Actor toni;
    private readonly PurposeVersion inForce = PurposeOf(2, 3);

    public PurposeDraftTests() => (sam, toni) = (Actor.Secretariat(secretariat[0]), Actor.Secretariat(secretariat[1]));

    [Theory]
    [InlineData(true, "3.0")]
    [InlineData(false, "2.4")]
    public void Adopted_ByASecondAsTheNextNumber(bool isMajor, string number)
    {
        var draft = Proposed(isMajor);
        draft.TakeUnsavedActs();

        var version = draft.Adopt(draft.Proposal!.Id, inForce, secretariat, toni, Now);

        Assert.Equal((number, draft.Text, draft.Sha256), (version.Number, version.Text, version.Sha256));
        Assert.Equal((sam.PersonId, toni.PersonId), (version.ProposedById, version.AdoptedById));
        Assert.Equal(isMajor ? InTwoMonths : null, version.SignAgainUntil);
        Assert.Equal((false, version.Id), (draft.IsOpen, draft.AdoptedVersionId));
        Assert.StartsWith($"Statement of Purpose {number} was adopted ({version.Sha256})", OnlyAct(version).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void WhoProposed_DoesNotAdopt()
    {
        var draft = Proposed();

        Refused(() => draft.Adopt(draft.Proposal!.Id, inForce, secretariat, sam, Now), "another member of the secretariat adopts it", draft);

        Assert.True(draft.IsOpen);
    }

    [Fact]
    public void ProposerWhoLeftTheSecretariat_ProposesNothingAnyMore()
    {
        var draft = Proposed();

        Refused(() => draft.Adopt(draft.Proposal!.Id, inForce, secretariat[1..], toni, Now), "has left the secretariat since", draft);

        Assert.True(draft.IsOpen);
    }

    [Fact]
    public void ChangeAfterTheProposal_VoidsIt()
    {
        var draft = Proposed();
        var proposal = draft.Proposal!.Id;

        draft.Write("Statement of Purpose", "We listen twice.", "en", draft.Number, toni, Now);

        Assert.Null(draft.Proposal);
        Refused(() => draft.Adopt(proposal, inForce, secretariat, toni, Now), "not proposed any more", draft);
        Assert.True(draft.IsOpen);
    }

    [Fact]
    public void ProposedAnew_IsNotAdoptedByThePageOfTheFirstProposal()
    {
        var draft = Proposed(isMajor: true);
        var first = draft.Proposal!.Id;
        draft.SendBack(first, "A minor one, I think.", toni, Now);
        draft.Propose(false, null, inForce, draft.Number, sam, Now);

        Refused(() => draft.Adopt(first, inForce, secretariat, toni, Now), "not proposed any more", draft);
    }

    [Fact]
    public void KeepingTheSameWords_ChangesNothing()
    {
        var draft = Proposed();
        draft.TakeUnsavedActs();

        draft.Write(draft.Title, draft.Body, "en", draft.Number, toni, Now);

        Assert.NotNull(draft.Proposal);
        Assert.Empty(draft.TakeUnsavedActs());
    }

    [Fact]
    public void StaleSave_IsRefused()
    {
        var draft = Begun();
        draft.Write("Statement of Purpose", "We listen twice.", "en", 1, toni, Now);

        Refused(() => draft.Write("Statement of Purpose", "We listen thrice.", "en", 1, sam, Now), "Somebody kept another text", draft);

        Assert.Equal("We listen twice.\n", draft.Body);
    }

    [Fact]
    public void OtherVersionInForceByNow_IsNotAdopted()
    {
        var draft = Proposed();

        Refused(() => draft.Adopt(draft.Proposal!.Id, PurposeOf(2, 4), secretariat, toni, Now), "Another version has come into force", draft);
    }

    [Fact]
    public void AdoptedTwice_IsRefused()
    {
        var draft = Proposed();
        var proposal = draft.Proposal!.Id;
        draft.Adopt(proposal, inForce, secretariat, toni, Now);

        Refused(() => draft.Adopt(proposal, inForce, secretariat, toni, Now), "adopted already", draft);
        Refused(() => draft.Write("Statement of Purpose", "More.", "en", draft.Number, sam, Now), "adopted already", draft);
    }

    [Theory]
    [InlineData(null, "Give the day")]
    [InlineData(13, "less than 14 days")]
    [InlineData(367, "more than a year")]
    public void DayThatDoesNotFit_IsRefused(int? days, string words)
    {
        var draft = Begun();

        var refusal = Refused(() => draft.Propose(true, days is { } some ? Today.AddDays(some) : null, inForce, draft.Number, sam, Now), words, draft);

        Assert.Equal("SignAgainUntil", refusal.Field);
        Assert.Null(draft.Proposal);
    }

    [Fact]
    public void DayThatCameNearWhileItWaited_IsNotAdopted()
    {
        var draft = Proposed(isMajor: true);

        Refused(() => draft.Adopt(draft.Proposal!.Id, inForce, secretariat, toni, Now.AddDays(50)), "less than 14 days", draft);
    }

    [Fact]
    public void TextInForceItself_IsNotProposed()
    {
        var draft = PurposeDraft.Begin(inForce.Title, inForce.Body, "en", 0, sam, Now);

        Refused(() => draft.Propose(false, null, inForce, 1, sam, Now), "word for word", draft);
    }

    [Fact]
    public void SentBack_KeepsTheWordsAndTheDraftGoesOn()
    {
        var draft = Proposed();

        draft.SendBack(draft.Proposal!.Id, " Say “answer” twice. ", toni, Now);

        Assert.Equal(("Say “answer” twice.", toni.PersonId), (draft.SentBack!.Words, draft.SentBack.By));
        Assert.Null(draft.Proposal);
        draft.Propose(false, null, inForce, draft.Number, toni, Now);
        Assert.Null(draft.SentBack);
    }

    [Fact]
    public void FirstVersionOfAll_Is1Point0()
    {
        var draft = Begun();

        Refused(() => draft.Propose(false, null, null, 1, sam, Now), "first version is a major one", draft);
        draft.Propose(true, InTwoMonths, null, 1, sam, Now);

        Assert.Equal("1.0", draft.Adopt(draft.Proposal!.Id, null, secretariat, toni, Now).Number);
    }

    private PurposeDraft Begun() => PurposeDraft.Begin("Statement of Purpose", "We listen, and we answer.", "en", 0, sam, Now);

    private PurposeDraft Proposed(bool isMajor = false)
    {
        var draft = Begun();
        draft.Propose(isMajor, isMajor ? InTwoMonths : null, inForce, draft.Number, sam, Now);
        return draft;
    }
}
