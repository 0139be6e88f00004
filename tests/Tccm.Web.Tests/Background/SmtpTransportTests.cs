using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Tccm.Domain.Outbox;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Tests.Background;

/// <summary>The protocol itself, spoken with another program: Debian's python3-aiosmtpd.</summary>
public sealed class SmtpTransportTests : IAsyncLifetime
{
    private const string Python = "/usr/bin/python3";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tccm-smtp-");
    private readonly int port = FreePort();
    private Process? server;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Python) || !await HasServerAsync()) return;
        server = Start(port, "mail", smtpUtf8: true);
        await StartedAsync(server, port);
    }

    [Fact]
    public async Task Letter_ArrivesOverSmtpAsItWasWritten()
    {
        Assert.SkipWhen(server is null, "python3-aiosmtpd is not installed: apt-get install python3-aiosmtpd");
        var text = "Offen für alle.\n.\n..dots at the start of a line\n\nالنهاية\n";
        var email = new OutboxEmail(EmailAddress.Parse("анна@rowan.test"), "Test", "Signed for Élan Réseau: نتائج", text, "<p>für alle</p>", DateTimeOffset.UtcNow);

        await Transport().SendAsync(email, TestContext.Current.CancellationToken);

        var letter = ReceivedLetter.Read(await File.ReadAllBytesAsync(Assert.Single(Arrived()), TestContext.Current.CancellationToken));
        Assert.Equal(("Signed for Élan Réseau: نتائج", "анна@rowan.test"), (letter.Subject, letter.To));
        Assert.Equal(text.TrimEnd('\n'), letter.Text.TrimEnd('\n'));
        Assert.Equal("<p>für alle</p>", letter.Html.TrimEnd('\n'));
        Assert.Equal($"<{email.Id:N}@tccm.test>", letter.MessageId);
    }

    [Theory]
    [InlineData("пример@пример.example")]
    [InlineData("用户@例え.example")]
    [InlineData("o'neil_x+tag.name@BÜCHER.example")]
    public async Task MailboxInAnyScript_IsReachedWhereTheRelayCan(string address)
    {
        Assert.SkipWhen(server is null, "python3-aiosmtpd is not installed: apt-get install python3-aiosmtpd");

        await Transport().SendAsync(To(address), TestContext.Current.CancellationToken);

        var letter = ReceivedLetter.Read(await File.ReadAllBytesAsync(Assert.Single(Arrived()), TestContext.Current.CancellationToken));
        Assert.Equal(EmailAddress.Parse(address).Canonical, EmailAddress.Parse(letter.To).Canonical);
    }

    [Fact]
    public async Task RelayWithoutSmtpUtf8_IsAPermanentFailureForAUnicodeMailboxAndNoneForAUnicodeDomain()
    {
        Assert.SkipWhen(server is null, "python3-aiosmtpd is not installed: apt-get install python3-aiosmtpd");
        var ascii = FreePort();
        using var old = Start(ascii, "old", smtpUtf8: false);
        await StartedAsync(old, ascii);

        var refused = await Assert.ThrowsAsync<MailRefusedException>(() => Transport(ascii).SendAsync(To("пример@пример.example"), TestContext.Current.CancellationToken));
        await Transport(ascii).SendAsync(To("ann@пример.example"), TestContext.Current.CancellationToken);
        old.Kill();

        Assert.Contains("SMTPUTF8", refused.Message, StringComparison.Ordinal);
        var letter = ReceivedLetter.Read(await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(Path.Combine(folder.FullName, "old", "new"))), TestContext.Current.CancellationToken));
        Assert.Equal("ann@xn--e1afmkfd.example", EmailAddress.Parse(letter.To).Canonical);
    }

    [Theory]
    [InlineData("ann@rowan.test")]
    [InlineData("пример@пример.example")]
    [InlineData("o'neil_x+tag.name@BÜCHER.example")]
    public async Task Answer_ReachesThePersonOfTheLetter(string address)
    {
        Assert.SkipWhen(server is null, "python3-aiosmtpd is not installed: apt-get install python3-aiosmtpd");

        await Transport().SendAsync(To("ann@elm.test", address), TestContext.Current.CancellationToken);

        var letter = ReceivedLetter.Read(await File.ReadAllBytesAsync(Assert.Single(Arrived()), TestContext.Current.CancellationToken));
        Assert.Equal(EmailAddress.Parse(address).Canonical, EmailAddress.Parse(letter.ReplyTo).Canonical);
        Assert.DoesNotContain(address, letter.From, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RelayWithoutSmtpUtf8_SendsTheLetterWithAnswersToTheSecretariatInstead()
    {
        Assert.SkipWhen(server is null, "python3-aiosmtpd is not installed: apt-get install python3-aiosmtpd");
        var ascii = FreePort();
        using var old = Start(ascii, "old", smtpUtf8: false);
        await StartedAsync(old, ascii);

        await Transport(ascii).SendAsync(To("ann@elm.test", "пример@пример.example"), TestContext.Current.CancellationToken);
        await Transport(ascii).SendAsync(To("ben@elm.test", "ann@пример.example"), TestContext.Current.CancellationToken);
        old.Kill();

        var letters = new List<ReceivedLetter>();
        foreach (var file in Directory.GetFiles(Path.Combine(folder.FullName, "old", "new"))) letters.Add(ReceivedLetter.Read(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
        Assert.Equal([("ann@elm.test", "secretariat@tccm.test"), ("ben@elm.test", "ann@xn--e1afmkfd.example")],
            letters.Select(letter => (letter.To, EmailAddress.Parse(letter.ReplyTo).Canonical)).OrderBy(pair => pair.To));
    }

    [Fact]
    public async Task RelayThatRefusesTheConnection_IsTriedAgainLater()
    {
        var email = new OutboxEmail(EmailAddress.Parse("ann@rowan.test"), "Test", "A subject", "Words.", "<p>Words.</p>", DateTimeOffset.UtcNow);

        var failed = await Assert.ThrowsAnyAsync<Exception>(() => Transport(FreePort()).SendAsync(email, TestContext.Current.CancellationToken));

        Assert.IsNotType<MailRefusedException>(failed);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            server.Kill();
            await server.WaitForExitAsync();
            server.Dispose();
        }
        folder.Delete(recursive: true);
    }

    private SmtpTransport Transport(int? other = null) => new(Options.Create(new SmtpOptions { Host = "127.0.0.1", Port = other ?? port, StartTls = false }), Options.Create(new PortalOptions { DataFolder = folder.FullName }));

    private string[] Arrived() => Directory.GetFiles(Path.Combine(folder.FullName, "mail", "new"));

    private static async Task<bool> HasServerAsync()
    {
        using var ask = Process.Start(new ProcessStartInfo(Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true, UseShellExecute = false })!;
        await ask.WaitForExitAsync();
        return ask.ExitCode == 0;
    }

    private static OutboxEmail To(string address, string? replyTo = null) =>
        new(EmailAddress.Parse(address), "Test", "A subject", "Words.", "<p>Words.</p>", DateTimeOffset.UtcNow, replyTo: replyTo is null ? null : EmailAddress.Parse(replyTo));

    private Process Start(int at, string mailbox, bool smtpUtf8) => Process.Start(new ProcessStartInfo(Python,
        ["-u", "-m", "aiosmtpd", "-n", .. smtpUtf8 ? new[] { "-u" } : [], "-l", $"127.0.0.1:{at}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(folder.FullName, mailbox)])
    { RedirectStandardError = true, UseShellExecute = false })!;

    private static async Task StartedAsync(Process process, int at)
    {
        for (var clock = Stopwatch.StartNew(); !await AnswersAsync(at); await Task.Delay(50))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited, "The mail server did not start.");
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
