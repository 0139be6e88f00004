namespace Tccm.EmbeddedPostgres.Tests;

/// <summary>However the program ends, its server ends, and the next start finds every committed row.</summary>
public sealed class HostEndTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    [Fact]
    public async Task HostKilled_ServerEndsAndNextStartKeepsTheData()
    {
        using var host = await HostProgram.StartAsync(_sandbox, "orderly");
        await Sandbox.AskAsync(host.SocketFolder, "create table kept as select 'here' as word");
        var pid = _sandbox.ServerPid;

        host.KillAtOnce();

        Assert.True(await Sandbox.EventuallyAsync(() => !Sandbox.IsAlive(pid)));
        Assert.True(await Sandbox.EventuallyAsync(() => !Directory.Exists(host.SocketFolder)));
        await using var next = await _sandbox.StartAsync();
        Assert.Equal("here", await Sandbox.AskAsync(next.SocketFolder, "select word from kept"));
    }

    [Fact]
    public async Task HostKilled_NextStartWaitsForTheOldServer()
    {
        using var host = await HostProgram.StartAsync(_sandbox, "orderly");

        host.KillAtOnce();
        await using var next = await _sandbox.StartAsync();

        Assert.Equal("1", await Sandbox.AskAsync(next.SocketFolder, "select 1"));
        Assert.NotEqual(host.SocketFolder, next.SocketFolder);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task OrderlyHostAskedToEnd_KeepsItsServerUntilItStopsIt(string signal)
    {
        using var host = await HostProgram.StartAsync(_sandbox, "orderly");
        var pid = _sandbox.ServerPid;

        await host.SignalAsync(signal);

        Assert.Equal("still served stopped", await host.LastWordsAsync());
        Assert.False(Sandbox.IsAlive(pid));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task CarelessHostAskedToEnd_LeavesNoServer(string signal)
    {
        using var host = await HostProgram.StartAsync(_sandbox, "careless");
        var pid = _sandbox.ServerPid;

        await host.SignalAsync(signal);
        await host.LastWordsAsync();

        Assert.True(await Sandbox.EventuallyAsync(() => !Sandbox.IsAlive(pid)));
        Assert.True(await Sandbox.EventuallyAsync(() => !Directory.Exists(host.SocketFolder)));
    }

    [Fact]
    public async Task CtrlC_DoesNotReachTheServer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sessions are read from /proc.");
        await using var server = await _sandbox.StartAsync();

        var watcher = Sandbox.ParentOf(_sandbox.ServerPid);
        await Sandbox.SignalAsync("INT", watcher);
        await Sandbox.SignalAsync("TERM", watcher);

        Assert.NotEqual(Sandbox.SessionOf(Environment.ProcessId), Sandbox.SessionOf(_sandbox.ServerPid));
        Assert.Equal("1", await Sandbox.AskAsync(server.SocketFolder, "select 1"));
    }

    [Fact]
    public async Task WatcherKilled_ServerEnds()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The watcher is found through /proc.");
        var server = await _sandbox.StartAsync();
        var pid = _sandbox.ServerPid;

        await Sandbox.SignalAsync("KILL", Sandbox.ParentOf(pid));

        Assert.True(await Sandbox.EventuallyAsync(() => !Sandbox.IsAlive(pid)));
        await server.StopAsync();
        await using var next = await _sandbox.StartAsync();
        Assert.Equal("1", await Sandbox.AskAsync(next.SocketFolder, "select 1"));
    }

    [Fact]
    public async Task HostAndEveryShellOfTheWatcherKilled_ServerEnds()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The watcher is found through /proc.");
        using var host = await HostProgram.StartAsync(_sandbox, "orderly");
        var pid = _sandbox.ServerPid;
        var shells = Sandbox.ShellsBeside(pid);

        foreach (var shell in shells)
            await Sandbox.SignalAsync("STOP", shell);
        host.KillAtOnce();
        foreach (var shell in shells)
            await Sandbox.SignalAsync("KILL", shell);

        Assert.Equal(2, shells.Count);
        Assert.True(await Sandbox.EventuallyAsync(() => !Sandbox.IsAlive(pid)));
        Assert.Null(new Cluster(_sandbox.DataFolder).LiveServer());
        Directory.Delete(host.SocketFolder, recursive: true);
    }

    public void Dispose() => _sandbox.Dispose();
}
