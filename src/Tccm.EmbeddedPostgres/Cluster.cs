using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace Tccm.EmbeddedPostgres;

/// <summary>The data of one server, in the folder <c>cluster</c> of its data folder.</summary>
internal sealed class Cluster(string dataFolder)
{
    public const string SuperUser = "postgres";

    public string DataFolder { get; } = RealPath(System.IO.Path.GetFullPath(dataFolder));

    public string Path => System.IO.Path.Combine(DataFolder, "cluster");

    public string LogFile => System.IO.Path.Combine(Path, "server.log");

    private string PidFile => System.IO.Path.Combine(Path, "postmaster.pid");

    public static EmbeddedPostgresException Closed(string folder, Exception reason) =>
        new($"The data folder {folder} cannot be used by {Environment.UserName}: {reason.Message} "
            + "Start this program as the user who owns it, or set TCCM_DATA to a folder of your own.", reason);

    [UnsupportedOSPlatform("windows")]
    public void MakeDataFolder()
    {
        try
        {
            if (Directory.Exists(DataFolder))
                return;
            Directory.CreateDirectory(DataFolder);
            // Passable whatever the umask is: as root the server runs as another user. The data itself stays closed.
            File.SetUnixFileMode(DataFolder, (UnixFileMode)0b111_101_101);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Closed(DataFolder, e);
        }
    }

    /// <summary>The major version that made this cluster; null where there is none yet.</summary>
    public int? MadeByMajor()
    {
        try
        {
            if (!Directory.Exists(Path) || !Directory.EnumerateFileSystemEntries(Path).Any())
                return null;
            return int.Parse(File.ReadAllText(System.IO.Path.Combine(Path, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Closed(Path, e);
        }
        catch (Exception e) when (e is FileNotFoundException or FormatException)
        {
            throw new EmbeddedPostgresException(
                $"The folder {Path} holds something else than PostgreSQL's data. Move it away, or set TCCM_DATA to another folder.", e);
        }
    }

    // Made under another name and then renamed, so that a crash in the middle leaves no half-made cluster behind.
    [UnsupportedOSPlatform("windows")]
    public async Task MakeAsync(PostgresPrograms programs, ServerAccount account, CancellationToken cancellationToken)
    {
        foreach (var leftOver in Directory.EnumerateDirectories(DataFolder, "cluster.new-*"))
            TryDelete(leftOver);
        var making = $"{Path}.new-{Guid.NewGuid():N}";
        Directory.CreateDirectory(making, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await account.TakeAsync(making, cancellationToken);
        var (exitCode, output) = await Command.RunAsync(
            account.Run([
                programs.InitDb, "--pgdata", making, "--username", SuperUser, "--encoding=UTF8", .. Locale(programs.Version),
                "--data-checksums", "--auth-local=trust", "--auth-host=reject", "--no-instructions"]),
            cancellationToken);
        if (exitCode != 0)
            throw new EmbeddedPostgresException($"PostgreSQL could not make its data in {DataFolder}: {output}");
        if (Directory.Exists(Path))
            Directory.Delete(Path);
        Directory.Move(making, Path);
    }

    /// <summary>The process that serves this cluster now, whoever started it; null where none does.</summary>
    public int? LiveServer()
    {
        if (OperatingSystem.IsLinux())
            return ServersHere().Cast<int?>().FirstOrDefault();
        return ReadPidFile() is { Pid: var pid } && NameOf(pid)?.StartsWith("postgres", StringComparison.Ordinal) == true ? pid : null;
    }

    public async Task<bool> UnservedWithinAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        for (var clock = Stopwatch.StartNew(); LiveServer() is not null; await Task.Delay(20, cancellationToken))
        {
            if (clock.Elapsed > limit)
                return false;
        }
        return true;
    }

    /// <summary>
    /// Clears what a crash left behind, which PostgreSQL itself does unless another process has since been given the old
    /// server's number. To be called with the lock held and nobody serving.
    /// </summary>
    public void ForgetReusedPid()
    {
        if (ReadPidFile() is { Pid: var pid } && NameOf(pid) is not null)
            File.Delete(PidFile);
    }

    public bool IsReady(int pid) =>
        ReadPidFile() is { } file && file.Pid == pid && string.Equals(file.Status, "ready", StringComparison.Ordinal);

    public string EndOfLog()
    {
        try
        {
            return string.Join('\n', File.ReadLines(LogFile).TakeLast(12));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string[] Locale(Version version) => (OperatingSystem.IsLinux(), version.Major) switch
    {
        (true, _) => ["--locale=C.UTF-8"],
        (false, >= 17) => ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
        _ => ["--locale=C"],
    };

    // An initdb that was just cancelled may still be writing there; the next first start sweeps again.
    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
        }
    }

    private static string? NameOf(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    // Every process of a server works in its data folder. A child that outlived its parent counts too: it may still write.
    private IEnumerable<int> ServersHere()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(System.IO.Path.GetFileName(process), CultureInfo.InvariantCulture, out var pid))
                continue;
            if (string.Equals(LinkTarget($"{process}/cwd"), Path, StringComparison.Ordinal)
                && LinkTarget($"{process}/exe")?.Contains("postgres", StringComparison.Ordinal) == true)
                yield return pid;
        }
    }

    private static string? LinkTarget(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Its lines: process, folder, start time, port, socket folder, address, shared memory, status.
    private (int Pid, string Status)? ReadPidFile()
    {
        try
        {
            var lines = File.ReadAllLines(PidFile);
            return lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
                ? (pid, lines.ElementAtOrDefault(7)?.Trim() ?? "")
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string RealPath(string path)
    {
        var real = "/";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            real = System.IO.Path.Combine(real, part);
            if (Directory.Exists(real))
                real = Directory.ResolveLinkTarget(real, returnFinalTarget: true)?.FullName ?? real;
        }
        return real;
    }
}
