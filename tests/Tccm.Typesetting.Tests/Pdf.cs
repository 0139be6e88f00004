using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tccm.Typesetting.Tests;

/// <summary>A made document, read back by programs that had no part in making it.</summary>
internal sealed class Pdf : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"typesetting-{Guid.NewGuid():N}.pdf");

    internal Pdf(byte[] bytes) => File.WriteAllBytes(_path, bytes);

    internal static Pdf Of(Document document) => new(document.ToPdf());

    internal string Text => Read("pdftotext", "-enc", "UTF-8", _path, "-");

    internal string[] Pages => Text.Split('\f')[..^1];

    internal string Info => Read("pdfinfo", "-enc", "UTF-8", _path);

    internal string Structure => Read("pdfinfo", "-enc", "UTF-8", "-struct", _path);

    internal string StructureText => Read("pdfinfo", "-enc", "UTF-8", "-struct-text", _path);

    internal string Fonts => Read("pdffonts", _path);

    internal string Addresses => Read("pdfinfo", "-url", _path);

    internal string Check => Read("qpdf", "--check", _path);

    /// <summary>The first page in grey, row by row, from 0 (black) to 255, at 144 dots an inch.</summary>
    internal byte[,] Picture
    {
        get
        {
            var drawn = _path + ".pgm";
            try
            {
                Read("pdftoppm", "-gray", "-r", "144", "-singlefile", _path, _path);
                var bytes = File.ReadAllBytes(drawn);
                var head = Regex.Match(Encoding.Latin1.GetString(bytes, 0, 40), @"\AP5\s(\d+)\s(\d+)\s255\s");
                var (width, height) = (int.Parse(head.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(head.Groups[2].Value, CultureInfo.InvariantCulture));
                var picture = new byte[height, width];
                Buffer.BlockCopy(bytes, head.Length, picture, 0, width * height);
                return picture;
            }
            finally
            {
                File.Delete(drawn);
            }
        }
    }

    /// <summary>Every object in the open.</summary>
    internal string Source
    {
        get
        {
            var open = _path + ".open";
            try
            {
                Read("qpdf", "--qdf", "--object-streams=disable", _path, open);
                return File.ReadAllText(open, Encoding.Latin1);
            }
            finally
            {
                File.Delete(open);
            }
        }
    }

    internal byte[] WithObjectStreams()
    {
        var packed = _path + ".packed";
        try
        {
            Read("qpdf", "--object-streams=generate", _path, packed);
            return File.ReadAllBytes(packed);
        }
        finally
        {
            File.Delete(packed);
        }
    }

    /// <summary>What a text is compared by: no white, no direction marks, compatibility forms resolved.</summary>
    internal static string Bare(string text) =>
        Regex.Replace(text.Normalize(NormalizationForm.FormKC), @"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]", "");

    /// <summary>The code points of a text in their own order: pdftotext lays right-to-left ligatures and stacked marks out anew.</summary>
    internal static string Bag(string text) =>
        string.Concat(Bare(text).EnumerateRunes().Where(rune => rune.Value is not (0x200c or 0x200d)).OrderBy(rune => rune.Value));

    public void Dispose() => File.Delete(_path);

    private static string Read(string program, params string[] arguments)
    {
        var package = program == "qpdf" ? "qpdf" : "poppler-utils";
        try
        {
            var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{program} failed: {errors.GetAwaiter().GetResult()}");
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is missing; on Debian and Ubuntu: apt-get install {package}");
            throw;
        }
    }
}
