namespace Tccm.EmbeddedPostgres.Tests;

public sealed class PostgresServerTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    [Fact]
    public async Task EmptyFolder_MakesAServerWithUnicodeAndChecksums()
    {
        await using var server = await _sandbox.StartAsync();

        var answer = await Sandbox.AskAsync(server.SocketFolder,
            """
            select current_setting('server_encoding'), current_setting('data_checksums'), lower('ÄÖŁ'), length('日本語'),
                   exists (select from pg_collation where collprovider = 'i')
            """);

        Assert.Equal("UTF8|on|äöł|3|t", answer);
        Assert.True(server.ServerVersion.Major >= 15);
    }

    [Fact]
    public async Task RunningServer_ListensOnNoNetwork()
    {
        await using var server = await _sandbox.StartAsync();

        var answer = await Sandbox.AskAsync(server.SocketFolder, "show listen_addresses");

        Assert.Equal("", answer);
        Assert.DoesNotContain(File.ReadLines(_sandbox.PidFile), line => line.Contains("127.0.0.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SocketFolder_IsShortAndClosedToOthers()
    {
        await using var server = await _sandbox.StartAsync();

        var socket = Path.Combine(server.SocketFolder, ".s.PGSQL.5432");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(server.SocketFolder));
        Assert.True(File.Exists(socket));
        Assert.True(server.SocketFolder.Length < 30);
    }

    [Fact]
    public async Task AnotherUser_CannotConnect()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "Only root can act as another user.");
        await using var server = await _sandbox.StartAsync();
        var programs = await Sandbox.InstalledAsync();

        var (exitCode, output) = await Command.RunAsync(
            ["setpriv", "--reuid=4321", "--regid=4321", "--clear-groups", "--", Path.Combine(programs.Folder, "psql"),
             "-XAtq", "-h", server.SocketFolder, "-U", "postgres", "-d", "postgres", "-c", "select 1"],
            TestContext.Current.CancellationToken);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Permission denied", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectionString_NamesSocketPortUserAndDatabase()
    {
        await using var server = await _sandbox.StartAsync();

        var ofOwner = server.ConnectionString("tccm");
        var ofRole = server.ConnectionString("tccm", "tccm_app");

        Assert.Equal($"Host={server.SocketFolder};Port=5432;Username=postgres;Database=tccm", ofOwner, ignoreCase: true);
        Assert.Contains("tccm_app", ofRole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_Holds()
    {
        var options = _sandbox.Options with { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["work_mem"] = "7MB" } };
        await using var server = await PostgresServer.StartAsync(options, TestContext.Current.CancellationToken);

        var answer = await Sandbox.AskAsync(server.SocketFolder, "show work_mem");

        Assert.Equal("7MB", answer);
    }

    [Fact]
    public async Task SettingThatOpensTheNetwork_IsRefused()
    {
        var options = _sandbox.Options with { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Listen_Addresses"] = "*" } };

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => PostgresServer.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.Contains("Listen_Addresses", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_sandbox.DataFolder));
    }

    [Fact]
    public async Task UnknownSetting_IsRefusedInTheServersWords()
    {
        var options = _sandbox.Options with { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["no_such_thing"] = "1" } };

        var refusal = await _sandbox.RefusedAsync(options);

        Assert.Contains("no_such_thing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoppedServer_IsGoneWithItsSocketFolder()
    {
        var server = await _sandbox.StartAsync();
        var pid = _sandbox.ServerPid;

        await Task.WhenAll(server.StopAsync(), server.StopAsync());
        await server.DisposeAsync();

        Assert.False(Sandbox.IsAlive(pid));
        Assert.False(Directory.Exists(server.SocketFolder));
        Assert.False(File.Exists(_sandbox.PidFile));
    }

    [Fact]
    public async Task StopDuringATransaction_EndsIt()
    {
        var server = await _sandbox.StartAsync();
        var busy = Sandbox.AskAsync(server.SocketFolder, "select pg_sleep(60)");
        Assert.True(await Sandbox.EventuallyAsync(async () =>
            await Sandbox.AskAsync(server.SocketFolder, "select count(*) from pg_stat_activity where query like '%pg_sleep(60)'") is "1"));

        await server.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidOperationException>(() => busy);
    }

    [Fact]
    public async Task SecondStart_FindsWhatTheFirstWrote()
    {
        await using (var first = await _sandbox.StartAsync())
            await Sandbox.AskAsync(first.SocketFolder, "create table kept as select 'here' as word");

        await using var second = await _sandbox.StartAsync();

        Assert.Equal("here", await Sandbox.AskAsync(second.SocketFolder, "select word from kept"));
    }

    [Fact]
    public async Task ServersProcess_SeesNoneOfTheHostsEnvironment()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The environment is read from /proc.");
        Environment.SetEnvironmentVariable("TCCM_TEST_SECRET", "a password");
        await using var server = await _sandbox.StartAsync();

        var seen = await File.ReadAllTextAsync($"/proc/{_sandbox.ServerPid}/environ", TestContext.Current.CancellationToken);

        Assert.Contains("LC_ALL=C", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("a password", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelledStart_LeavesNothingRunning()
    {
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(60));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PostgresServer.StartAsync(_sandbox.Options, cancelled.Token));
        await using var server = await _sandbox.StartAsync();

        Assert.Equal("1", await Sandbox.AskAsync(server.SocketFolder, "select 1"));
    }

    [Fact]
    public async Task StartThatTakesTooLong_IsGivenUpAndEnds()
    {
        await using (await _sandbox.StartAsync())
        {
        }

        var refusal = await _sandbox.RefusedAsync(_sandbox.Options with { StartTimeout = TimeSpan.Zero });

        Assert.Contains("ready in time", refusal.Message, StringComparison.Ordinal);
        Assert.Null(new Cluster(_sandbox.DataFolder).LiveServer());
    }

    [Fact]
    public async Task ServerKilledUnderItsHost_IsReportedAndRecovered()
    {
        var told = new TaskCompletionSource<string>();
        var server = await PostgresServer.StartAsync(
            new PostgresOptions { DataFolder = _sandbox.DataFolder, Log = words => { if (words.Contains("ended", StringComparison.Ordinal)) told.TrySetResult(words); } },
            TestContext.Current.CancellationToken);
        await Sandbox.AskAsync(server.SocketFolder, "create table kept as select 'here' as word");

        await Sandbox.SignalAsync("KILL", _sandbox.ServerPid);
        var report = await told.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await server.StopAsync();

        Assert.Contains("server.log", report, StringComparison.Ordinal);
        Assert.False(Directory.Exists(server.SocketFolder));
        await using var next = await _sandbox.StartAsync();
        Assert.Equal("here", await Sandbox.AskAsync(next.SocketFolder, "select word from kept"));
    }

    public void Dispose() => _sandbox.Dispose();
}
