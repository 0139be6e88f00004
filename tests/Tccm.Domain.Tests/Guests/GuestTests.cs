using Tccm.Domain.Guests;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Guests;

public sealed class GuestTests
{
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());

    [Fact]
    public void Guest_ReceivesFromAcceptingUntilTheLastDay()
    {
        var gail = Gail(Today.AddDays(10));
        Assert.False(gail.Receives(Today));

        gail.Accept(Now);

        Assert.Equal([true, true, false], new[] { 0, 10, 11 }.Select(days => gail.Receives(Today.AddDays(days))));
        Refused(() => gail.Accept(Now), "accepted this invitation already", gail);
        Assert.DoesNotContain(gail.TakeUnsavedActs(), act => act.Sentence.Contains("Gail", StringComparison.Ordinal));
    }

    [Fact]
    public void DeclinedRemovedOrExpired_CannotAccept()
    {
        var (declined, removed, late) = (Gail(null), Gail(null), Gail(null));
        declined.Decline(Now);
        removed.Remove(Clerk, Now);

        Refused(() => declined.Accept(Now), "declined or taken back", declined);
        Refused(() => removed.Accept(Now), "declined or taken back", removed);
        Refused(() => late.Accept(Now + Guest.Life), "has expired", late);
        Refused(() => declined.Leave(Now), "ended already", declined);
        Assert.False(declined.Receives(Today) || removed.Receives(Today) || late.Receives(Today));
    }

    [Fact]
    public void Leaving_EndsItAtOnce()
    {
        var gail = Gail(null);
        gail.Accept(Now);

        gail.Leave(Now.AddHours(1));

        Assert.False(gail.Receives(Today));
        Refused(() => gail.Remove(Clerk, Now), "left already", gail);
    }

    [Fact]
    public void LastDayThatIsOver_OrNoReason_IsRefused()
    {
        Assert.Equal("Until", Refused(() => Gail(Today), "is over or today").Field);
        Assert.Equal("Why", Refused(() => Guest.Invite("Gail Gray", EmailAddress.Parse("gail@home.test"), " ", null, [1], Clerk, Now), "Say why").Field);
    }

    private static Guest Gail(DateOnly? until) => Guest.Invite("Gail Gray", EmailAddress.Parse("gail@home.test"), "She chaired the working group.", until, [1], Clerk, Now);
}
