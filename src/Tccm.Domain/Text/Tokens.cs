using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Tccm.Domain.Text;

/// <summary>A block as the pieces that are compared: words, white space, signs; characters where a script has no spaces.</summary>
internal static class Tokens
{
    public static List<string> Of(string text)
    {
        var tokens = new List<string>();
        var word = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var first = Rune.GetRuneAt(element, 0);
            if (IsOfWord(first) && !IsWrittenWithoutSpaces(first))
            {
                word.Append(element);
                continue;
            }
            if (word.Length > 0) tokens.Add(word.ToString());
            word.Clear();
            tokens.Add(element);
        }
        if (word.Length > 0) tokens.Add(word.ToString());
        return tokens;
    }

    public static bool IsWord(string token) => IsOfWord(Rune.GetRuneAt(token, 0));

    /// <summary>Whether the piece is one character of a script without spaces, and says little alone.</summary>
    public static bool IsOneOfMany(string token) => IsWord(token) && IsWrittenWithoutSpaces(Rune.GetRuneAt(token, 0));

    /// <summary>How much the two have in common, from 0 to 1, by their words and without regard to their order.</summary>
    public static double Likeness(List<string> a, List<string> b)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var (words, common) = (0, 0);
        foreach (var token in a.Where(IsWord))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, token, out _)++;
            words++;
        }
        foreach (var token in b.Where(IsWord))
        {
            words++;
            if (counts.TryGetValue(token, out var left) && left > 0)
            {
                counts[token] = left - 1;
                common++;
            }
        }
        return words == 0 ? 1 : 2.0 * common / words;
    }

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation || rune.Value is '\'' or '’';

    // Thai, Lao, Myanmar, Khmer; CJK, kana, bopomofo; the ideographs of the later planes. Hangul has spaces.
    private static bool IsWrittenWithoutSpaces(Rune rune) => rune.Value
        is >= 0x0E00 and <= 0x0EFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x17FF
        or >= 0x2E80 and <= 0x312F or >= 0x31A0 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0xFF66 and <= 0xFF9F or >= 0x20000 and <= 0x3FFFF;
}
