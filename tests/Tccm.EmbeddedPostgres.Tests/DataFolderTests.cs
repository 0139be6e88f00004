using System.Diagnostics;
using System.Globalization;

namespace Tccm.EmbeddedPostgres.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    [Fact]
    public async Task LongPath_Works()
    {
        _sandbox.DataFolder = Path.Combine([_sandbox.Root, .. Enumerable.Repeat("a folder with a näme of forty letters oo", 6)]);

        await using var server = await _sandbox.StartAsync();

        Assert.True(_sandbox.DataFolder.Length > 240);
        Assert.Equal("1", await Sandbox.AskAsync(server.SocketFolder, "select 1"));
    }

    [Fact]
    public async Task LinkedFolder_IsTheSameFolder()
    {
        await using var server = await _sandbox.StartAsync();
        var link = Path.Combine(_sandbox.Root, "link");
        Directory.CreateSymbolicLink(link, _sandbox.DataFolder);

        var refusal = await _sandbox.RefusedAsync(_sandbox.Options with { DataFolder = link });

        Assert.Contains("in use", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondStartBesideTheFirst_IsRefused()
    {
        await using var server = await _sandbox.StartAsync();

        var refusal = await _sandbox.RefusedAsync();

        Assert.Contains(_sandbox.DataFolder, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("1", await Sandbox.AskAsync(server.SocketFolder, "select 1"));
    }

    [Fact]
    public async Task StartBesideAnotherProgram_IsRefused()
    {
        using var host = await HostProgram.StartAsync(_sandbox, "orderly");

        var refusal = await _sandbox.RefusedAsync();

        Assert.Contains("in use by process", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("1", await Sandbox.AskAsync(host.SocketFolder, "select 1"));
        await host.SignalAsync("TERM");
        await host.LastWordsAsync();
    }

    [Fact]
    public async Task TwoStartsAtOnce_OneWins()
    {
        var starts = Enumerable.Range(0, 6).Select(_ => Task.Run(_sandbox.StartAsync)).ToList();

        await Task.WhenAll(starts).ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);

        var winner = Assert.Single(starts, s => s.IsCompletedSuccessfully);
        Assert.All(starts.Where(s => s != winner), s => Assert.IsType<EmbeddedPostgresException>(s.Exception!.InnerException));
        await (await winner).StopAsync();
    }

    [Fact]
    public async Task ServerStartedByHand_IsRefusedByItsProcess()
    {
        await using (await _sandbox.StartAsync())
        {
        }
        using var byHand = await StartByHandAsync();

        var refusal = await _sandbox.RefusedAsync(_sandbox.Options with { StartTimeout = TimeSpan.FromMilliseconds(300) });

        Assert.Contains($"process {byHand.Id}", refusal.Message, StringComparison.Ordinal);
        await Sandbox.SignalAsync("INT", byHand.Id);
        await byHand.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task PidFileOfACrash_IsRecovered()
    {
        await using (await _sandbox.StartAsync())
        {
        }
        await WritePidFileAsync(4_194_300);

        await using var server = await _sandbox.StartAsync();

        Assert.Equal("1", await Sandbox.AskAsync(server.SocketFolder, "select 1"));
    }

    [Fact]
    public async Task PidFileWhoseNumberAnotherProgramHasNow_IsRecovered()
    {
        await using (await _sandbox.StartAsync())
        {
        }
        // A process of the server's own user, or PostgreSQL itself would see that it cannot be the old server.
        using var other = await StartAsServerUserAsync("sleep", "60");
        await WritePidFileAsync(other.Id);

        await using var server = await _sandbox.StartAsync();

        Assert.Equal("1", await Sandbox.AskAsync(server.SocketFolder, "select 1"));
        Assert.True(Sandbox.IsAlive(other.Id));
        other.Kill();
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task InterruptedFirstStart_IsMadeAnew()
    {
        Directory.CreateDirectory(Path.Combine(_sandbox.DataFolder, "cluster.new-77", "base"));

        await using var server = await _sandbox.StartAsync();

        Assert.Equal(["cluster", "lock"], Directory.EnumerateFileSystemEntries(_sandbox.DataFolder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task DataOfAnotherMajorVersion_IsRefusedAndKept()
    {
        await using (await _sandbox.StartAsync())
        {
        }
        var versionFile = Path.Combine(_sandbox.ClusterFolder, "PG_VERSION");
        await File.WriteAllTextAsync(versionFile, "9\n", TestContext.Current.CancellationToken);

        var refusal = await _sandbox.RefusedAsync();

        Assert.Contains("made by PostgreSQL 9", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("postgresql-9", refusal.Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(_sandbox.ClusterFolder, "base")));
    }

    [Fact]
    public async Task FolderOfSomethingElse_IsRefusedAndKept()
    {
        Directory.CreateDirectory(_sandbox.ClusterFolder);
        var photograph = Path.Combine(_sandbox.ClusterFolder, "photograph.jpg");
        await File.WriteAllTextAsync(photograph, "dear", TestContext.Current.CancellationToken);
        await GiveToServerUserAsync(_sandbox.ClusterFolder);

        var refusal = await _sandbox.RefusedAsync();

        Assert.Contains(_sandbox.ClusterFolder, refusal.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(photograph));
    }

    [Fact]
    public async Task EmptyClusterFolder_IsUsed()
    {
        Directory.CreateDirectory(_sandbox.ClusterFolder);
        await GiveToServerUserAsync(_sandbox.ClusterFolder);

        await using var server = await _sandbox.StartAsync();

        Assert.Equal("1", await Sandbox.AskAsync(server.SocketFolder, "select 1"));
    }

    [Fact]
    public async Task ParentThatTheServersUserCannotEnter_IsNamed()
    {
        var closed = Path.Combine(_sandbox.Root, "closed");
        Directory.CreateDirectory(closed, Environment.IsPrivilegedProcess
            ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            : UnixFileMode.UserRead);
        _sandbox.DataFolder = Path.Combine(closed, "inner", "data");

        var refusal = await _sandbox.RefusedAsync();

        Assert.Contains(closed, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("TCCM_DATA", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataOfAnOrdinaryUser_IsServedAsThatUserByRoot()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can act as another user.");
        await using (await _sandbox.StartAsync())
        {
        }
        await Command.RunAsync(["chown", "-R", "nobody", _sandbox.ClusterFolder], TestContext.Current.CancellationToken);

        await using var server = await _sandbox.StartAsync();

        var (_, owner) = await Command.RunAsync(["stat", "-c", "%U", server.SocketFolder], TestContext.Current.CancellationToken);
        Assert.Equal("nobody", owner);
    }

    [Fact]
    public async Task DataThatBelongsToRoot_IsRefused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can give a folder to root.");
        await using (await _sandbox.StartAsync())
        {
        }
        await Command.RunAsync(["chown", "-R", "root", _sandbox.ClusterFolder], TestContext.Current.CancellationToken);

        var refusal = await _sandbox.RefusedAsync();

        Assert.Contains("belongs to root", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _sandbox.Dispose();

    private async Task<Process> StartByHandAsync()
    {
        var programs = await Sandbox.InstalledAsync();
        var server = await StartAsServerUserAsync(
            programs.Postgres, "-D", _sandbox.ClusterFolder, "-c", "listen_addresses=", "-c", "unix_socket_directories=.");
        Assert.True(await Sandbox.EventuallyAsync(() => new Cluster(_sandbox.DataFolder).IsReady(server.Id)));
        return server;
    }

    private async Task<Process> StartAsServerUserAsync(params string[] words)
    {
        var account = await ServerAccount.ForAsync(new Cluster(_sandbox.DataFolder), TestContext.Current.CancellationToken);
        return Process.Start(Command.Prepare(account.Run(words)))!;
    }

    private async Task GiveToServerUserAsync(string folder)
    {
        var account = await ServerAccount.ForAsync(new Cluster(Path.Combine(_sandbox.Root, "none")), TestContext.Current.CancellationToken);
        await account.TakeAsync(folder, TestContext.Current.CancellationToken);
    }

    private async Task WritePidFileAsync(int pid)
    {
        var lines = new[] { pid.ToString(CultureInfo.InvariantCulture), _sandbox.ClusterFolder, "1", "5432", "/tmp", "", "1 1", "ready" };
        await File.WriteAllLinesAsync(_sandbox.PidFile, lines, TestContext.Current.CancellationToken);
        await GiveToServerUserAsync(_sandbox.PidFile);
        File.SetUnixFileMode(_sandbox.PidFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
