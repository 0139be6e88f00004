using System.Reflection;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Statements;

/// <summary>How a text comes to be: the pen, its drafts, what is circulated, and a text that is changed while it is signed.</summary>
public sealed class DraftingTests
{
    private static readonly Deadline Passed = new(Now, "UTC");
    private static readonly Deadline InTwoWeeks = new(Now.AddDays(14), "UTC");

    // Write

    [Fact]
    public void Writing_IsTheSecretariatsAndThePenHolders()
    {
        var statement = Draft();
        var (rowan, other) = (Participant("Rowan Registry"), Participant("Elm Registry"));
        statement.HandPen(rowan, Actor.Portal, Now);

        Assert.Equal(2, Written(statement, "By the pen.", Actor.For(rowan))!.Number);
        Assert.Equal(rowan.OrganisationId, statement.Draft!.OrganisationId);
        Assert.Equal(3, Written(statement, "By the secretariat.", Actor.Secretariat(Secretary()))!.Number);
        Refused(() => Written(statement, "By another.", Actor.For(other)), "You do not hold the pen", statement);
        Assert.Equal(3, statement.DraftNumber);
    }

    [Fact]
    public void WhoLeft_DoesNotHoldThePenAnyMore()
    {
        var statement = Draft();
        var holder = Participant("Rowan Registry");
        statement.HandPen(holder, Actor.Portal, Now);
        Contact(holder.Organisation, "Rita Reed", ContactRoles.Representative);
        holder.Organisation.RemoveContact(holder, Actor.Portal, Now);

        Refused(() => Written(statement, "Late.", Actor.For(holder)), "You do not hold the pen", statement);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void WrittenOnMeanwhile_IsRefusedAndKeepsNothing(int seen)
    {
        var statement = Draft();

        Refused(() => statement.Write(statement.Kind, statement.Process, "en", "Keep it open", "Mine.", Actor.Portal, Now, seen), "Somebody else saved another text", statement);

        Assert.Equal(1, statement.DraftNumber);
    }

    [Fact]
    public void SameWords_AreNoSaving_ButKindAndProcessAreKept()
    {
        var statement = Draft();
        statement.TakeUnsavedActs();

        Assert.Null(Written(statement, statement.DraftBody));
        Assert.Empty(statement.TakeUnsavedActs());
        Assert.Null(statement.Write(StatementKind.Blog, "GDC", "en", statement.DraftTitle, statement.DraftBody, Actor.Portal, Now));

        Assert.Equal("statement.described", OnlyAct(statement).Act);
        Assert.Equal((StatementKind.Blog, "GDC", 1), (statement.Kind, statement.Process, statement.DraftNumber));
    }

    [Fact]
    public void WhileSigningIsOpen_OnlyTheTextIsWrittenAndWhatIsSignedStays()
    {
        var statement = Open();
        var signed = statement.Text.Sha256;

        Refused(() => statement.Write(StatementKind.Blog, statement.Process, "en", statement.DraftTitle, "Other.", Actor.Portal, Now), "Signing is open", statement);
        Written(statement, "Other words.");

        Assert.Equal((signed, 1, StatementKind.JointStatement), (statement.Text.Sha256, statement.Text.Number, statement.Kind));
        Assert.Equal((true, 2), (statement.HasNewWords, statement.NextNumber));
    }

    [Fact]
    public void TextOfTheRecord_IsNotWritten()
    {
        var recorded = Statement.FromRecord("of-old", StatementKind.JointStatement, null, "en", "Of old", "We said so.", PartialDate.Parse("2020"), [], "a paper", Actor.Portal, Now);

        Refused(() => Written(recorded, "Other."), "frozen", recorded);
        Refused(() => recorded.HandPen(Participant("Rowan Registry"), Actor.Portal, Now), "nothing to write", recorded);
    }

    // The pen

    [Fact]
    public void Pen_GoesToAParticipantOfAMemberByTheSecretariatAlone()
    {
        var statement = Draft();
        var ann = Participant("Rowan Registry");

        Refused(() => statement.HandPen(ann, Actor.For(ann), Now), "Only the secretariat", statement);
        Refused(() => statement.HandPen(Signatory(Member("Elm Registry")), Actor.Portal, Now), "participant of a member", statement);
        Refused(() => statement.HandPen(Contact(Supporter("Oak Institute"), "Olga Oak", ContactRoles.Participant), Actor.Portal, Now), "participant of a member", statement);
        statement.HandPen(ann, Actor.Portal, Now);
        Assert.Equal(("statement.pen-handed", ann.OrganisationId), (OnlyAct(statement) is var act ? act.Act : "", act.OrganisationId));
        Refused(() => statement.HandPen(ann, Actor.Portal, Now), "holds the pen already", statement);

        Assert.Equal(ann.Id, statement.PenHolderId);
    }

    [Fact]
    public void Pen_IsLaidDownByItsHolderAndNobodyElse()
    {
        var statement = Draft();
        var (ann, other) = (Participant("Rowan Registry"), Participant("Elm Registry"));

        Refused(() => statement.LayDownPen(Actor.Portal, Now), "Nobody but the secretariat", statement);
        statement.HandPen(ann, Actor.Portal, Now);
        Refused(() => statement.LayDownPen(Actor.For(other), Now), "You do not hold the pen", statement);
        statement.LayDownPen(Actor.For(ann), Now);

        Assert.Equal("statement.pen-laid-down", OnlyAct(statement).Act);
        Assert.Null(statement.PenHolderId);
    }

    // Circulate

    [Fact]
    public void Circulating_MakesTheDraftTheNextRevision()
    {
        var statement = Draft();
        statement.TakeUnsavedActs();

        var revision = statement.Circulate(1, " - All of it.\r\n", InAWeek, StatementAudience.MembersAndSupporters, null, Actor.Portal, Now);

        Assert.Equal((1, "- All of it.", Now), (revision.Number, revision.Summary, revision.CirculatedAt));
        Assert.Equal((StatementStatus.InDiscussion, StatementAudience.MembersAndSupporters, InAWeek), (statement.Status, statement.Audience, statement.CommentsUntil));
        Assert.Contains(revision.Sha256, OnlyAct(statement).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Circulating_IsRefusedWhereItIsNotTheTextThatWasLookedOver()
    {
        var statement = Draft();
        var written = Written(statement, "Other words.")!;

        Refused(() => statement.Circulate(written.Number - 1, null, null, StatementAudience.Members, null, Actor.Portal, Now), "written on since", statement);

        Assert.Empty(statement.Revisions);
    }

    [Fact]
    public void Circulating_IsRefused()
    {
        var statement = InDiscussion();
        var outsider = Participant("Elm Registry");
        Written(statement, "Other words.");

        Refused(() => statement.Circulate(2, null, null, StatementAudience.Members, null, Actor.For(outsider), Now), "You do not hold the pen", statement);
        Refused(() => statement.Circulated(until: Passed), "has passed already", statement);
        Refused(() => statement.Circulated(summary: new string('x', Statement.MaxSummary + 1)), "Shorten it", statement);
        statement.OpenPositions(InAWeek, PositionsSeen.AfterWindow, Actor.Portal, Now);
        Refused(() => statement.Circulated(), "Organisations are taking positions", statement);

        Assert.Equal(1, statement.Text.Number);
    }

    [Fact]
    public void SupportersWhoReadIt_GoOnReadingIt()
    {
        var statement = Draft();
        statement.Circulated(audience: StatementAudience.MembersAndSupporters);
        Written(statement, "Other words.");

        Refused(() => statement.Circulated(audience: StatementAudience.Members), "Supporters have read it already", statement);

        Assert.Equal(StatementAudience.MembersAndSupporters, statement.Audience);
    }

    // Comments and positions

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Comments_AreOpenLongerNeverShorter(int seconds, bool longer)
    {
        var statement = Draft();
        statement.Circulated(until: InAWeek);
        var until = new Deadline(InAWeek.Instant.AddSeconds(seconds), "UTC");

        if (longer) statement.ExtendComments(until, Actor.Portal, Now);
        else Refused(() => statement.ExtendComments(until, Actor.Portal, Now), "They can be open longer only", statement);

        Assert.Equal(longer ? until : InAWeek, statement.CommentsUntil);
    }

    [Fact]
    public void Comments_ThatAreOverAreOpenedAgain()
    {
        var statement = Draft();
        statement.Circulated(until: InAWeek);
        var after = InAWeek.Instant;

        Assert.True(statement.TakesComments(after.AddSeconds(-1)));
        Assert.False(statement.TakesComments(after));
        statement.ExtendComments(InTwoWeeks, Actor.Portal, after);
        Assert.True(statement.TakesComments(after));
    }

    [Fact]
    public void Comments_WithoutAnEndOrADiscussionAreNotExtended()
    {
        var (endless, open) = (InDiscussion(), Open());

        Refused(() => endless.ExtendComments(InAWeek, Actor.Portal, Now), "have no end now", endless);
        Refused(() => open.ExtendComments(InAWeek, Actor.Portal, Now), "is open for signature", open);
        Refused(() => endless.ExtendComments(InAWeek, Actor.For(Participant("Elm Registry")), Now), "You do not hold the pen", endless);
    }

    [Fact]
    public void Positions_AreTakenOnceOnARevisionOfADiscussion()
    {
        var (draft, statement) = (Draft(), InDiscussion());

        Refused(() => draft.OpenPositions(InAWeek, PositionsSeen.AfterWindow, Actor.Portal, Now), "is a draft", draft);
        Refused(() => statement.OpenPositions(InAWeek, PositionsSeen.AfterWindow, Actor.For(Participant("Elm Registry")), Now), "You do not hold the pen", statement);
        Refused(() => statement.OpenPositions(Passed, PositionsSeen.AfterWindow, Actor.Portal, Now), "has passed already", statement);
        var round = statement.OpenPositions(InAWeek, PositionsSeen.AfterWindow, Actor.Portal, Now);
        Refused(() => statement.OpenPositions(InTwoWeeks, PositionsSeen.AtOnce, Actor.Portal, InAWeek.Instant), "There was a window for positions on revision 1 already", statement);

        Assert.Equal((statement.Text.Id, PositionsSeen.AfterWindow), (round.RevisionId, round.Seen));
        Assert.Same(round, statement.OpenRound(InAWeek.Instant.AddSeconds(-1)));
        Assert.Null(statement.OpenRound(InAWeek.Instant));
        Refused(() => statement.OpenForSignature(InTwoWeeks, Actor.Portal, Now), "Organisations are taking positions", statement);
    }

    // Opening

    [Fact]
    public void Opening_FreezesTheTextThatWasLookedOver()
    {
        var statement = InDiscussion();
        Written(statement, "Other words.");

        Refused(() => statement.OpenForSignature(InAWeek, Actor.Portal, Now, seen: 1), "written on since", statement);
        Assert.Equal((StatementStatus.InDiscussion, 1), (statement.Status, statement.Text.Number));
        statement.OpenForSignature(InAWeek, Actor.Portal, Now, seen: 2, summary: "- Other words.");

        Assert.Equal((2, "- Other words.", "Other words.\n"), (statement.Text.Number, statement.Text.Summary, statement.Text.Body));
    }

    [Fact]
    public void OpeningWhatWasCirculated_MakesNoOtherRevision()
    {
        var statement = InDiscussion();
        var circulated = statement.Text;

        statement.OpenForSignature(InAWeek, Actor.Portal, Now);

        Assert.Same(circulated, statement.Text);
    }

    [Fact]
    public void OpeningAnew_LeavesEverySignatureWhereItWasMade()
    {
        var statement = Open();
        var (rowan, elm) = (Signatory(Member("Rowan Registry")), Signatory(Member("Elm Registry")));
        var (his, hers) = (statement.SignedBy(rowan), statement.SignedBy(elm));
        statement.Withdraw(elm, Now);
        Written(statement, "Other words.");
        statement.TakeUnsavedActs();

        var revision = statement.OpenAnew(2, "- Other words.", InTwoWeeks, Actor.Portal, Now.AddHours(1));

        Assert.Equal((2, InTwoWeeks, Now.AddHours(1)), (revision.Number, statement.Deadline, statement.OpenedAt));
        Assert.Empty(statement.LiveSignatures);
        Assert.Equal([his], statement.UnderEarlierTexts);
        Assert.Same(his, statement.EarlierOf(rowan.OrganisationId));
        Assert.Null(statement.EarlierOf(elm.OrganisationId));
        Assert.Equal((1, false), (statement.TextOf(hers).Number, statement.IsOfText(his)));
        Assert.Contains("1 signature stay under revision 1", OnlyAct(statement).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void AfterOpeningAnew_TheTextOfNowIsSignedAndWithdrawn()
    {
        var statement = Open();
        var ann = Signatory(Member("Rowan Registry"));
        var first = statement.SignedBy(ann);
        var seen = first.TextSha256;
        Changed(statement);

        Refused(() => statement.Withdraw(ann, Now), "has not signed", statement);
        Refused(() => statement.Sign(Guid.CreateVersion7(), ann, seen, AsOfficer, declared: true, Now), "not the one that you were shown", statement);
        var second = statement.SignedBy(ann);

        Assert.Equal([second], statement.LiveSignatures);
        Assert.Equal([first], statement.UnderEarlierTexts);
        Assert.Equal([second.Id], SignatoryList.Of(statement, 1).Lines.Select(line => line.SignatureId));
        Assert.Same(second, statement.Withdraw(ann, Now));
        Assert.True(first.IsLive);
    }

    [Fact]
    public void TwoChanges_TheLatestSignatureIsTheOneTold()
    {
        var statement = Open();
        var ann = Signatory(Member("Rowan Registry"));
        statement.SignedBy(ann);
        Changed(statement);
        var second = statement.SignedBy(ann);
        Changed(statement, "Words once more.");

        Assert.Same(second, statement.EarlierOf(ann.OrganisationId));
        Assert.Equal(2, statement.UnderEarlierTexts.Count());
    }

    [Fact]
    public void OpeningAnew_IsRefused()
    {
        var statement = Open();
        statement.SignedBy(Signatory(Member("Rowan Registry")));
        Refused(() => statement.OpenAnew(1, "Nothing.", InTwoWeeks, Actor.Portal, Now), "word for word", statement);
        Written(statement, "Other words.");

        Refused(() => statement.OpenAnew(2, "Other.", InTwoWeeks, Actor.For(Participant("Elm Registry")), Now), "Only the secretariat", statement);
        Refused(() => statement.OpenAnew(1, "Other.", InTwoWeeks, Actor.Portal, Now), "written on since", statement);
        Refused(() => statement.OpenAnew(2, " ", InTwoWeeks, Actor.Portal, Now), "Say what changed", statement);
        Refused(() => statement.OpenAnew(2, "Other.", Passed, Actor.Portal, Now), "has passed already", statement);
        Refused(() => statement.OpenAnew(2, "Other.", InTwoWeeks, Actor.Portal, InAWeek.Instant), "The deadline has passed", statement);

        Assert.Equal((1, 1), (statement.Text.Number, statement.LiveSignatures.Count()));
    }

    [Fact]
    public void Request_ThatLedToASignatureUnderAnEarlierTextAsksNobodyAgain()
    {
        var statement = Open();
        var rowan = Member("Rowan Registry");
        var (ann, asker) = (Signatory(rowan), Contact(rowan, "Pia Pond", ContactRoles.Participant));
        var answered = SigningRequest.Of(statement, asker, "Ann Arch", ann.Person.Email, null, null, [], Now);
        statement.SignedBy(ann);
        Changed(statement);
        var later = SigningRequest.Of(statement, asker, "Bea Bold", EmailAddress.Parse("bea@people.test"), null, null, [answered], Now.AddSeconds(1));

        Assert.False(answered.IsOpen(Now));
        Assert.EndsWith("revision 1, which was changed after", answered.InWords(Now), StringComparison.Ordinal);
        Assert.True(later.IsOpen(Now));
    }

    // Who sees what

    [Fact]
    public void DraftIsCirculatedToNobody_AndWhatThePenWroteAfterNeither()
    {
        var statement = Draft();
        Assert.Empty(statement.Circulated);

        statement.Circulated();
        Written(statement, "Other words.");

        Assert.Equal([1], statement.Circulated.Select(revision => revision.Number));
    }

    [Theory]
    [InlineData(StatementStatus.Draft, false)]
    [InlineData(StatementStatus.InDiscussion, true)]
    [InlineData(StatementStatus.Open, true)]
    [InlineData(StatementStatus.Abandoned, false)]
    public void Members_ReadFromCirculationOn(StatementStatus status, bool reads)
    {
        var statement = Draft();
        if (status is StatementStatus.InDiscussion or StatementStatus.Open) statement.Circulated();
        if (status == StatementStatus.Open) statement.OpenForSignature(InAWeek, Actor.Portal, Now);
        if (status == StatementStatus.Abandoned) statement.Abandon("Events overtook it.", Actor.Portal, Now);

        Assert.Equal(reads, statement.IsReadBy(Member("Rowan Registry")));
    }

    [Theory]
    [InlineData(StatementAudience.Members, false)]
    [InlineData(StatementAudience.MembersAndSupporters, true)]
    public void Supporters_ReadWhereTheyAreAmongTheAudience(StatementAudience audience, bool read)
    {
        var statement = Draft();
        statement.Circulated(audience: audience);

        Assert.Equal(read, statement.IsReadBy(Supporter("Oak Institute")));
        Assert.False(statement.IsReadBy(Entered("Nobody's Registry")));
    }

    // What a release before this one kept: revisions without a day of circulation, and no drafts.

    [Fact]
    public void DraftOfTheReleaseBefore_IsWrittenOnFromItsLastRevision()
    {
        var statement = KeptBefore(InDiscussion(), StatementStatus.Draft);

        Assert.Equal((0, "Keep it open", false), (statement.DraftNumber, statement.DraftTitle, statement.HasNewWords));
        Assert.Empty(statement.Circulated);
        Assert.Null(Written(statement, statement.DraftBody));
        Assert.Equal(1, Written(statement, "Other words.")!.Number);
        Assert.Equal(2, statement.Circulated(summary: null).Number);
        Assert.Equal([2], statement.Circulated.Select(revision => revision.Number));
    }

    [Fact]
    public void DraftOfTheReleaseBefore_IsCirculatedAndOpenedAsItIs()
    {
        var (circulated, opened) = (KeptBefore(InDiscussion(), StatementStatus.Draft), KeptBefore(InDiscussion(), StatementStatus.Draft));

        Assert.Equal(0, circulated.DraftNumber);
        circulated.Circulate(0, null, null, StatementAudience.Members, null, Actor.Portal, Now);
        opened.OpenForSignature(InAWeek, Actor.Portal, Now, seen: 0);

        Assert.NotNull(circulated.Text.CirculatedAt);
        Assert.Equal((1, 1), (opened.Text.Number, opened.Circulated.Count()));
    }

    [Fact]
    public void OpenStatementOfTheReleaseBefore_IsChangedAndWhatWasSignedIsStillToBeSeen()
    {
        var statement = Open();
        var ann = Signatory(Member("Rowan Registry"));
        var signature = statement.SignedBy(ann);
        KeptBefore(statement, StatementStatus.Open);

        Assert.Equal([1], statement.Circulated.Select(revision => revision.Number));
        Written(statement, "Other words.");
        statement.OpenAnew(statement.DraftNumber, "- Other.", InTwoWeeks, Actor.Portal, Now);

        Assert.Equal([1, 2], statement.Circulated.Select(revision => revision.Number));
        Assert.Same(signature, statement.EarlierOf(ann.OrganisationId));
    }

    private static Statement KeptBefore(Statement statement, StatementStatus status)
    {
        ((List<DraftText>)statement.Drafts).Clear();
        foreach (var revision in statement.Revisions) Set(revision, nameof(Revision.CirculatedAt), null);
        Set(statement, nameof(Statement.Status), status);
        return statement;
    }

    private static void Set(object of, string property, object? value) => of.GetType().GetProperty(property, BindingFlags.Instance | BindingFlags.Public)!.SetValue(of, value);

    private static Contact Participant(string organisation) => Contact(Member(organisation), "Pia Pond", ContactRoles.Participant);

    private static DraftText? Written(Statement statement, string body, Actor? by = null) =>
        statement.Write(statement.Kind, statement.Process, "en", statement.DraftTitle, body, by ?? Actor.Portal, Now);

    private static void Changed(Statement statement, string body = "Other words.")
    {
        Written(statement, body);
        statement.OpenAnew(statement.DraftNumber, "- Other words.", InTwoWeeks, Actor.Portal, Now);
    }
}
