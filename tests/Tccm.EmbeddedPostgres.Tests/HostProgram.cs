using System.Diagnostics;

namespace Tccm.EmbeddedPostgres.Tests;

/// <summary>A program with an embedded server, in a process that a test may kill.</summary>
public sealed class HostProgram : IDisposable
{
    private readonly Process _process;

    private HostProgram(Process process) => _process = process;

    public string SocketFolder { get; private set; } = "";

    public static async Task<HostProgram> StartAsync(Sandbox sandbox, string manner)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "env" : "dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        // A shell that runs the tests in the background has its children ignore Ctrl-C, and so would the host.
        if (OperatingSystem.IsLinux())
        {
            start.ArgumentList.Add("--default-signal=HUP,INT,QUIT,TERM");
            start.ArgumentList.Add("dotnet");
        }
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Tccm.EmbeddedPostgres.Host.dll"));
        start.ArgumentList.Add(sandbox.DataFolder);
        start.ArgumentList.Add(manner);
        var host = new HostProgram(Process.Start(start)!);
        host.SocketFolder = await host._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException("The host program did not start its server.");
        return host;
    }

    public void KillAtOnce() => _process.Kill();

    public Task SignalAsync(string signal) => Sandbox.SignalAsync(signal, _process.Id);

    public async Task<string> LastWordsAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        var words = await _process.StandardOutput.ReadToEndAsync(patience.Token);
        await _process.WaitForExitAsync(patience.Token);
        return words.ReplaceLineEndings(" ").Trim();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
