using System.Globalization;
using System.Text;

namespace Tccm.Domain.Text;

/// <summary>What names, addresses and statements share about single characters.</summary>
internal static class CodePoints
{
    /// <summary>The index of the first surrogate without its partner, or -1.</summary>
    public static int LoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return i;
        }

        return -1;
    }

    public static int Count(string text) => text.EnumerateRunes().Count();

    /// <summary>Names a code point as people look it up: U+200B.</summary>
    public static string Written(int codePoint) => $"U+{codePoint:X4}";

    public static string Written(Rune rune) => Written(rune.Value);

    /// <summary>What a character is, for a sentence that refuses it; null for one that has a shape of its own.</summary>
    public static string? Unshown(Rune rune) => rune.Value switch
    {
        '\t' => "a tab",
        '\n' or '\r' or 0x85 or 0x2028 or 0x2029 => "a line break",
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => "an invisible character that turns the direction of the text",
        0x115F or 0x1160 or 0x3164 or 0xFFA0 => "a filler that shows nothing",
        0xFFFD => "the sign for a character that was lost, as in a file read with the wrong encoding",
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => "a control character",
            UnicodeCategory.Format => "an invisible formatting character",
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "a line break",
            UnicodeCategory.PrivateUse => "a private-use character, which every computer shows differently",
            UnicodeCategory.OtherNotAssigned => "a code point that Unicode has not assigned",
            _ => null,
        },
    };
}
