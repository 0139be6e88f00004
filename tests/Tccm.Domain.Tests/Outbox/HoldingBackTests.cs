using Tccm.Domain.Outbox;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Outbox;

public sealed class HoldingBackTests
{
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());

    [Fact]
    public void Pause_SaysWhyAndEndsOnce()
    {
        var pause = OutboxPause.Begin(" The wrong text. ", null, Clerk, Now);

        Assert.Equal(("The wrong text.", Clerk.PersonId), (pause.Reason, pause.PausedById));
        Assert.Equal("All letters were held back: The wrong text.", Assert.Single(pause.TakeUnsavedActs()).Sentence);
        Refused(() => OutboxPause.Begin("Another", pause, Clerk, Now), "held back already", pause);
        pause.End(Clerk, Now.AddHours(1));
        Refused(() => pause.End(Clerk, Now.AddHours(2)), "leave again already", pause);
        Assert.Equal("Reason", Assert.Throws<DomainException>(() => OutboxPause.Begin(" ", null, Clerk, Now)).Field);
    }

    [Fact]
    public void FailedLetter_IsTriedAgainFromTheBeginningAndNoOther()
    {
        var letter = Letter();
        Refused(() => letter.SendAgain(Clerk, Now), "waits to be sent already", letter);
        letter.Claim(Now);
        letter.MarkFailed("550 no such mailbox", permanent: true, Now);

        letter.SendAgain(Clerk, Now.AddHours(1));

        Assert.Equal((null, 0, Now.AddHours(1)), (letter.FailedAt, letter.Tries, letter.NextTryAt));
        Assert.Equal("letter.sent-again", Assert.Single(letter.TakeUnsavedActs()).Act);
        letter.Claim(Now.AddHours(1));
        letter.MarkSent(Now.AddHours(1));
        Refused(() => letter.SendAgain(Clerk, Now), "This letter left", letter);
    }

    [Fact]
    public void Bounce_CountsOnceAndOnlyOfWhatLeft()
    {
        var letter = Letter();
        Assert.False(letter.Bounce("5.1.1: no such user", isFinal: true, Now));
        letter.Claim(Now);
        letter.MarkSent(Now);

        Assert.False(letter.Bounce("4.4.7: still trying", isFinal: false, Now));
        Assert.True(letter.Bounce("5.1.1: no such user", isFinal: true, Now));
        Assert.False(letter.Bounce("5.1.1: no such user", isFinal: true, Now.AddDays(1)));

        Assert.Equal((1, Now, "5.1.1: no such user"), (letter.Delays, letter.BouncedAt, letter.LastError));
    }

    [Fact]
    public void UnreachableAddress_IsThatUntilItWorksOrIsAnother()
    {
        var ann = Person("Ann Arch");
        ann.LoseAddress("no such user", Now);
        ann.LoseAddress("another reason", Now.AddDays(1));
        Assert.Equal((Now, "no such user"), (ann.UnreachableSince, ann.UnreachableReason));
        Assert.Single(ann.TakeUnsavedActs());

        ann.RegainAddress(Actor.Concerned(ann), Now);
        Refused(() => ann.RegainAddress(Actor.Concerned(ann), Now), "Nothing was changed", ann);
        ann.LoseAddress("no such user", Now);
        ann.MoveTo(EmailAddress.Parse("ann@elsewhere.test"), Actor.Concerned(ann), Now);

        Assert.False(ann.IsUnreachable);
    }

    private static OutboxEmail Letter() => new(EmailAddress.Parse("ann@rowan.test"), "Test", "A subject", "Words.", "<p>Words.</p>", Now);
}
