using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>
/// The text of a statement or of the Purpose: CommonMark without pictures, code blocks, HTML, rules, reference links
/// and extensions. What is shown is what is signed, so that nothing typed is dropped in silence: it is shown, or refused.
/// </summary>
public static class StatementText
{
    public const int MaxLength = 100_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Returns the exact text that is stored and hashed: NFC, LF at the end of each line and no other white space there,
    /// tabs as one space, no empty lines at either end, one final LF. Two spaces at the end of a line are therefore no line break;
    /// a backslash is. Refuses control, private-use and unassigned characters, invisible formatting characters other
    /// than those that scripts need, and more than <see cref="MaxLength"/> code points.
    /// </summary>
    public static string Normalise(string? markdown)
    {
        var typed = WithLineFeeds(markdown ?? "").Replace('\t', ' ');
        if (typed.StartsWith('\uFEFF'))
            typed = typed[1..];
        if (typed.Length > 4 * MaxLength)
            throw TooLong(typed.Length);

        RefuseUnshown(typed);

        var lines = typed.Normalize(NormalizationForm.FormC).Split('\n').Select(line => line.TrimEnd()).ToList();
        var first = lines.FindIndex(line => line.Length > 0);
        var last = lines.FindLastIndex(line => line.Length > 0);
        if (first < 0)
            throw new DomainException("The text is empty. Write it before saving.", "text");

        var text = string.Join('\n', lines[first..(last + 1)]) + "\n";
        return CodePoints.Count(text) is > MaxLength and var length ? throw TooLong(length) : text;
    }

    /// <summary>The SHA-256 of the UTF-8 bytes, in 64 lower-case hexadecimal digits.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(StrictUtf8.GetBytes(text)));

    /// <summary>Reads the text, normalised first. Refuses with the line what is not part of this Markdown.</summary>
    public static TextDocument Parse(string? text)
    {
        var normal = Normalise(text);
        var emptyLinesBefore = WithLineFeeds(text!).TrimStart('\uFEFF').Split('\n').TakeWhile(string.IsNullOrWhiteSpace).Count();
        return new StatementMarkdown(emptyLinesBefore).Read(normal);
    }

    /// <summary>One paragraph's Markdown for a text box: on one line, but for breaks that readers see.</summary>
    public static string SourceOf(string body, int paragraphNumber) => ParagraphSource.Of(body, paragraphNumber);

    /// <summary>
    /// Returns the normalised body with the words of one paragraph replaced; where it stands, as a heading or in a list or
    /// quotation, stays. Refuses what would become another kind of block or more than one, and what would be read otherwise there.
    /// </summary>
    public static string Replace(string body, int paragraphNumber, string replacement) => ParagraphSource.Replace(body, paragraphNumber, replacement);

    /// <summary>The same, of words that were typed into a field of their own, which a refusal is beside.</summary>
    public static TextDocument Parse(string text, string field)
    {
        try
        {
            return Parse(text);
        }
        catch (DomainException refused)
        {
            throw new DomainException(refused.Message, field);
        }
    }

    /// <summary>What the character is if it may not stand in a text, else null.</summary>
    internal static string? WhyNot(Rune rune) => rune.Value switch
    {
        // Line breaks of Thai and Khmer, joiners, direction marks, word joiner; then signs that enclose digits and are seen.
        >= 0x200B and <= 0x200F or 0x061C or 0x2060 => null,
        >= 0x0600 and <= 0x0605 or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD => null,
        _ => CodePoints.Unshown(rune),
    };

    private static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static void RefuseUnshown(string text)
    {
        var (line, place) = (1, 1);
        var lone = CodePoints.LoneSurrogate(text);
        foreach (var rune in (lone < 0 ? text : text[..lone]).EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                (line, place) = (line + 1, 1);
                continue;
            }

            if (WhyNot(rune) is { } kind)
                throw Refusal(line, place, CodePoints.Written(rune), kind);
            place++;
        }

        if (lone >= 0)
            throw Refusal(line, place, CodePoints.Written(text[lone]), "half of a character, left over from a cut or a broken file");
    }

    private static DomainException Refusal(int line, int place, string codePoint, string kind) => new(
        $"Line {line}, character {place}: {codePoint} is {kind}. Remove it, or type what belongs there.", "text");

    private static DomainException TooLong(int length) => new(string.Create(CultureInfo.InvariantCulture,
        $"The text has {length:N0} characters; {MaxLength:N0} are allowed. Shorten it."), "text");
}
