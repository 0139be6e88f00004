using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Tccm.Web.Tests.Documents;

/// <summary>What stands in a PDF and a CSV, read by programs that had no part in making them.</summary>
internal static partial class Paper
{
    internal static Task<string> TextAsync(byte[] pdf) => ReadAsync(pdf);

    /// <summary>The names that stand in the PDF, from top to bottom.</summary>
    internal static async Task<IReadOnlyList<string>> InOrderAsync(byte[] pdf, IEnumerable<string> names)
    {
        var lines = await ReadAsync(pdf, "-layout");
        return [.. names.Select(name => (name, At: lines.IndexOf(name, StringComparison.Ordinal))).Where(found => found.At >= 0).OrderBy(found => found.At).Select(found => found.name)];
    }

    private static async Task<string> ReadAsync(byte[] pdf, params string[] how)
    {
        var path = Path.Combine(Path.GetTempPath(), $"statement-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(path, pdf);
        try
        {
            using var program = Process.Start(new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", .. how, path, "-"]) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            var text = await program.StandardOutput.ReadToEndAsync();
            await program.WaitForExitAsync();
            return text;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("pdftotext is missing; on Debian and Ubuntu: apt-get install poppler-utils");
            throw;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The text without the line that each page after the first begins with, which is the title or its beginning.</summary>
    internal static string WithoutHeads(string text, string title) => string.Concat(text.TrimEnd('\f').Split('\f').Select((page, i) =>
    {
        if (i == 0) return page;
        var end = page.IndexOf('\n', StringComparison.Ordinal);
        Assert.True(Letters(page[..end]).All(Letters(title).Contains), $"Page {i + 1} begins with “{page[..end]}”.");
        return page[(end + 1)..];
    }));

    /// <summary>The letters and marks beyond ASCII, in the order of their code points: pdftotext lays right-to-left lines and stacked marks out anew.</summary>
    internal static string Letters(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).EnumerateRunes()
        .Where(rune => !rune.IsAscii && (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
        .OrderBy(rune => rune.Value));

    /// <summary>RFC 4180, and no more.</summary>
    internal static List<string[]> Rows(byte[] csv)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(csv);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var (rows, row) = (new List<string[]>(), new List<string>());
        foreach (Match field in Field().Matches(text))
        {
            row.Add(field.Groups["quoted"].Success ? field.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : field.Groups["plain"].Value);
            if (field.Groups["end"].Value != "\r\n") continue;
            rows.Add([.. row]);
            row.Clear();
        }
        return rows;
    }

    [GeneratedRegex("\\G(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<plain>[^\",\r\n]*))(?<end>,|\r\n)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Field();
}
