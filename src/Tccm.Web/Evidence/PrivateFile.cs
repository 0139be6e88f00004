using System.Runtime.InteropServices;
using System.Text;

namespace Tccm.Web.Evidence;

/// <summary>Files that only the account which made them reads: they are there whole or not at all, and the first to make one wins.</summary>
internal static partial class PrivateFile
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const int Exists = 17;

    /// <summary>Makes the folder where it is missing, and refuses one that others may look or write into.</summary>
    public static void RequireFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnersFolder);
        RequireMode(folder, new DirectoryInfo(folder).UnixFileMode, "700");
    }

    public static string Read(string path)
    {
        RequireMode(path, new FileInfo(path).UnixFileMode, "400");
        try
        {
            return File.ReadAllText(path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InvalidOperationException($"The portal's account may not read {path}. It has to own that file: chown it, and chmod 400.", e);
        }
    }

    /// <summary>Writes a file beside the path and links it there: a half-written file is never seen under the name, and one that is there is never replaced.</summary>
    public static void Make(string path, string text)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead;
        try
        {
            using (var file = new FileStream(draft, options))
            {
                file.Write(Encoding.ASCII.GetBytes(text));
                file.Flush(flushToDisk: true);
            }
            if (Link(draft, path) != 0 && Marshal.GetLastPInvokeError() is var error and not Exists)
                throw new IOException($"{path} could not be made: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>In one step: at no instant is there no file, or half of one.</summary>
    public static void Replace(string path, string by) => File.Move(by, path, overwrite: true);

    private static void RequireMode(string path, UnixFileMode mode, string right)
    {
        if ((mode & Others) != UnixFileMode.None)
            throw new InvalidOperationException($"Others on this machine may reach {path}, which the evidence log rests on (its mode is {Convert.ToString((int)mode, 8)}). Find out who could, then: chmod {right} {path}. Where anybody may have read a key, rotate it.");
    }

    // link(2) refuses a name that is taken; File.Move looks first and renames then, which two can do at once.
    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string from, string to);
}
