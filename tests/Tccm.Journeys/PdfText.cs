using System.Diagnostics;
using System.Text;

namespace Tccm.Journeys;

/// <summary>A PDF as its reader has it: by poppler, and for the code by zbar.</summary>
internal static class PdfText
{
    /// <summary>What a reader finds by searching or copying, its white space made one space (by poppler's <c>pdftotext</c>).</summary>
    public static string Of(byte[] pdf)
    {
        using var folder = new Folder(pdf);
        return string.Join(' ', Run("pdftotext", "-enc", "UTF-8", "-nopgbrk", folder.Paper, "-").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What a telephone reads from the only QR code in it.</summary>
    public static string CodeIn(byte[] pdf)
    {
        using var folder = new Folder(pdf);
        Run("pdftoppm", "-r", "150", "-png", folder.Paper, Path.Combine(folder.Name, "page"));
        return Run("zbarimg", ["--quiet", "--raw", .. Directory.GetFiles(folder.Name, "*.png")]).Trim() is { Length: > 0 } code ? code : throw new InvalidOperationException("No code can be read in it.");
    }

    private static string Run(string program, params string[] how)
    {
        using var reader = Process.Start(new ProcessStartInfo(program, how) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var words = reader.StandardOutput.ReadToEnd();
        reader.WaitForExit();
        // zbarimg says 4 where a page has no code.
        Assert.Contains(reader.ExitCode, program == "zbarimg" ? [0, 4] : new[] { 0 });
        return words;
    }

    private sealed class Folder : IDisposable
    {
        public Folder(byte[] pdf) => File.WriteAllBytes(Paper, pdf);

        public string Name { get; } = Directory.CreateTempSubdirectory("paper-").FullName;
        public string Paper => Path.Combine(Name, "paper.pdf");

        public void Dispose() => Directory.Delete(Name, recursive: true);
    }
}
