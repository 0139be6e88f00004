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
        server = Process.Start(new ProcessStartInfo(Python, ["-u", "-m", "aiosmtpd", "-n", "-u", "-l", $"127.0.0.1:{port}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(folder.FullName, "mail")]) { RedirectStandardError = true, UseShellExecute = false })!;
        for (var clock = Stopwatch.StartNew(); !await AnswersAsync(); await Task.Delay(50))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60) && !server.HasExited, "The mail server did not start.");
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

    private async Task<bool> AnswersAsync()
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
