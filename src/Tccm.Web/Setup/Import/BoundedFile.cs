using System.Text;

namespace Tccm.Web.Setup.Import;

/// <summary>Reads a text file of UTF-8, and of a size that a person could have written; it stops reading where that ends.</summary>
internal static class BoundedFile
{
    public const int MaxLine = 64 * 1024;
    public const int MaxFile = 10 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text with LF line ends, or null and a finding.</summary>
    public static string? Read(string path, string name, Findings findings)
    {
        try
        {
            if (!File.Exists(path))
            {
                findings.Add(name, 0, null, "this file is missing. Put it into the folder.");
                return null;
            }
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return Take(stream, name, findings) is { } bytes ? Decode(bytes, name, findings) : null;
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
        {
            findings.Add(name, 0, null, $"this file cannot be read: {closed.Message}");
            return null;
        }
    }

    private static MemoryStream? Take(Stream stream, string name, Findings findings)
    {
        var taken = new MemoryStream();
        var buffer = new byte[MaxLine];
        var (line, length) = (1, 0);
        for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            foreach (var one in buffer.AsSpan(0, count))
            {
                (line, length) = one == '\n' ? (line + 1, 0) : (line, length + 1);
                if (length <= MaxLine) continue;
                findings.Add(name, line, null, "this line has more than 64 KiB. Break it up, or check whether this is the right file; the rest was not read.");
                return null;
            }
            taken.Write(buffer, 0, count);
            if (taken.Length <= MaxFile) continue;
            findings.Add(name, line, null, "this file has more than 10 MiB. Check whether it is the right one; the rest was not read.");
            return null;
        }
        return taken;
    }

    private static string? Decode(MemoryStream taken, string name, Findings findings)
    {
        var bytes = taken.GetBuffer().AsSpan(0, (int)taken.Length);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            findings.Add(name, 1, null, "this file is UTF-16. Save it as UTF-8.");
            return null;
        }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        try
        {
            return Strict.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException broken)
        {
            var line = bytes[..Math.Clamp(broken.Index, 0, bytes.Length)].Count((byte)'\n') + 1;
            findings.Add(name, line, null, "this file is not UTF-8 from here on. Save it as UTF-8.");
            return null;
        }
    }
}
