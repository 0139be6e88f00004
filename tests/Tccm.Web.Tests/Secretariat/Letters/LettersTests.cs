using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Outbox;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Letters;

public sealed class LettersTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task FailedLetter_IsSentAgainWithItsReasonSeen()
    {
        var clerk = await ClerkAsync();
        var letter = await FailedAsync("again@known.test");

        var page = await (await clerk.GetAsync("/secretariat/letters?show=failed")).FollowAsync("Send again: A subject to again@known.test");
        var sent = await page.PressAsync("Send it again");

        Assert.Contains("550 no such mailbox", page.Text, StringComparison.Ordinal);
        Assert.Equal("“A subject” is sent to again@known.test again.", sent.Flash);
        Assert.Equal(["letter.sent-again"], await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == letter).Select(entry => entry.Act).ToListAsync()));
        Assert.Equal("A subject", Assert.Single(await portal.Mailbox.ToAsync("again@known.test")).Subject);
        var late = await page.PressAsync("Send it again");
        late.Is(HttpStatusCode.Conflict);
        Assert.Contains("This letter left", Assert.Single(late.ErrorSummary), StringComparison.Ordinal);
        Assert.Single(await portal.Mailbox.ToAsync("again@known.test"));
    }

    [Fact]
    public async Task LetterOfWhichNothingMayBeSeen_IsNotFoundNorOneThatIsNotThere()
    {
        var clerk = await ClerkAsync();
        var hidden = await FailedAsync("hidden@known.test", forget: true);

        foreach (var id in new[] { hidden, Guid.NewGuid() })
        {
            (await clerk.GetAsync($"/secretariat/letters/{id}/send-again")).Is(HttpStatusCode.NotFound);
            (await clerk.PostAsync($"/secretariat/letters/{id}/send-again")).Is(HttpStatusCode.NotFound);
        }
        Assert.NotNull(await portal.AskAsync(db => db.Outbox.Where(one => one.Id == hidden).Select(one => one.FailedAt).SingleAsync()));
    }

    [Fact]
    public async Task AllLetters_AreHeldBackReceiptsTooUntilSomebodyLetsThemLeave()
    {
        var (cleo, other) = (await ClerkAsync(), await portal.Browser().SignInAsync(await portal.Given.Secretary("Otto Other")));

        var held = await (await (await cleo.GetAsync("/secretariat/letters")).FollowAsync("Hold all letters back")).SubmitAsync(("Input.Reason", "A wrong text went out."));
        await WaitingAsync("waits@known.test");
        var none = await portal.Mailbox.ToAsync("waits@known.test");
        var pages = new List<AssertPage>();
        foreach (var path in new[] { "/secretariat", "/secretariat/prospects", "/secretariat/letters", "/members" }) pages.Add(await other.GetAsync(path));
        var second = await (await other.GetAsync("/secretariat/letters/pause")).SubmitAsync(("Input.Reason", "Me too."));
        var free = await (await pages[1].FollowAsync("Let them leave again")).PressAsync("Let letters leave again");
        var again = await cleo.PostAsync("/secretariat/letters/go-on");

        Assert.Equal("All letters are held back. Nothing leaves until one of you lets it.", held.Flash);
        Assert.Empty(none);
        Assert.All(pages.Take(3), page => Assert.Matches("All letters are held back since .* by Cleo Clerk: A wrong text went out. Nothing leaves, receipts", page.Text));
        Assert.Contains("Letters held back", pages[0].All("nav a"));
        Assert.DoesNotContain("held back", pages[3].Text, StringComparison.Ordinal);
        second.Is(HttpStatusCode.Conflict);
        Assert.Equal("Letters leave again.", free.Flash);
        again.Is(HttpStatusCode.Conflict);
        Assert.Single(await portal.Mailbox.ToAsync("waits@known.test"));
        var pause = await portal.AskAsync(db => db.OutboxPauses.Where(one => one.Reason == "A wrong text went out.").Select(one => one.Id).SingleAsync());
        Assert.Equal(["outbox.paused", "outbox.resumed"], await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == pause).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task TwoWhoHoldBackAtOnce_DoItOnce()
    {
        var (first, second) = (await ClerkAsync(), await ClerkAsync());
        var pages = new[] { await first.GetAsync("/secretariat/letters/pause"), await second.GetAsync("/secretariat/letters/pause") };

        var answers = await Task.WhenAll(pages.Select(page => page.SubmitAsync(("Input.Reason", "At once."))));
        var running = await portal.AskAsync(db => db.OutboxPauses.CountAsync(pause => pause.EndedAt == null));
        await first.PostAsync("/secretariat/letters/go-on");

        Assert.Equal(1, running);
        Assert.Single(answers, page => page.Status == HttpStatusCode.Conflict);
    }

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

    private async Task WaitingAsync(string to)
    {
        await using var db = portal.Database.Open();
        db.Add(new OutboxEmail(EmailAddress.Parse(to), "Test", "A receipt", "Words.", "<p>Words.</p>", portal.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    private async Task<Guid> FailedAsync(string to, bool forget = false)
    {
        var letter = new OutboxEmail(EmailAddress.Parse(to), "Test", "A subject", "Words.", "<p>Words.</p>", portal.Clock.GetUtcNow(), forgetWhenSent: forget);
        letter.Claim(portal.Clock.GetUtcNow());
        letter.MarkFailed("550 no such mailbox", permanent: true, portal.Clock.GetUtcNow());
        await using var db = portal.Database.Open();
        db.Add(letter);
        await db.SaveChangesAsync();
        return letter.Id;
    }
}
