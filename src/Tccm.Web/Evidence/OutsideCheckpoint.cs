using System.Text;
using Microsoft.Extensions.Options;
using Tccm.Domain;
using Tccm.Domain.Evidence;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Evidence;

/// <summary>
/// The last checkpoint in a file beside the keys: whoever takes entries off the database, or puts an old copy in its place,
/// cannot make the portal forget what it signed.
/// </summary>
public sealed class OutsideCheckpoint(IOptions<PortalOptions> portal)
{
    private readonly Lock keeping = new();

    public string Path => System.IO.Path.Combine(EvidenceKeys.FolderOf(portal.Value), "checkpoint");

    public byte[]? Read()
    {
        try
        {
            return File.Exists(Path) ? File.ReadAllBytes(Path) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Keeps it, once it is committed, where it covers more than the one that is kept.</summary>
    public void Keep(KeptCheckpoint checkpoint)
    {
        lock (keeping)
        {
            if (Read() is { } before && BodyOf(before).Size >= checkpoint.Size) return;
            var next = $"{Path}.{Guid.NewGuid():N}";
            File.WriteAllBytes(next, checkpoint.Note);
            File.Move(next, Path, overwrite: true);
        }
    }

    /// <summary>Sets the file aside, for whoever put an older copy of the register in place knowingly: the loss stays provable by it.</summary>
    public string? SetAside(DateTimeOffset at)
    {
        if (!File.Exists(Path)) return null;
        var aside = $"{Path}.before-{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}";
        File.Move(Path, aside, overwrite: true);
        return aside;
    }

    /// <summary>The note in somebody's file or letter, which may have other words around it.</summary>
    public static byte[] Found(string text, string name)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim().TrimStart('>', ' ')).ToList();
        for (var i = 0; i + 4 < lines.Count; i++)
        {
            if (!lines[i].EndsWith("/log", StringComparison.Ordinal) || !long.TryParse(lines[i + 1], out _) || lines[i + 3].Length > 0 || !lines[i + 4].StartsWith("— ", StringComparison.Ordinal)) continue;
            var signed = lines.Skip(i + 4).TakeWhile(line => line.StartsWith("— ", StringComparison.Ordinal));
            return Encoding.UTF8.GetBytes($"{lines[i]}\n{lines[i + 1]}\n{lines[i + 2]}\n\n{string.Concat(signed.Select(line => line + "\n"))}");
        }
        throw new DomainException($"{name} holds no checkpoint. It has five lines: the log's name, a number, a root, an empty line, and one that begins with a dash.");
    }

    /// <summary>What the note says, without asking who signed it.</summary>
    public static Checkpoint BodyOf(byte[] note)
    {
        var lines = Encoding.UTF8.GetString(note).Split('\n');
        return lines.Length > 3 && long.TryParse(lines[1], out var size) ? new Checkpoint(lines[0], size, Convert.FromBase64String(lines[2])) : throw new FormatException("This is no checkpoint.");
    }
}
