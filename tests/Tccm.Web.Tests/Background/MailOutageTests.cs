using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tccm.Domain.Outbox;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Emails;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Tests.Background;

/// <summary>SECURITY.md, E1: the mail relay is away for an hour while 5,000 letters wait; then all leave, in the right order, none late and none lost.</summary>
public sealed class MailOutageTests(Portal portal) : IClassFixture<Portal>
{
    private const int Letters = 5_000;
    private static readonly TimeSpan Bar = TimeSpan.FromMinutes(15);
    private readonly FakeClock clock = Stopped();

    [Fact]
    public async Task HourWithoutTheRelay_LosesNothingAndAllLeavesReceiptsFirstAndTheOldestFirst()
    {
        await MailSink.SkipUnlessInstalledAsync();
        await using var sink = new MailSink();
        var dispatcher = Dispatcher(Smtp(sink.Port));
        var (receipts, news) = (new List<string>(), new List<string>());

        for (var minute = 0; minute < 60; minute++, clock.Advance(TimeSpan.FromMinutes(1)))
        {
            var written = Enumerable.Range(minute * Letters / 60, ((minute + 1) * Letters / 60) - (minute * Letters / 60)).Select(number => (To: $"reader-{number:0000}@rowan.test", IsNews: number % 5 != 0)).ToList();
            receipts.AddRange(written.Where(one => !one.IsNews).Select(one => one.To));
            news.AddRange(written.Where(one => one.IsNews).Select(one => one.To));
            await PutAsync(written);
            for (var tries = 0; tries < 3; tries++) Assert.Equal(0, await dispatcher.SendDueAsync(TestContext.Current.CancellationToken));
        }
        Assert.Equal((Letters, 0), await portal.AskAsync(async db => (await db.Outbox.CountAsync(one => one.To.StartsWith("reader-")), await db.Outbox.CountAsync(one => one.To.StartsWith("reader-") && one.Tries > 0))));
        await sink.OpenAsync();
        var watch = Stopwatch.StartNew();
        while (await dispatcher.SendDueAsync(TestContext.Current.CancellationToken) > 0) { }
        watch.Stop();

        var taken = sink.Taken();
        TestContext.Current.SendDiagnosticMessage($"{Letters} letters left in {watch.Elapsed.TotalSeconds:0} s, {Letters / watch.Elapsed.TotalSeconds:0} a second.");
        Assert.Equal([.. receipts, .. news], taken.Select(one => one.To));
        Assert.Equal(Letters, taken.Select(one => one.MessageId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Letters, await portal.AskAsync(db => db.Outbox.CountAsync(one => one.To.StartsWith("reader-") && one.SentAt == clock.GetUtcNow())));
        Assert.True(watch.Elapsed < Bar, $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task RelayThatGoesWhileLettersLeave_CostsAMinuteForThoseUnderWayAndNothingForTheOthers()
    {
        await PutAsync([.. Enumerable.Range(0, 100).Select(number => ($"late-{number:00}@rowan.test", number % 2 == 0))]);
        var far = new Relay { GoesAfter = 30 };
        var dispatcher = Dispatcher(far);

        while (await dispatcher.SendDueAsync(TestContext.Current.CancellationToken) > 0) { }
        for (var minute = 0; minute < 60; minute++, clock.Advance(TimeSpan.FromMinutes(1))) Assert.Equal(0, await dispatcher.SendDueAsync(TestContext.Current.CancellationToken));
        var tried = await portal.AskAsync(db => db.Outbox.Where(one => one.To.StartsWith("late-") && one.SentAt == null).GroupBy(one => one.Tries).Select(group => new { group.Key, Count = group.Count() }).OrderBy(one => one.Key).ToListAsync());
        far.GoesAfter = int.MaxValue;
        while (await dispatcher.SendDueAsync(TestContext.Current.CancellationToken) > 0) { }

        Assert.Equal([(0, 60), (1, 10)], tried.Select(one => (one.Key, one.Count)));
        Assert.Equal(100, far.Taken.Distinct().Count());
        Assert.Equal(100, far.Taken.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("421 Too busy\r\n")]
    [InlineData("554 Not for you\r\n")]
    public async Task RelayThatTakesConnectionsAndNoLetters_DoesNotAnswer(string greeting)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var far = Smtp(((IPEndPoint)listener.LocalEndpoint).Port, TimeSpan.FromMilliseconds(300));
        var serving = Task.Run(async () =>
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(greeting), TestContext.Current.CancellationToken);
            }
        }, TestContext.Current.CancellationToken);

        var answers = await far.AnswersAsync(TestContext.Current.CancellationToken);
        var failed = await Record.ExceptionAsync(() => far.SendAsync(new OutboxEmail(EmailAddress.Parse("ann@rowan.test"), "Test", "A subject", "Words.", "<p>Words.</p>", clock.GetUtcNow()), TestContext.Current.CancellationToken));

        Assert.False(answers);
        Assert.NotNull(failed);
        Assert.Equal(greeting.StartsWith('5'), failed is MailRefusedException);
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
    }

