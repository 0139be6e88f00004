using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tccm.Domain;
using Tccm.Domain.Outbox;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Tests.Background;

public sealed class OutboxDispatcherTests(Portal portal) : IClassFixture<Portal>
{
    private readonly FakeClock clock = Stopped();

    [Fact]
    public async Task Letter_IsSentOnceAndMarked()
    {
        var email = await PutAsync();
        var far = new FarEnd();

        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);
        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, far.Count(email));
        var kept = await KeptAsync(email);
        Assert.Equal((clock.GetUtcNow(), 1, null), (kept.SentAt, kept.Tries, kept.LastError));
        Assert.Equal("Words with a link.", kept.Text);
    }

    [Fact]
    public async Task SecretLetter_IsForgottenOnceSentAndNotBefore()
    {
        var email = await PutAsync(secret: true);
        var far = new FarEnd { Fails = () => new IOException("No route to host.") };

        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);
        var waiting = await KeptAsync(email);
        far.Fails = null;
        clock.Advance(OutboxEmail.RetryLadder[0]);
        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("Words with a link.", "<p>Words with a link.</p>"), (waiting.Text, waiting.Html));
        var kept = await KeptAsync(email);
        Assert.NotNull(kept.SentAt);
        Assert.Equal(("", ""), (kept.Text, kept.Html));
    }

    [Fact]
    public async Task TemporaryFailure_ClimbsTheLadderAndThenIsFinal()
    {
        var email = await PutAsync();
        var far = new FarEnd { Fails = () => new IOException("No route to host.") };

        for (var rung = 0; rung < OutboxEmail.RetryLadder.Length; rung++)
        {
            await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);
            Assert.Equal((clock.GetUtcNow() + OutboxEmail.RetryLadder[rung], null, "No route to host."), await StandingAsync(email));

            clock.Advance(OutboxEmail.RetryLadder[rung] - TimeSpan.FromSeconds(1));
            await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);
            Assert.Equal(rung + 1, far.Count(email));
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromDays(30));
        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(OutboxEmail.RetryLadder.Length + 1, far.Count(email));
        Assert.NotNull((await KeptAsync(email)).FailedAt);
    }

    [Fact]
    public async Task PermanentFailure_IsNotTriedAgain()
    {
        var email = await PutAsync();
        var far = new FarEnd { Fails = () => new MailRefusedException("550 no such mailbox", new IOException()) };

        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromDays(30));
        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, far.Count(email));
        var kept = await KeptAsync(email);
        Assert.Equal(("550 no such mailbox", null), (kept.LastError, kept.SentAt));
        Assert.NotNull(kept.FailedAt);
    }

    [Fact]
    public async Task LettersHeldBack_StayUntriedAndLeaveOnceTheyMay()
    {
        var emails = new[] { await PutAsync(), await PutAsync(), await PutAsync(secret: true) };
        var far = new FarEnd();
        // Somebody holds everything back while the first of three that were claimed is under way.
        far.Meanwhile = () => far.Total == 1 ? HoldAsync() : Task.CompletedTask;

        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromHours(1));
        var meanwhile = await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);
        var held = await portal.AskAsync(db => db.Outbox.Where(one => emails.Contains(one.Id) && one.SentAt == null).Select(one => new { one.Tries, one.LastError }).ToListAsync());
        await LetGoAsync();
        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, meanwhile);
        Assert.InRange(held.Count, 2, 3);
        Assert.All(held, one => Assert.Equal((0, null), (one.Tries, one.LastError)));
        Assert.All(emails, email => Assert.Equal(1, far.Count(email)));
    }

    [Fact]
    public async Task OneThatFails_DoesNotHoldUpTheOthers()
    {
        var bad = await PutAsync();
        var good = await PutAsync();
        var far = new FarEnd { Fails = () => new IOException("No route to host."), OnlyFor = bad };

        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);

        Assert.NotNull((await KeptAsync(good)).SentAt);
        Assert.Null((await KeptAsync(bad)).SentAt);
    }

    [Fact]
    public async Task LetterWhoseSenderDied_IsSentAgainWhenItsLeaseHasEnded()
    {
        var email = await PutAsync();
        var far = new FarEnd();
        using var stopped = new CancellationTokenSource();
        var dying = new FarEnd { Fails = () => { stopped.Cancel(); return new OperationCanceledException(stopped.Token); } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Dispatcher(dying).SendDueAsync(stopped.Token));
        clock.Advance(OutboxEmail.Lease - TimeSpan.FromSeconds(1));
        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);
        var during = far.Count(email);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, 1), (during, far.Count(email)));
        Assert.Equal(2, (await KeptAsync(email)).Tries);
    }

    [Fact]
    public async Task TwoDispatchersAtOnce_SendEachLetterOnce()
    {
        var emails = new List<Guid>();
        for (var i = 0; i < 100; i++) emails.Add(await PutAsync());
        var far = new FarEnd { Takes = TimeSpan.FromMilliseconds(2) };
        async Task<bool> SendAllAsync()
        {
            var dispatcher = Dispatcher(far);
            while (await dispatcher.SendDueAsync(TestContext.Current.CancellationToken) > 0) { }
            return true;
        }

        await Race.AtOnceAsync(SendAllAsync, SendAllAsync, SendAllAsync);

        Assert.All(emails, email => Assert.Equal(1, far.Count(email)));
    }

    /// <summary>SECURITY.md, E3: two workers and ten thousand letters.</summary>
    [Fact]
    public async Task TwoWorkersWithTenThousandLetters_SendNoneTwiceAndNoneNever()
    {
        var letters = Enumerable.Range(0, 10_000).Select(number => new OutboxEmail(EmailAddress.Parse($"many-{number}@rowan.test"), "Test", "A subject", "Words.", "<p>Words.</p>", clock.GetUtcNow())).ToList();
        var ids = letters.Select(letter => letter.Id).ToHashSet();
        await using (var db = portal.Database.Open())
        {
            db.AddRange(letters);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var far = new FarEnd();
        async Task<bool> SendAllAsync()
        {
            var dispatcher = Dispatcher(far);
            while (await dispatcher.SendDueAsync(TestContext.Current.CancellationToken) > 0) { }
            return true;
        }

        await Race.AtOnceAsync(SendAllAsync, SendAllAsync);

        var got = far.Got.Where(ids.Contains).ToList();
        Assert.Equal((letters.Count, letters.Count), (got.Count, got.Distinct().Count()));
        Assert.Equal(letters.Count, await portal.AskAsync(db => db.Outbox.CountAsync(one => one.To.StartsWith("many-") && one.SentAt != null && one.Tries == 1)));
    }

    [Fact]
    public async Task WhileALetterIsSent_NoRowIsLocked()
    {
        var email = await PutAsync();
        var far = new FarEnd { Meanwhile = () => portal.Database.AskAsync(db => db.Database.ExecuteSqlAsync($"SELECT 1 FROM portal.outbox_emails WHERE id = {email} FOR UPDATE NOWAIT")) };

        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, null), (far.Count(email), (await KeptAsync(email)).LastError));
    }

    [Theory]
    [InlineData("Fine\r\nBcc: everybody@elsewhere.test")]
    [InlineData("Fine\nBcc: everybody@elsewhere.test")]
    [InlineData("Fine\u2028Bcc: everybody@elsewhere.test")]
    [InlineData("Fine\0")]
    [InlineData("Fine\rBcc: everybody@elsewhere.test")]
    [InlineData("Fine\u2029Bcc: everybody@elsewhere.test")]
    [InlineData("Fine\u0085Bcc: everybody@elsewhere.test")]
    [InlineData("Fine\vBcc: everybody@elsewhere.test")]
    [InlineData("Fine\fBcc: everybody@elsewhere.test")]
    public async Task SubjectThatWouldBecomeAHeader_IsRefusedForGood(string subject)
    {
        var folder = Directory.CreateTempSubdirectory("tccm-mail-");
        var email = new OutboxEmail(EmailAddress.Parse("ann@rowan.test"), "Test", subject, "Words.", "<p>Words.</p>", clock.GetUtcNow());

        await Assert.ThrowsAsync<MailRefusedException>(() => PickupIn(folder).SendAsync(email, TestContext.Current.CancellationToken));

        Assert.Empty(folder.EnumerateFiles("*", SearchOption.AllDirectories));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Letter_ArrivesWithItsWordsInEveryScript()
    {
        var folder = Directory.CreateTempSubdirectory("tccm-mail-");
        var subject = "Signed for Élan Réseau: " + string.Concat(Enumerable.Repeat("نتائج الاجتماع ", 12)).Trim();
        var text = "Offen für alle. = . \n.\n..\n" + new string('x', 300) + "\nالنهاية\n";
        var email = new OutboxEmail(EmailAddress.Parse("анна@пример.test"), "Test", subject, text, "<p>für alle</p>", clock.GetUtcNow(), replyTo: EmailAddress.Parse("øyvind@blåbær.test"));

        await PickupIn(folder).SendAsync(email, TestContext.Current.CancellationToken);

        var letter = ReceivedLetter.Read(await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(folder.FullName, "*.eml", SearchOption.AllDirectories)), TestContext.Current.CancellationToken));
        Assert.Equal((subject, text, "<p>für alle</p>"), (letter.Subject, letter.Text.TrimEnd('\n') + "\n", letter.Html.TrimEnd('\n')));
        Assert.Equal(("анна@пример.test", "øyvind@blåbær.test"), (letter.To, letter.ReplyTo));
        Assert.Equal("øyvind@blåbær.test", Assert.Single(MailFile.Newest(SmtpTransport.PickupFolder(new PortalOptions { DataFolder = folder.FullName }), 1)).ReplyTo);
        Assert.Equal($"<{email.Id:N}@tccm.test>", letter.MessageId);
        Assert.Equal("auto-generated", letter.Headers["Auto-Submitted"]);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task NewsWithAWayToLeave_SaysItInItsHeadersAndOtherLettersDoNot()
    {
        var folder = Directory.CreateTempSubdirectory("tccm-mail-");
        var address = "https://portal.test/unsubscribe/" + new string('x', 200);
        var news = new OutboxEmail(EmailAddress.Parse("ann@rowan.test"), "Announced", "News", "Words.", "<p>Words.</p>", clock.GetUtcNow(), secret: true, canWait: true, unsubscribe: address);

        await PickupIn(folder).SendAsync(news, TestContext.Current.CancellationToken);
        var raw = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder.FullName, "*.eml", SearchOption.AllDirectories)), TestContext.Current.CancellationToken);
        var read = Assert.Single(MailFile.Newest(SmtpTransport.PickupFolder(new PortalOptions { DataFolder = folder.FullName }), 1));
        await PickupIn(folder).SendAsync(new OutboxEmail(EmailAddress.Parse("ben@rowan.test"), "Test", "A receipt", "Words.", "<p>Words.</p>", clock.GetUtcNow()), TestContext.Current.CancellationToken);
        var other = Directory.GetFiles(folder.FullName, "*.eml", SearchOption.AllDirectories).Select(File.ReadAllText).Single(text => text.Contains("ben@rowan.test", StringComparison.Ordinal));
        folder.Delete(recursive: true);

        Assert.Contains($"\nList-Unsubscribe: <{address}>", raw.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n", raw.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(address, read.Unsubscribe);
        Assert.DoesNotContain("List-Unsubscribe", other, StringComparison.OrdinalIgnoreCase);
    }

    private OutboxDispatcher Dispatcher(IMailTransport far) => new(portal.Services.GetRequiredService<IServiceScopeFactory>(), far, clock, NullLogger<OutboxDispatcher>.Instance);

    private static SmtpTransport PickupIn(DirectoryInfo folder) => new(Options.Create(new SmtpOptions()), Options.Create(new PortalOptions { DataFolder = folder.FullName }));

    private async Task<Guid> PutAsync(bool secret = false)
    {
        await using var db = portal.Database.Open();
        var email = new OutboxEmail(EmailAddress.Parse("ann@rowan.test"), "Test", "A subject", "Words with a link.", "<p>Words with a link.</p>", clock.GetUtcNow(), secret);
        db.Add(email);
        await db.SaveChangesAsync();
        return email.Id;
    }

    private async Task HoldAsync()
    {
        var by = Actor.Secretariat(await portal.Given.Secretary("Cleo Clerk"));
        await using var db = portal.Database.Open();
        db.Add(OutboxPause.Begin("The wrong text went out.", await db.OutboxPauseAsync(), by, clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    private async Task LetGoAsync()
    {
        var by = Actor.Secretariat(await portal.Given.Secretary("Cora Clerk"));
        await using var db = portal.Database.Open();
        (await db.OutboxPauseAsync())!.End(by, clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    private Task<OutboxEmail> KeptAsync(Guid id) => portal.AskAsync(db => db.Outbox.SingleAsync(email => email.Id == id));

    private async Task<(DateTimeOffset NextTry, DateTimeOffset? Failed, string? Error)> StandingAsync(Guid id)
    {
        var kept = await KeptAsync(id);
        return (kept.NextTryAt, kept.FailedAt, kept.LastError);
    }

    private static FakeClock Stopped()
    {
        var stopped = new FakeClock();
        stopped.Stop();
        return stopped;
    }

    /// <summary>The far end of the mail: it counts what it gets, and fails when told.</summary>
    private sealed class FarEnd : IMailTransport
    {
        private readonly ConcurrentBag<Guid> got = [];

        public Func<Exception>? Fails { get; set; }
        public Guid? OnlyFor { get; init; }
        public TimeSpan Takes { get; init; }
        public Func<Task>? Meanwhile { get; set; }
        public int Total => got.Count;
        public IReadOnlyCollection<Guid> Got => got;

        public int Count(Guid email) => got.Count(one => one == email);

        public async Task SendAsync(OutboxEmail email, CancellationToken cancellationToken)
        {
            got.Add(email.Id);
            if (Meanwhile is not null) await Meanwhile();
            await Task.Delay(Takes, cancellationToken);
            if (Fails is not null && (OnlyFor is null || OnlyFor == email.Id)) throw Fails();
        }
    }
}
