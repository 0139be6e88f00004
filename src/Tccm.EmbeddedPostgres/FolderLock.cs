using System.Diagnostics;
using System.Globalization;

namespace Tccm.EmbeddedPostgres;

/// <summary>
/// Held by the one process that may start a server on a data folder. The kernel lets go of it when that process ends,
/// however it ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    // A program that was just killed, or is on its way out, needs a moment to let go.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static async Task<FolderLock> TakeAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "lock");
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(20, cancellationToken))
        {
            try
            {
                var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                file.SetLength(0);
                file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
                file.Flush();
                return new FolderLock(file);
            }
            catch (UnauthorizedAccessException e)
            {
                throw Cluster.Closed(folder, e);
            }
            catch (IOException e)
            {
                if (clock.Elapsed < Patience)
                    continue;
                throw new EmbeddedPostgresException(
                    $"The data folder {folder} is in use{await HolderAsync(path, cancellationToken)}. "
                    + "Stop that program first, or set TCCM_DATA to another folder for this one.", e);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    // By cat, since .NET asks for a lock of its own to read a file.
    private static async Task<string> HolderAsync(string path, CancellationToken cancellationToken)
    {
        var (_, words) = await Command.RunAsync(["cat", path], cancellationToken);
        return int.TryParse(words, CultureInfo.InvariantCulture, out var pid) ? $" by process {pid}" : "";
    }
}
