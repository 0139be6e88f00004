using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Setup;

/// <summary>
/// A backup is what pg_dump writes (custom format) of the two schemas: the register with its evidence and files, and the
/// logins. PostgreSQL's own programs make it and take it back, so that it can be read without the portal.
/// </summary>
public sealed class DatabaseCopy(PortalDatabase database)
{
    private readonly NpgsqlConnectionStringBuilder owner = new(database.Owner);

    public async Task BackupAsync(string file, CancellationToken cancellationToken = default)
    {
        var target = Path.GetFullPath(file);
        if (Path.Exists(target)) throw new DomainException($"{target} exists already. Give another name; a backup does not replace an older one.");
        var folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder)) throw new DomainException($"The folder {folder} does not exist. Make it first.");

        var unfinished = Path.Combine(folder, $".{Path.GetFileName(target)}.{Environment.ProcessId}");
        try
        {
            MakePrivate(unfinished);
            await RunAsync("pg_dump", ["--format=custom", $"--schema={TccmDbContext.Schema}", $"--schema={IdentityDb.Schema}", "--no-owner", "--no-privileges", "--file", unfinished], cancellationToken);
            File.Move(unfinished, target);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>
    /// Puts a backup in place of what the database holds, in one transaction: where it fails, everything is as before.
    /// Refused where the register holds something, unless that is to be replaced.
    /// </summary>
    public async Task RestoreAsync(string file, bool replace, CancellationToken cancellationToken = default)
    {
        var source = Path.GetFullPath(file);
        if (!File.Exists(source)) throw new DomainException($"{source} is not a file. Name the backup to restore.");
        if (!replace && await IsUsedAsync(cancellationToken))
            throw new DomainException("The register is not empty, and restoring would replace everything in it. Make a backup of it first, then add --replace.");

        var script = Path.Combine(Path.GetTempPath(), $"tccm-restore-{Guid.NewGuid():N}.sql");
        try
        {
            // The whole script is written before anything is changed: half a backup, read to its end, would look like a whole one.
            MakePrivate(script);
            await RunAsync("pg_restore", ["--no-owner", "--no-privileges", "--exit-on-error", "--file", script, source], cancellationToken, connects: false);
            if (!File.ReadLines(script).Any(line => line.StartsWith($"CREATE TABLE {TccmDbContext.Schema}.organisations ", StringComparison.Ordinal)))
                throw new DomainException($"{source} is a backup of something else than this portal. Nothing was changed.");
            await RunAsync("psql", ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null",
                "--command", $"DROP SCHEMA IF EXISTS {TccmDbContext.Schema}, {IdentityDb.Schema} CASCADE", "--file", script], cancellationToken);
        }
        finally
        {
            File.Delete(script);
        }
        NpgsqlConnection.ClearAllPools();
        await database.MigrateAsync(cancellationToken);
    }

    private async Task<bool> IsUsedAsync(CancellationToken cancellationToken)
    {
        await using var db = new TccmDbContext(new DbContextOptionsBuilder<TccmDbContext>().UseNpgsql(database.Owner, PortalDatabase.Tables(TccmDbContext.Schema)).Options);
        return await db.IsUsedAsync(cancellationToken);
    }

    private async Task RunAsync(string program, IReadOnlyList<string> words, CancellationToken cancellationToken, bool connects = true)
    {
        var start = new ProcessStartInfo(Find(program)) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardInput = true, RedirectStandardOutput = true };
        if (connects) Connect(start.Environment);
        foreach (var word in words) start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0) throw new DomainException($"{program} failed: {errors.Trim()}");
    }

    /// <summary>By the environment, since every user of the machine can read a command line.</summary>
    private void Connect(IDictionary<string, string?> environment)
    {
        environment["PGHOST"] = owner.Host;
        environment["PGPORT"] = owner.Port.ToString(CultureInfo.InvariantCulture);
        environment["PGUSER"] = owner.Username;
        environment["PGPASSWORD"] = owner.Password;
        environment["PGDATABASE"] = owner.Database;
        environment["PGSSLMODE"] = owner.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() };
        environment["PGSSLROOTCERT"] = owner.RootCertificate ?? "";
    }

    private string Find(string program)
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var major) ? major : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        string?[] folders = [database.ProgramsFolder, .. installed, .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)];
        return folders.Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => Path.Combine(folder!, program)).FirstOrDefault(File.Exists)
            ?? throw new DomainException($"{program} is missing. Install PostgreSQL's client programs, of the server's version or newer (on Debian and Ubuntu: apt install postgresql-client), or run {program} where the server is; docs/operations.md says how.");
    }

    private static void MakePrivate(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(file, options).Dispose();
    }
}
