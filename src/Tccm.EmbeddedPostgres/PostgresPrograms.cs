using System.Globalization;
using System.Text.RegularExpressions;

namespace Tccm.EmbeddedPostgres;

/// <summary>One installed PostgreSQL: the folder of its programs and its version.</summary>
internal sealed partial record PostgresPrograms(string Folder, Version Version)
{
    public const int OldestMajor = 15;

    public string Postgres => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    public static IEnumerable<string> UsualFolders =>
        Command.PathFolders
            .Concat(NewestFirst("/usr/lib/postgresql", "*"))
            .Concat(NewestFirst("/opt/homebrew/opt", "postgresql@*"))
            .Concat(NewestFirst("/usr/local/opt", "postgresql@*"));

    /// <summary>The first fit PostgreSQL in <paramref name="folders"/>; of <paramref name="wantedMajor"/> only, where given.</summary>
    public static async Task<PostgresPrograms> FindAsync(
        IEnumerable<string> folders, int? wantedMajor, string dataFolder, CancellationToken cancellationToken)
    {
        var seen = new List<PostgresPrograms>();
        foreach (var folder in folders.Select(ProgramsIn).OfType<string>().Distinct())
        {
            if (await VersionInAsync(folder, cancellationToken) is not { } version)
                continue;
            var programs = new PostgresPrograms(folder, version);
            if (version.Major == wantedMajor || (wantedMajor is null && version.Major >= OldestMajor))
                return programs;
            seen.Add(programs);
        }
        throw new EmbeddedPostgresException(Missing(seen, wantedMajor, dataFolder));
    }

    public static Version? ReadVersion(string words)
    {
        var match = VersionWords().Match(words);
        if (!match.Success)
            return null;
        var minor = match.Groups["minor"].Value;
        return new Version(
            int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture),
            minor.Length == 0 ? 0 : int.Parse(minor, CultureInfo.InvariantCulture));
    }

    private static string Missing(List<PostgresPrograms> seen, int? wantedMajor, string dataFolder)
    {
        var found = seen.Count == 0
            ? "none is installed"
            : "found only " + string.Join(", ", seen.Select(p => $"{p.Version} in {p.Folder}"));
        return wantedMajor is { } major
            ? $"The data in {dataFolder} was made by PostgreSQL {major}, and only PostgreSQL {major} can read it; {found}. "
              + $"Install that version beside it (Debian and Ubuntu: postgresql-{major}; Homebrew: postgresql@{major}), "
              + "or move the folder away and restore a backup into a new one."
            : $"PostgreSQL {OldestMajor} or newer is needed; {found}. "
              + "Install it: on Debian and Ubuntu `apt-get install postgresql`, with Homebrew `brew install postgresql@17`.";
    }

    private static async Task<Version?> VersionInAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            var (exitCode, output) = await Command.RunAsync([Path.Combine(folder, "postgres"), "--version"], cancellationToken);
            return exitCode == 0 ? ReadVersion(output) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    // A PATH entry may be a link to the programs' real folder, or a script that stands in front of them. The server's
    // process must be the server itself, so a link is followed and a script passed over.
    private static string? ProgramsIn(string folder)
    {
        try
        {
            var postgres = new FileInfo(Path.Combine(folder, "postgres"));
            if (!postgres.Exists)
                return null;
            var real = postgres.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? postgres.FullName;
            var home = Path.GetDirectoryName(real)!;
            return IsScript(real) || !File.Exists(Path.Combine(home, "initdb")) ? null : home;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsScript(string path)
    {
        using var file = File.OpenRead(path);
        return file.ReadByte() == '#' && file.ReadByte() == '!';
    }

    private static IEnumerable<string> NewestFirst(string parent, string pattern) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern)
                .OrderByDescending(f => int.TryParse(Path.GetFileName(f).Split('@')[^1], CultureInfo.InvariantCulture, out var major) ? major : 0)
                .Select(f => Path.Combine(f, "bin"))
            : [];

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)(\.(?<minor>\d+))?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VersionWords();
}
