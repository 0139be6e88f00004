using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Statements;

/// <summary>Signing late, opening again, and time given back for an outage.</summary>
public sealed class LateCodeTests
{
    private readonly Person sam = Secretary();
    private readonly Contact cat = Signatory(Member("Cedar Exchange"), "Cat Cole");
    private readonly Statement statement = Open();

    public LateCodeTests()
    {
        statement.SignedBy(Signatory(Member("Rowan Registry")));
        statement.Close(Actor.Portal, Now);
    }

    [Fact]
    public void Code_SignsOnceForItsOrganisationAndItsTextAlone()
    {
        var code = Given();
        var other = Signatory(Member("Birch Registrar"), "Ben Birch");
        var elsewhere = Draft("Another");

        Refused(() => Sign(other, code), "not one for Birch Registrar", statement);
        Assert.Contains("once it was open and closed", elsewhere.WhyNotLate(code, cat.Organisation, Now), StringComparison.Ordinal);
        var signature = Sign(cat, code);
        statement.Withdraw(cat, Now);

        Assert.Equal((code.Id, "Its board met later.", true), (signature.LateCodeId!.Value, signature.LateReason, signature.IsLate));
        Refused(() => Sign(cat, code), "This code is used on 14 March 2027", statement);
    }

    [Fact]
    public void CodeTakenBackOrLapsed_SignsNothing()
    {
        var (lapsed, taken) = (Given(), default(LateCode));
        Refused(() => statement.Sign(Guid.CreateVersion7(), cat, statement.Text.Sha256, AsOfficer, declared: true, InAWeek.Instant, late: lapsed), "lapsed", statement);
        Refused(() => Given(), "has a code that is good still", statement);
        statement.TakeBackLateCode(lapsed, Actor.Secretariat(sam), Now);
        taken = lapsed;

        Refused(() => Sign(cat, taken), "taken back on 14 March 2027", statement);
        Refused(() => statement.TakeBackLateCode(taken, Actor.Secretariat(sam), Now), "taken back on", statement);
    }

    [Fact]
    public void WithoutACode_NobodySignsAfterTheEnd() => Refused(() => statement.SignedBy(cat), "signing is not open", statement);

    [Fact]
    public void Code_NeedsAReasonAMemberAndSomebodyElse()
    {
        var own = Person("Ola Own").InSecretariat();
        Contact(cat.Organisation, own, ContactRoles.Participant);

        Refused(() => statement.GiveLateCode(cat.Organisation, " ", InAWeek, [1], Actor.Secretariat(sam), Now), "Say why it may sign late", statement);
        Refused(() => statement.GiveLateCode(Supporter("Sallow Society"), "Why not.", InAWeek, [1], Actor.Secretariat(sam), Now), "is not a member", statement);
        Refused(() => statement.GiveLateCode(cat.Organisation, "Why not.", InAWeek, [1], Actor.Secretariat(own), Now), "You work for Cedar Exchange", statement);
        Refused(() => Open().GiveLateCode(cat.Organisation, "Why not.", InAWeek, [1], Actor.Secretariat(sam), Now), "Signing is open", statement);
    }

    [Fact]
    public void Reopened_IsSignedAgainUntilTheNewDeadlineAndKeepsWhatItHad()
    {
        var until = new Deadline(Now.AddDays(20), "UTC");
        statement.TakeUnsavedLeaves();

        statement.Reopen(until, "Three asked for it.", Actor.Secretariat(sam), Now);

        Assert.Equal("reopen", OnlyLeaf(statement).Type);
        Assert.Equal((StatementStatus.Open, until, 1), (statement.Status, statement.Deadline!.Value, statement.LiveSignatures.Count()));
        Assert.NotNull(statement.SignedBy(cat));
    }

    [Fact]
    public void Reopening_IsRefusedWithoutAReasonAndWhileAPublicationWaits()
    {
        Refused(() => statement.Reopen(InAWeek, "", Actor.Secretariat(sam), Now), "Say why signing is open again", statement);
        statement.ProposePublication(null, null, SignatoryList.Next(statement, 0).Sha256, Actor.Secretariat(sam), Now);

        Refused(() => statement.Reopen(InAWeek, "Three asked for it.", Actor.Secretariat(sam), Now), "Its publication is proposed", statement);
    }

    [Theory]
    [InlineData(-10, -8, null)]
    [InlineData(-2, 3, 3)]
    [InlineData(1, 5, 4)]
    [InlineData(166, 170, 4)]
    [InlineData(168, 170, null)]
    [InlineData(172, 175, null)]
    public void Outage_MovesTheDeadlineByAsLongAsItMetTheWindow(int fromHour, int untilHour, int? moved)
    {
        var open = Open();
        var before = open.Deadline!.Value;
        open.TakeUnsavedLeaves();

        var by = open.MoveForOutage(Now.AddHours(fromHour), Now.AddHours(untilHour), "A cable.", Actor.Portal, Now.AddHours(untilHour));

        Assert.Equal(moved is { } hours ? TimeSpan.FromHours(hours) : null, by);
        Assert.Equal(before.Instant + (by ?? TimeSpan.Zero), open.Deadline!.Value.Instant);
        Assert.Equal(moved is null ? 0 : 1, open.TakeUnsavedLeaves().Count);
    }

    [Fact]
    public void OutageThatBeganWhileItWasClosed_CountsFromTheReopening()
    {
        statement.Reopen(new Deadline(Now.AddDays(20), "UTC"), "Three asked for it.", Actor.Secretariat(sam), Now.AddDays(10));

        Assert.Null(statement.MoveForOutage(Now.AddDays(8), Now.AddDays(9), "A cable.", Actor.Portal, Now.AddDays(11)));
        Assert.Equal(TimeSpan.FromDays(1), statement.MoveForOutage(Now.AddDays(9), Now.AddDays(11), "A cable.", Actor.Portal, Now.AddDays(11)));
        Assert.Equal(Now.AddDays(21), statement.Deadline!.Value.Instant);
    }

    private LateCode Given() => statement.GiveLateCode(cat.Organisation, "Its board met later.", InAWeek, [1], Actor.Secretariat(sam), Now);

    private Signature Sign(Contact by, LateCode code) => statement.Sign(Guid.CreateVersion7(), by, statement.Text.Sha256, AsOfficer, declared: true, Now, late: code);
}
