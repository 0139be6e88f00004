using System.Diagnostics;

namespace Tccm.EmbeddedPostgres;

/// <summary>Runs programs with an environment of their own, so that nothing secret or PG* of the host's reaches them.</summary>
internal static class Command
{
    private static readonly string[] StandardFolders = ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"];

    public static IEnumerable<string> PathFolders =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathRooted)
        .Concat(StandardFolders)
        .Distinct();

    public static string? Find(string program) =>
        PathFolders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public static ProcessStartInfo Prepare(IEnumerable<string> words)
    {
        // "/" because the host's own directory may be one that the server's user cannot enter.
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var all = words.ToList();
        // In full: .NET would look in the current directory before the PATH.
        start.FileName = Path.IsPathRooted(all[0])
            ? all[0]
            : Find(all[0]) ?? throw new EmbeddedPostgresException($"The command {all[0]} is missing from the PATH.");
        all.Skip(1).ToList().ForEach(start.ArgumentList.Add);

        var libraries = Environment.GetEnvironmentVariable("LD_LIBRARY_PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = string.Join(Path.PathSeparator, PathFolders);
        start.Environment["HOME"] = "/";
        start.Environment["LC_ALL"] = "C";
        start.Environment["TZ"] = "UTC";
        if (libraries is not null)
            start.Environment["LD_LIBRARY_PATH"] = libraries;
        return start;
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(IEnumerable<string> words, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Prepare(words))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return (process.ExitCode, (await output + await errors).Trim());
    }
}
