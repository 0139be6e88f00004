using System.Diagnostics;
using System.Text;

namespace Tccm.Journeys;

internal static class PdfText
{
    /// <summary>What a reader finds by searching or copying, its white space made one space (by poppler's <c>pdftotext</c>).</summary>
    public static string Of(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", "-nopgbrk", file, "-"]) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            var words = reader.StandardOutput.ReadToEnd();
            reader.WaitForExit();
            Assert.Equal(0, reader.ExitCode);
            return string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
