using System.Data.Common;
using System.Diagnostics;

namespace Tccm.EmbeddedPostgres;

/// <summary>
/// A PostgreSQL of the caller's own: it listens on a unix socket in a folder that only its user (and root) can enter, and
/// on no network; its text is UTF-8 and its pages carry checksums. It never outlives the process that started it, not
/// even when that is killed with SIGKILL.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string[] OwnSettings =
        ["listen_addresses", "port", "unix_socket_directories", "unix_socket_permissions", "unix_socket_group",
         "data_directory", "hba_file", "ident_file", "config_file", "external_pid_file"];

    private readonly Cluster _cluster;
    private readonly FolderLock _lock;
    private readonly Watcher _watcher;
    private readonly Action<string>? _log;
    private readonly Lazy<Task> _stop;

    private PostgresServer(Cluster cluster, FolderLock folderLock, Watcher watcher, PostgresPrograms programs, Action<string>? log)
    {
        _cluster = cluster;
        _lock = folderLock;
        _watcher = watcher;
        _log = log;
        (ServerVersion, ProgramsFolder) = (programs.Version, programs.Folder);
        _stop = new Lazy<Task>(StopOnceAsync);
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        _ = WatchAsync();
    }

    /// <summary>The folder of the server's socket; a path of fewer than 30 bytes.</summary>
    public string SocketFolder => _watcher.SocketFolder;

    /// <summary>The number in the socket's name. No TCP port is opened.</summary>
    public int Port { get; } = 5432;

    /// <summary>The role that owns everything and needs no password over the socket: <c>postgres</c>.</summary>
    public string SuperUser { get; } = Cluster.SuperUser;

    /// <summary>The server's version, such as 15.18.</summary>
    public Version ServerVersion { get; }

    /// <summary>Where the server's programs are; those that dump and restore stand beside it where they are installed.</summary>
    public string ProgramsFolder { get; }

    /// <summary>
    /// Starts a server on the data folder, making its data first where there is none, and returns when it accepts
    /// connections. Data that a crash left behind is recovered; a server whose program was just killed is waited for.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">
    /// PostgreSQL is missing or too old, the data was made by another major version, the folder is in use or cannot be
    /// reached, or the start failed or took longer than <see cref="PostgresOptions.StartTimeout"/>.
    /// </exception>
    /// <exception cref="ArgumentException">A setting is one that this class decides itself.</exception>
    public static async Task<PostgresServer> StartAsync(PostgresOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (OperatingSystem.IsWindows())
            throw new EmbeddedPostgresException("The embedded PostgreSQL runs on Linux and macOS. On Windows, set a connection string to a server of your own.");
        var settings = Settings(options);
        var clock = Stopwatch.StartNew();
        var cluster = new Cluster(options.DataFolder);
        cluster.MakeDataFolder();
        var folderLock = await FolderLock.TakeAsync(cluster.DataFolder, cancellationToken);
        Watcher? watcher = null;
        try
        {
            var account = await ServerAccount.ForAsync(cluster, cancellationToken);
            await account.RequireReachAsync(cluster.DataFolder, cancellationToken);
            var madeBy = cluster.MadeByMajor();
            var programs = await PostgresPrograms.FindAsync(PostgresPrograms.UsualFolders, madeBy, cluster.DataFolder, cancellationToken);
            if (madeBy is null)
            {
                options.Log?.Invoke($"Making a PostgreSQL {programs.Version.Major} cluster in {cluster.DataFolder}.");
                await cluster.MakeAsync(programs, account, cancellationToken);
            }
            if (!await cluster.UnservedWithinAsync(options.StartTimeout, cancellationToken))
                throw new EmbeddedPostgresException(
                    $"Another PostgreSQL server (process {cluster.LiveServer()}) is running on {cluster.Path}. "
                    + "Stop it first, or set TCCM_DATA to another folder.");
            cluster.ForgetReusedPid();

            watcher = await Watcher.StartAsync(cluster, account, [programs.Postgres, "-D", cluster.Path, .. settings]);
            await ReadyAsync(cluster, watcher, options.StartTimeout - clock.Elapsed, cancellationToken);
            return new PostgresServer(cluster, folderLock, watcher, programs, options.Log);
        }
        catch (Exception e)
        {
            if (watcher is not null)
                await EndAsync(watcher);
            folderLock.Dispose();
            if (e is UnauthorizedAccessException)
                throw Cluster.Closed(cluster.DataFolder, e);
            throw;
        }
    }

    /// <summary>
    /// What Npgsql needs to connect over the socket to <paramref name="database"/>, as <paramref name="user"/> or else as
    /// <see cref="SuperUser"/>. It holds no password: none is asked for.
    /// </summary>
    public string ConnectionString(string database, string? user = null) =>
        new DbConnectionStringBuilder
        {
            ["Host"] = SocketFolder,
            ["Port"] = Port,
            ["Username"] = user ?? SuperUser,
            ["Database"] = database,
        }.ConnectionString;

    /// <summary>
    /// Ends every connection and shuts the server down in order; returns when it is gone and the folder may be used again.
    /// May be called more than once and from several threads.
    /// </summary>
    public Task StopAsync() => _stop.Value;

    /// <summary>The same as <see cref="StopAsync"/>.</summary>
    public async ValueTask DisposeAsync() => await StopAsync();

    private static List<string> Settings(PostgresOptions options)
    {
        // What a statement held is somebody's data; the log keeps the error and leaves the words out.
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["log_error_verbosity"] = "terse",
            ["log_min_error_statement"] = "panic",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
        };
        foreach (var (name, value) in options.Settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (OwnSettings.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new ArgumentException($"The setting {name} is decided by the embedded server itself. Leave it out.", nameof(options));
            settings[name] = value;
        }
        settings["listen_addresses"] = "";
        settings["port"] = "5432";
        settings["unix_socket_permissions"] = "0700";
        return settings.SelectMany(s => new[] { "-c", $"{s.Key}={s.Value}" }).ToList();
    }

    private static async Task ReadyAsync(Cluster cluster, Watcher watcher, TimeSpan limit, CancellationToken cancellationToken)
    {
        for (var clock = Stopwatch.StartNew(); !cluster.IsReady(watcher.ServerPid); await Task.Delay(5, cancellationToken))
        {
            if (watcher.Ended)
                throw new EmbeddedPostgresException(
                    $"PostgreSQL did not start on {cluster.Path}. Its last words:\n{watcher.OtherWords}{cluster.EndOfLog()}");
            if (clock.Elapsed > limit)
                throw new EmbeddedPostgresException(
                    $"PostgreSQL did not become ready in time on {cluster.Path}. It may be recovering from a crash: "
                    + $"start again, or allow it longer. Its last words:\n{cluster.EndOfLog()}");
        }
    }

    private static async Task EndAsync(Watcher watcher)
    {
        watcher.ReleaseServer();
        await watcher.WaitForEndAsync();
        watcher.Dispose();
    }

    private async Task StopOnceAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        await EndAsync(_watcher);
        // Gone already, unless the watcher itself was killed and the server is on its way out without it.
        if (!await _cluster.UnservedWithinAsync(TimeSpan.FromSeconds(80), CancellationToken.None))
            _log?.Invoke($"PostgreSQL on {_cluster.Path} is still running after it was told to stop.");
        _lock.Dispose();
    }

    private async Task WatchAsync()
    {
        await _watcher.WaitForEndAsync();
        if (_stop.IsValueCreated)
            return;
        _watcher.ReleaseServer();
        _log?.Invoke($"PostgreSQL ended by itself (code {_watcher.ExitCode}). Its log: {_cluster.LogFile}");
    }

    // The watcher would see the end anyway; waiting here lets a program that starts next find the folder free.
    private void OnProcessExit(object? sender, EventArgs e)
    {
        _watcher.ReleaseServer();
        _watcher.WaitForEnd(TimeSpan.FromSeconds(20));
    }
}
