using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tccm.Web.Tests.Control;

/// <summary>A real DNS server on the loopback: Debian's dnsmasq, which answers from what the test writes and from nothing else.</summary>
public sealed class NameServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/dnsmasq";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tccm-dns-");
    private readonly List<string> records = ["local=/example/"];
    private Process? server;

    public int Port { get; } = FreePort();
    public string Address => $"127.0.0.1@{Port}";

    public static void Require() => Assert.SkipUnless(File.Exists(Program), "dnsmasq is not installed: apt-get install dnsmasq-base");

    public NameServer Txt(string name, params string[] strings) => With($"txt-record={name},{string.Join(',', strings.Select(text => $"\"{text}\""))}");

    public NameServer Alias(string name, string target) => With($"cname={name},{target}");

    public NameServer Host(string name, params string[] addresses) => With($"host-record={name},{string.Join(',', addresses)}");

    /// <summary>Begins to answer, or does so anew with what was added since.</summary>
    public async Task<NameServer> StartAsync()
    {
        await StopAsync();
        var file = Path.Combine(folder.FullName, "dns.conf");
        await File.WriteAllLinesAsync(file,
        [
            $"port={Port}", "listen-address=127.0.0.1", "bind-interfaces", "no-resolv", "no-hosts", "log-facility=-", $"pid-file={Path.Combine(folder.FullName, "pid")}",
            .. Environment.IsPrivilegedProcess ? ["user=root"] : Array.Empty<string>(), .. records,
        ]);
        server = Process.Start(new ProcessStartInfo(Program, ["--keep-in-foreground", $"--conf-file={file}"]) { RedirectStandardError = true, UseShellExecute = false })!;
        server.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        for (var clock = Stopwatch.StartNew(); !await AnswersAsync(); await Task.Delay(20))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20) && !server.HasExited, "The DNS server did not start.");
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Delete(recursive: true);
    }

    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private NameServer With(string record)
    {
        records.Add(record);
        return this;
    }

    private async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task StopAsync()
    {
        if (server is null) return;
        server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        server = null;
    }
}
