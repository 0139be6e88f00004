using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Tccm.Typesetting.Setting;

namespace Tccm.Typesetting.Pdf;

/// <summary>
/// What Cairo has no call for: the document's language, its title in the title bar, the language of passages,
/// the alternate text of figures and the scope of header cells (ISO 32000-1, 14.9 and 14.8.5.7).
/// </summary>
internal static partial class Accessibility
{
    internal static byte[] Complete(byte[] bytes, string language, IReadOnlyList<Tag> tags)
    {
        var pdf = new PdfFile(bytes);
        pdf.Extend(pdf.Root, $"/Lang {Literal(language)} /ViewerPreferences << /DisplayDocTitle true >>");

        // Cairo 1.16 leaves out the prefix that a date has (7.9.4).
        pdf.Change(pdf.Info, text => DatePattern().Replace(text, "(D:${date})"));

        var elements = Elements(pdf);
        // A later Cairo may order its tree in another way; then passages keep the document's language rather than get a wrong one.
        if (elements.Select(element => element.Name).SequenceEqual(tags.Select(tag => tag.Name), StringComparer.Ordinal))
        {
            foreach (var ((number, _), tag) in elements.Zip(tags))
            {
                if (Entries(tag) is { Length: > 0 } entries)
                    pdf.Extend(number, entries);
            }
        }

        return pdf.Save(SHA256.HashData(bytes)[..16]);
    }

    internal static List<(int Number, string Name)> Elements(PdfFile pdf)
    {
        var found = new List<(int, string)>();
        var catalogue = pdf.Object(pdf.Root);
        if (!catalogue.Contains("/StructTreeRoot", StringComparison.Ordinal))
            return found;
        var waiting = new Stack<int>(PdfSyntax.Kids(pdf.Object(PdfSyntax.Reference(catalogue, "StructTreeRoot"))).Reverse());
        while (waiting.TryPop(out var number))
        {
            var text = pdf.Object(number);
            found.Add((number, PdfSyntax.Name(text)));
            foreach (var kid in PdfSyntax.Kids(text).Reverse())
                waiting.Push(kid);
        }

        return found;
    }

    private static string Entries(Tag tag)
    {
        var entries = new StringBuilder();
        if (tag.Language is not null)
            entries.Append("/Lang ").Append(Literal(tag.Language)).Append(' ');
        if (tag.Alternative is not null)
            entries.Append("/Alt <FEFF").Append(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(tag.Alternative))).Append("> ");
        if (tag.Name == "TH")
            entries.Append("/A << /O /Table /Scope /Column >> ");
        return entries.ToString();
    }

    [GeneratedRegex(@"\((?<date>\d{14}[^)]*)\)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex DatePattern();

    private static string Literal(string language) => $"({language})";
}