    [Fact]
    public async Task LetterWhoseTurnComesAfterItsLease_IsLeftToWhoeverHasItNow()
    {
        await PutAsync([("slow-1@rowan.test", false), ("slow-2@rowan.test", false)]);
        var far = new Relay { Meanwhile = () => clock.Advance(OutboxEmail.Lease) };

        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);
        var first = far.Taken.ToList();
        await Dispatcher(far).SendDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["slow-1@rowan.test"], first);
        Assert.Equal(["slow-1@rowan.test", "slow-2@rowan.test"], far.Taken);
    }

    [Fact]
    public void NewsToMany_CanWaitAndNothingElseDoes()
    {
        var letters = typeof(Letter).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Letter)) && !type.IsAbstract).ToList();

        var waiting = letters.Where(type => ((Letter)RuntimeHelpers.GetUninitializedObject(type)).CanWait).Select(type => type.Name).Order(StringComparer.Ordinal);

        Assert.True(letters.Count > 50, $"{letters.Count} letters");
        Assert.Equal(
        [
            "Announced", "DeadlineMoved", "DeadlineMovedForOutage", "DeadlineNear", "DiscussionAtOnce", "DiscussionDigest", "EditionReplaced", "MeetingAnnounced", "MeetingCancelled", "MeetingChanged", "MeetingMoved", "PositionsWanted", "PurposeAdopted", "PurposeReminder", "PurposeToSignAgain",
            "StatementOpen", "StatementPublished", "StatementPublishedToGuest", "StatementReopened", "TextChanged", "TimelineReleased",
        ], waiting);
    }

    /// <summary>One after the other, a millisecond apart.</summary>
    private async Task PutAsync(List<(string To, bool IsNews)> letters)
    {
        await using var db = portal.Database.Open();
        var first = clock.GetUtcNow().AddMilliseconds(-letters.Count);
        db.AddRange(letters.Select((letter, number) => new OutboxEmail(EmailAddress.Parse(letter.To), "Test", "A subject", "Words with a link.", "<p>Words with a link.</p>", first.AddMilliseconds(number), canWait: letter.IsNews)));
        await db.SaveChangesAsync();
    }

    private OutboxDispatcher Dispatcher(IMailTransport far) => new(portal.Services.GetRequiredService<IServiceScopeFactory>(), far, clock, NullLogger<OutboxDispatcher>.Instance);

    private static SmtpTransport Smtp(int port, TimeSpan? patience = null) =>
        new(Options.Create(new SmtpOptions { Host = "127.0.0.1", Port = port, StartTls = false, Patience = patience ?? TimeSpan.FromSeconds(30) }), Options.Create(new PortalOptions()));

    private static FakeClock Stopped()
    {
        var stopped = new FakeClock();
        stopped.Stop();
        return stopped;
    }

    /// <summary>A relay that goes after it has taken some letters, in the middle of the work.</summary>
    private sealed class Relay : IMailTransport
    {
        public int GoesAfter { get; set; } = int.MaxValue;
        public Action? Meanwhile { get; init; }
        public List<string> Taken { get; } = [];

        public Task<bool> AnswersAsync(CancellationToken cancellationToken) => Task.FromResult(Taken.Count < GoesAfter);

        public Task SendAsync(OutboxEmail email, CancellationToken cancellationToken)
        {
            Meanwhile?.Invoke();
            if (Taken.Count >= GoesAfter) throw new IOException("The connection was closed.");
            Taken.Add(email.To);
            return Task.CompletedTask;
        }
    }
}
