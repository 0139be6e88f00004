using System.Diagnostics;
using System.Globalization;

namespace Tccm.EmbeddedPostgres;

/// <summary>The host's end of <c>watcher.sh</c>.</summary>
internal sealed class Watcher : IDisposable
{
    private static readonly string Script = ReadScript();
    private readonly Process _process;
    private readonly List<string> _otherWords = [];
    private int _released;

    private Watcher(Process process) => _process = process;

    public string SocketFolder { get; private set; } = "";

    public int ServerPid { get; private set; }

    public bool Ended => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public string OtherWords => string.Join('\n', _otherWords);

    public static async Task<Watcher> StartAsync(Cluster cluster, ServerAccount account, IEnumerable<string> server)
    {
        // In a session of its own, so that Ctrl-C reaches the host alone, which then stops the server in its own order.
        var session = Command.Find("setsid") is { } setsid ? new[] { setsid } : [];
        var start = Command.Prepare([.. session, .. account.Run(["sh", "-c", Script, "sh", cluster.Path, .. server])]);
        var watcher = new Watcher(Process.Start(start)!);
        await watcher.ReadAnswerAsync();
        return watcher;
    }

    public void ReleaseServer()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
            _process.StandardInput.Close();
    }

    public Task WaitForEndAsync() => _process.WaitForExitAsync();

    public bool WaitForEnd(TimeSpan limit) => _process.WaitForExit(limit);

    public void Dispose()
    {
        ReleaseServer();
        _process.Dispose();
    }

    private async Task ReadAnswerAsync()
    {
        while (ServerPid == 0 && await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("socket ", StringComparison.Ordinal))
                SocketFolder = line["socket ".Length..];
            else if (line.StartsWith("pid ", StringComparison.Ordinal))
                ServerPid = int.Parse(line["pid ".Length..], CultureInfo.InvariantCulture);
            else
                _otherWords.Add(line);
        }
        if (ServerPid == 0)
            _otherWords.Add(await _process.StandardError.ReadToEndAsync());
    }

    private static string ReadScript()
    {
        using var stream = typeof(Watcher).Assembly.GetManifestResourceStream("watcher.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
