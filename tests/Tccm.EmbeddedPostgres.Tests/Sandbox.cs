using System.Diagnostics;
using System.Globalization;

namespace Tccm.EmbeddedPostgres.Tests;

/// <summary>A data folder of one test, and what a test asks of the servers on it.</summary>
public sealed class Sandbox : IDisposable
{
    private static readonly Dictionary<string, string> Quick = new(StringComparer.Ordinal) { ["fsync"] = "off" };

    public Sandbox()
    {
        // Others may pass: run by root, the server is another user.
        File.SetUnixFileMode(Root, (UnixFileMode)0b111_101_101);
        DataFolder = Path.Combine(Root, "data");
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("tccm-test-").FullName;

    public string DataFolder { get; set; }

    public string ClusterFolder => Path.Combine(DataFolder, "cluster");

    public string PidFile => Path.Combine(ClusterFolder, "postmaster.pid");

    public int ServerPid => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    public PostgresOptions Options => new() { DataFolder = DataFolder, Settings = Quick };

    public Task<PostgresServer> StartAsync() => PostgresServer.StartAsync(Options, TestContext.Current.CancellationToken);

    public Task<EmbeddedPostgresException> RefusedAsync(PostgresOptions? options = null) =>
        Assert.ThrowsAsync<EmbeddedPostgresException>(async () =>
        {
            await using var server = await PostgresServer.StartAsync(options ?? Options, TestContext.Current.CancellationToken);
        });

    public static async Task<string> AskAsync(string socketFolder, string sql)
    {
        var programs = await InstalledAsync();
        var (exitCode, output) = await Command.RunAsync(
            [Path.Combine(programs.Folder, "psql"), "-XAtq", "-h", socketFolder, "-U", "postgres", "-d", "postgres", "-c", sql],
            TestContext.Current.CancellationToken);
        return exitCode == 0 ? output : throw new InvalidOperationException(output);
    }

    internal static Task<PostgresPrograms> InstalledAsync() =>
        PostgresPrograms.FindAsync(PostgresPrograms.UsualFolders, null, "", TestContext.Current.CancellationToken);

    public static Task SignalAsync(string signal, int pid) =>
        Command.RunAsync(["sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, pid.ToString(CultureInfo.InvariantCulture)], TestContext.Current.CancellationToken);

    public static int ParentOf(int pid) => int.Parse(StatOf(pid)![1], CultureInfo.InvariantCulture);

    public static string SessionOf(int pid) => StatOf(pid)![3];

    public static IReadOnlyList<int> ShellsBeside(int server) =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid != 0 && (pid == ParentOf(server) || (StatOf(pid) is [_, var parent, ..] && parent == $"{ParentOf(server)}")))
            .Where(pid => pid != server)
            .ToList();

    public static Task<bool> EventuallyAsync(Func<bool> condition) => EventuallyAsync(() => Task.FromResult(condition()));

    public static async Task<bool> EventuallyAsync(Func<Task<bool>> condition)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(20); await Task.Delay(20))
        {
            if (await condition())
                return true;
        }
        return await condition();
    }

    public static bool IsAlive(int pid)
    {
        if (OperatingSystem.IsLinux())
            return StatOf(pid) is { } stat && !string.Equals(stat[0], "Z", StringComparison.Ordinal);
        try
        {
            using var process = Process.GetProcessById(pid);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (UnauthorizedAccessException)
        {
            // A test closed a folder on purpose.
            foreach (var folder in Directory.EnumerateDirectories(Root))
                File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
            Directory.Delete(Root, recursive: true);
        }
    }

    // The state, the parent and so on, after the name in brackets.
    private static string[]? StatOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
