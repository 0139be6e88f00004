using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tccm.Domain.Outbox;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Tests.Background;

/// <summary>SECURITY.md, E3 to E5, on the wire: what one mailbox is refused holds up no other, and no letter says more in its headers than it should.</summary>
public sealed class PoisonTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly string[] Headers = ["MIME-Version", "From", "To", "Reply-To", "Date", "Subject", "Content-Type", "Message-ID", "Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post", "Content-Transfer-Encoding", "X-Sender", "X-Receiver"];
    private readonly FakeClock clock = Stopped();

    [Fact]
    public async Task MailboxesThatAreRefused_WaitOrFailByTheReplyAndTheOthersGetTheirs()
    {
        await using var relay = new ScriptedRelay(mailbox => mailbox.Split('@')[0] switch { "busy" => "450 4.2.1 Try later", "gone" => "550 5.1.1 No such user", _ => "250 OK" });
        var letters = new List<OutboxEmail>();
        foreach (var mailbox in new[] { "gone", "ann", "busy", "ben", "gone", "cy" }) letters.Add(await PutAsync(mailbox));
        var dispatcher = Dispatcher(relay);

        while (await dispatcher.SendDueAsync(TestContext.Current.CancellationToken) > 0) { }

        var kept = (await KeptAsync(letters)).Select(one => (one.To.Split('@')[0], one.SentAt is not null, one.FailedAt is not null, one.NextTryAt - clock.GetUtcNow() == OutboxEmail.RetryLadder[0])).ToList();
        Assert.Equal([("gone", false, true, false), ("ann", true, false, false), ("busy", false, false, true), ("ben", true, false, false), ("gone", false, true, false), ("cy", true, false, false)], kept);
        Assert.Equal(3, relay.Taken.Count);
        clock.Advance(TimeSpan.FromDays(1));
        while (await dispatcher.SendDueAsync(TestContext.Current.CancellationToken) > 0) { }
        Assert.Equal((2, 2), (relay.Asked.Count(mailbox => mailbox.StartsWith("gone", StringComparison.Ordinal)), relay.Asked.Count(mailbox => mailbox.StartsWith("busy", StringComparison.Ordinal))));
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
        var failed = await clerk.GetAsync("/secretariat/letters?show=failed");
        Assert.Equal(2, failed.All("tbody tr").Count(line => line.Contains("gone@", StringComparison.Ordinal)));
        Assert.Contains("No such user", failed.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("News of Rowan")]
    [InlineData("Bcc: everybody@elsewhere.test")]
    [InlineData("نتائج الاجتماع نتائج الاجتماع نتائج الاجتماع نتائج الاجتماع نتائج الاجتماع")]
    public async Task Letter_HasNoHeaderButItsOwnOnTheWire(string subject)
    {
        await using var relay = new ScriptedRelay(_ => "250 OK");
        var news = new OutboxEmail(EmailAddress.Parse("ann@rowan.test"), "Announced", subject, "Words.\n\nBcc: nobody@elsewhere.test\n", "<p>Words.</p>", clock.GetUtcNow(), unsubscribe: "https://portal.test/unsubscribe/" + new string('x', 200));

        await Transport(relay).SendAsync(news, TestContext.Current.CancellationToken);

        var raw = Assert.Single(relay.Taken);
        var head = raw[..raw.IndexOf("\n\n", StringComparison.Ordinal)].Split('\n').Where(line => line[0] is not (' ' or '\t')).Select(line => line.Split(':')[0]).ToList();
        Assert.Empty(head.Except(Headers, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(head.Distinct(StringComparer.OrdinalIgnoreCase), head);
        Assert.Contains("\nList-Unsubscribe: <https://portal.test/unsubscribe/" + new string('x', 200) + ">\n", raw, StringComparison.Ordinal);
        Assert.Contains("\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n", raw, StringComparison.Ordinal);
        Assert.Equal(["ann@rowan.test"], relay.Asked);
    }

    [Theory]
    [InlineData('\r')]
    [InlineData('\n')]
    [InlineData('\0')]
    [InlineData('\v')]
    [InlineData('\f')]
    [InlineData('\u0085')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    public async Task CharacterThatEndsALine_ReachesNoHeader(char end)
    {
        await using var relay = new ScriptedRelay(_ => "250 OK");
        var inSubject = new OutboxEmail(EmailAddress.Parse("ann@rowan.test"), "Test", $"Fine{end}Bcc: x@elsewhere.test", "Words.", "<p>Words.</p>", clock.GetUtcNow());
        var inLink = new OutboxEmail(EmailAddress.Parse("ann@rowan.test"), "Test", "Fine", "Words.", "<p>Words.</p>", clock.GetUtcNow(), unsubscribe: $"https://portal.test/{end}Bcc: x@elsewhere.test");

        foreach (var letter in new[] { inSubject, inLink }) await Assert.ThrowsAsync<MailRefusedException>(() => Transport(relay).SendAsync(letter, TestContext.Current.CancellationToken));

        Assert.Throws<Tccm.Domain.DomainException>(() => EmailAddress.Parse($"ann{end}Bcc: x@rowan.test"));
        Assert.Empty(relay.Taken);
    }

    [Fact]
    public async Task EncodedLineEnd_ReachesNoHeader()
    {
        await using var relay = new ScriptedRelay(_ => "250 OK");
        var letter = new OutboxEmail(EmailAddress.Parse("ann@rowan.test"), "Test", "=?utf-8?q?=0D=0ABcc:_everybody=40elsewhere.test?=", "Words.", "<p>Words.</p>", clock.GetUtcNow());

        await Assert.ThrowsAsync<MailRefusedException>(() => Transport(relay).SendAsync(letter, TestContext.Current.CancellationToken));

        Assert.Empty(relay.Taken);
    }

    private async Task<OutboxEmail> PutAsync(string mailbox)
    {
        var letter = new OutboxEmail(EmailAddress.Parse($"{mailbox}@poison.test"), "Test", "A subject", "Words.", "<p>Words.</p>", clock.GetUtcNow());
        await using var db = portal.Database.Open();
        db.Add(letter);
        await db.SaveChangesAsync();
        return letter;
    }

    private async Task<List<OutboxEmail>> KeptAsync(List<OutboxEmail> letters)
    {
        var kept = await portal.AskAsync(db => db.Outbox.Where(one => one.To.EndsWith("@poison.test")).ToListAsync());
        return [.. letters.Select(letter => kept.Single(one => one.Id == letter.Id))];
    }

    private OutboxDispatcher Dispatcher(ScriptedRelay relay) => new(portal.Services.GetRequiredService<IServiceScopeFactory>(), Transport(relay), clock, NullLogger<OutboxDispatcher>.Instance);

    private static SmtpTransport Transport(ScriptedRelay relay) => new(Options.Create(new SmtpOptions { Host = "127.0.0.1", Port = relay.Port, StartTls = false }), Options.Create(new PortalOptions()));

    private static FakeClock Stopped()
    {
        var stopped = new FakeClock();
        stopped.Stop();
        return stopped;
    }
}
