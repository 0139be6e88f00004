using Tccm.Domain.Meetings;
using Tccm.Domain.Organisations;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Meetings;

public sealed class MeetingActionTests
{
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());

    [Fact]
    public void Action_IsDoneByTheSecretariatOrWhoActsForTheOrganisation()
    {
        var rowan = Member("Rowan Registry");
        var (rita, lil) = (Contact(rowan, "Rita Reed", ContactRoles.Representative), Contact(rowan, "Lil Lime", ContactRoles.Listener));
        var ben = Contact(Member("Birch Registrar"), "Ben Bay", ContactRoles.Representative);
        var action = Held().Agree("Write the answer.", rowan, Today.AddDays(7), Clerk, Now);

        Refused(() => action.Do(Actor.For(lil), Now), "Only Rowan Registry or the secretariat", action);
        Refused(() => action.Do(Actor.For(ben), Now), "Only Rowan Registry or the secretariat", action);
        action.Do(Actor.For(rita), Now);

        var act = OnlyAct(action);
        Assert.Equal(("action.done", rowan.Id), (act.Act, act.OrganisationId!.Value));
        Assert.False(action.IsOpen);
        Refused(() => action.Do(Clerk, Now), "done already", action);
    }

    [Fact]
    public void ActionOfTheSecretariat_IsNoContactsToEnd()
    {
        var rita = Contact(Member("Rowan Registry"), "Rita Reed", ContactRoles.Representative);
        var action = Held().Agree("Send it.", null, null, Clerk, Now);

        Refused(() => action.Do(Actor.For(rita), Now), "Only the secretariat", action);
        action.Drop("It was sent by somebody else.", Clerk, Now);

        Assert.Equal("It was sent by somebody else.", action.DropReason);
        Refused(() => action.Do(Clerk, Now), "was dropped", action);
    }

    [Fact]
    public void Overdue_IsWhatIsOpenOnceItsDayHasPassed()
    {
        var action = Held().Agree("Send it.", null, Today, Clerk, Now);

        Assert.False(action.IsOverdue(Now));
        Assert.True(action.IsOverdue(Now.AddDays(1)));
        action.Do(Clerk, Now.AddDays(1));
        Assert.False(action.IsOverdue(Now.AddDays(1)));
    }

    [Fact]
    public void ActionWithoutWords_ForADayThatPassedOrBeforeTheMeeting_IsRefused()
    {
        var held = Held();

        Assert.Equal("What", Refused(() => held.Agree(" ", null, null, Clerk, Now), "Write what is to be done", held).Field);
        Assert.Equal("Until", Refused(() => held.Agree("Send it.", null, Today.AddDays(-1), Clerk, Now), "has passed", held).Field);
        Refused(() => held.Agree("Send it.", null, null, Clerk, Now.AddHours(-2)), "has not begun", held);
        Refused(() => held.Agree("Send it.", null, Today, Clerk, Now).Drop("", Clerk, Now), "Say why");
    }

    private static Meeting Held() =>
        Meeting.Arrange(new(MeetingKind.Call, "Monthly call", null, "en", null, null), null, MeetingAudience.Members, [new(Now.AddHours(-1), "UTC", 60)], Clerk, Now.AddDays(-1));
}
