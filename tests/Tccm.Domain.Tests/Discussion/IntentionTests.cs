using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Discussion;

public sealed class IntentionTests
{
    private readonly Statement statement = InDiscussion();
    private readonly Contact ann = Contact(Member("Aspen"), "Ann Arch", ContactRoles.Participant);

    [Fact]
    public void Intention_RunsThroughItsDayAndLapses()
    {
        var intention = Intention.Of(statement, Today.AddDays(3), " The board meets. ", ann, Now);

        Assert.Equal("The board meets.", intention.Words);
        Assert.Equal((true, false), (intention.IsRunning(Now.AddDays(3)), intention.IsRunning(Now.AddDays(4))));
        Assert.Equal("intention.stated", OnlyAct(intention).Act);
    }

    [Fact]
    public void DayOrContactThatDoesNotFit_IsRefused()
    {
        Assert.Equal("Until", Refused(() => Intention.Of(statement, Today.AddDays(-1), null, ann, Now), "has passed").Field);
        Assert.Equal("Until", Refused(() => Intention.Of(statement, Today.AddYears(1).AddDays(1), null, ann, Now), "more than a year").Field);
        Refused(() => Intention.Of(statement, Today, null, Contact(Member("Birch"), "Lil Lake", ContactRoles.Listener), Now), "only receive");
        Refused(() => Intention.Of(statement, Today, null, Contact(Supporter("Sallow"), "Sue Sage", ContactRoles.Participant), Now), "not a member");
        Refused(() => Intention.Of(Draft(), Today, null, ann, Now), "a draft");
        Refused(() => Intention.Of(Open(), Today.AddDays(9), null, ann, Now), "Signing closes before");
    }

    [Fact]
    public void WhoHasSigned_StatesNone()
    {
        var open = Open();
        var signer = Contact(ann.Organisation, "Sid Sand", ContactRoles.Signatory);
        open.SignedBy(signer);

        Refused(() => Intention.Of(open, Today, null, ann, Now), "has signed already");
    }

    [Fact]
    public void OnlyItsOwnOrganisation_ChangesOrTakesItBackWhileItRuns()
    {
        var intention = Intention.Of(statement, Today.AddDays(3), null, ann, Now);
        var ben = Contact(Member("Birch"), "Ben Bay", ContactRoles.Participant);

        Refused(() => intention.Change(Today.AddDays(4), null, ben, Now), "is of Aspen", intention);
        Refused(() => intention.TakeBack(ben, Now), "is of Aspen", intention);
        intention.Change(Today.AddDays(4), "Later.", ann, Now);
        Assert.Equal("intention.changed", OnlyAct(intention).Act);
        intention.TakeBack(ann, Now);
        Refused(() => intention.TakeBack(ann, Now), "over already");
        Refused(() => intention.Change(Today.AddDays(5), null, ann, Now), "It is over");
    }
}
