using Tccm.Domain.Outbox;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Outbox;

public sealed class OutboxEmailTests
{
    [Fact]
    public void Claim_CountsATryAndHoldsTheLetterForItsLease()
    {
        var email = Letter();

        email.Claim(Now);

        Assert.Equal((1, Now.AddMinutes(5), null, null), (email.Tries, email.NextTryAt, email.SentAt, email.FailedAt));
    }

    [Fact]
    public void Failures_ClimbTheLadderAndEnd()
    {
        var email = Letter();
        var waits = new List<TimeSpan>();

        while (email.FailedAt is null)
        {
            email.Claim(Now);
            email.MarkFailed("421 later", permanent: false, Now);
            if (email.FailedAt is null) waits.Add(email.NextTryAt - Now);
        }

        Assert.Equal(OutboxEmail.RetryLadder, waits);
        Assert.Equal([1, 5, 15, 60, 180, 360], waits.Take(6).Select(wait => wait.TotalMinutes));
        Assert.Equal(waits.Count + 1, email.Tries);
    }

    [Fact]
    public void PermanentFailure_EndsAtTheFirstTry()
    {
        var email = Letter();
        email.Claim(Now);

        email.MarkFailed("550 no such mailbox", permanent: true, Now);

        Assert.Equal((Now, "550 no such mailbox"), (email.FailedAt, email.LastError));
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "Words.")]
    public void SentLetter_ForgetsItsWordsOnlyWhereTheyAreSecret(bool secret, string left)
    {
        var email = Letter(secret);
        email.Claim(Now);
        email.MarkFailed("421 later", permanent: false, Now);
        Assert.Equal("Words.", email.Text);

        email.MarkSent(Now.AddMinutes(1));

        Assert.Equal((left, Now.AddMinutes(1), null), (email.Text, email.SentAt, email.LastError));
        Assert.Equal(left.Length == 0, email.Html.Length == 0);
    }

    [Fact]
    public void LongError_IsCutToWhatTheRegisterHolds()
    {
        var email = Letter();
        email.Claim(Now);

        email.MarkFailed(new string('x', 501), permanent: false, Now);

        Assert.Equal(500, email.LastError!.Length);
    }

    [Fact]
    public void PersonWhomAnswersReach_IsErasedFromALetterThatSaysNothingElseOfThem()
    {
        var pen = EmailAddress.Parse("Пётр@ждановск.example");
        var (theirs, another) = (Answered(pen), Answered(EmailAddress.Parse("eva@elm.test")));

        foreach (var letter in new[] { theirs, another }) letter.Scrub(new Traces(["Пётр"], [EmailAddress.Parse("ПЁТР@xn--80adiimk3ad.example"), pen]));

        Assert.Equal((null, "Words."), (theirs.ReplyTo, theirs.Text));
        Assert.Equal("eva@elm.test", another.ReplyTo);
    }

    private static OutboxEmail Answered(EmailAddress replyTo) => new(EmailAddress.Parse("ann@rowan.test"), "Test", "A subject", "Words.", "<p>Words.</p>", Now, replyTo: replyTo);

    private static OutboxEmail Letter(bool secret = false) => new(EmailAddress.Parse("ann@rowan.test"), "Test", "A subject", "Words.", "<p>Words.</p>", Now, secret);
}
