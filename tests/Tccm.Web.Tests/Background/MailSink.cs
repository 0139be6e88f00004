using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tccm.Web.Tests.Background;

/// <summary>A mail relay of this machine, by another program (Debian's python3-aiosmtpd), that notes whom it took which letter for and answers then.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    private const string Program =
        """
        import asyncio, socket, sys
        from aiosmtpd.smtp import SMTP

        # The library writes a letter in several pieces; each would wait until this side acknowledges the one before.
        class Quick(SMTP):
            def connection_made(self, transport):
                self.quick = transport.get_extra_info("socket")
                super().connection_made(transport)

            def data_received(self, data):
                if hasattr(socket, "TCP_QUICKACK"):
                    self.quick.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
                super().data_received(data)

        class Noting:
            def __init__(self, path):
                self.file = open(path, "ab", buffering=0)

            async def handle_DATA(self, server, session, envelope):
                message_id = next(line for line in envelope.content.split(b"\n") if line.lower().startswith(b"message-id:"))
                self.file.write(envelope.rcpt_tos[0].encode() + b" " + message_id[11:].strip() + b"\n")
                return "250 OK"

        async def main():
            noting = Noting(sys.argv[2])
            loop = asyncio.get_running_loop()
            server = await loop.create_server(lambda: Quick(noting, enable_SMTPUTF8=True, hostname="sink.test", loop=loop), "127.0.0.1", int(sys.argv[1]))
            await server.serve_forever()

        asyncio.run(main())
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tccm-sink-");
    private Process? process;

    public int Port { get; } = FreePort();

    private string Notes => Path.Combine(folder.FullName, "notes");

    public static async Task SkipUnlessInstalledAsync()
    {
        Assert.SkipUnless(File.Exists(Python), "Python 3 is not installed.");
        using var ask = Process.Start(new ProcessStartInfo(Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true, UseShellExecute = false })!;
        await ask.WaitForExitAsync();
        Assert.SkipUnless(ask.ExitCode == 0, "python3-aiosmtpd is not installed: apt-get install python3-aiosmtpd");
    }

    public async Task OpenAsync()
    {
        process = Process.Start(new ProcessStartInfo(Python, ["-u", "-c", Program, $"{Port}", Notes]) { UseShellExecute = false })!;
        for (var clock = Stopwatch.StartNew(); !await AnswersAsync(); await Task.Delay(50))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited, "The mail sink did not start.");
    }

    /// <summary>What was taken so far, in order.</summary>
    public IReadOnlyList<(string To, string MessageId)> Taken()
    {
        if (!File.Exists(Notes)) return [];
        using var notes = new StreamReader(new FileStream(Notes, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        // A line that is being written counts once it is whole.
        var written = notes.ReadToEnd();
        return [.. written[..(written.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Select(pair => (pair[0], pair[1]))];
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
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
