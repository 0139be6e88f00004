using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>
/// What a hurried reader takes for the same name, beyond the standard's skeleton: case, accents, spaces, signs, legal forms,
/// "rn" for "m", and a letter or two that are wrong. A layer of our own over <see cref="Confusables"/>.
/// </summary>
internal static class ReadAlike
{
    // Letters that readers mix up although UTS #39 does not list them with this Latin one.
    private static readonly FrozenDictionary<char, string> Likeness = (
        "0o 1l ӏl пn шw дd єe ғf ҡk ҥh ҁc ԑe μu ωw ςc δd յj ղn ßss þp ŋn ǃl әe əe")
        .Split(' ').ToFrozenDictionary(pair => pair[0], pair => pair[1..]);

    private static readonly FrozenSet<string> LegalForms = (
        "ltd limited inc incorporated llc llp plc corp corporation co company gmbh mbh eg ev ag kg ug sa sas sarl srl spa " +
        "bv nv vzw asbl as asa ab oy oyj aps pty pte pvt sro doo kft rt ooo")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is left of a name when everything is taken away that a reader may overlook. For comparing only, never for showing.</summary>
    public static string Fold(string name) =>
        Fold(name, asLatin: true).Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);

    /// <summary>
    /// True when the folded names are the same, differ in one letter (two from twelve letters on; none below six), or one of
    /// at least six letters begins the other.
    /// </summary>
    public static bool Are(string a, string b) => AreNear(Fold(a), Fold(b)) || AreNear(Fold(a, asLatin: false), Fold(b, asLatin: false));

    internal static string Fold(string name, bool asLatin)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (rune.Value is '.' or '\'' or '’' or 'ʻ' || Scripts.IsInvisible(rune) || IsAccent(rune.Value))
                continue;

            if (Rune.IsLetterOrDigit(rune) || IsMark(rune))
                plain.Append(asLatin ? AsLatin(rune) : Rune.ToLowerInvariant(rune).ToString());
            else
                plain.Append(' ');
        }

        var words = plain.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && LegalForms.Contains(words[^1]))
            words.RemoveAt(words.Count - 1);

        return string.Concat(words);
    }

    /// <summary>The Latin letter that one of another script stands for: a capital by its own shape, a small letter by its own or its capital's.</summary>
    private static string AsLatin(Rune rune)
    {
        var small = Rune.ToLowerInvariant(rune);
        return Listed(rune) ?? (Rune.IsUpper(rune) && !rune.IsAscii ? Shape(rune) : null) ?? Listed(small)
            ?? (rune.IsAscii ? small.ToString() : Shape(small) ?? Shape(Rune.ToUpperInvariant(small)) ?? small.ToString());
    }

    private static string? Listed(Rune rune) => rune.IsBmp ? Likeness.GetValueOrDefault((char)rune.Value) : null;

    private static string? Shape(Rune rune)
    {
        if (Confusables.PrototypeOf(rune) is not { } prototype) return null;
        var plain = string.Concat(prototype.Normalize(NormalizationForm.FormKD).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
        // The capital I of every script is drawn as a small l; read it is an i.
        return plain == "l" && Rune.IsUpper(rune) ? "i" : plain.Length > 0 && plain.All(char.IsAsciiLetterOrDigit) ? plain.ToLowerInvariant() : null;
    }

    // Marks that Latin, Greek and Cyrillic letters bear, and the points of Arabic and Hebrew that are mostly left out.
    // The vowel signs of other scripts are letters to their readers.
    private static bool IsAccent(int codePoint) => codePoint
        is >= 0x0300 and <= 0x036F or >= 0x0483 and <= 0x0487 or >= 0x1AB0 and <= 0x1AFF or >= 0x1DC0 and <= 0x1DFF
        or >= 0x20D0 and <= 0x20F0 or >= 0xFE00 and <= 0xFE0F or >= 0xFE20 and <= 0xFE2F
        or >= 0x0591 and <= 0x05C7 or >= 0x064B and <= 0x065F or 0x0670 or 0x0640;

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    internal static bool AreNear(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length == 0)
            return false;
        if (shorter.Length < 6)
            return a == b;

        return longer.StartsWith(shorter, StringComparison.Ordinal) || Distance(a, b) <= (shorter.Length < 12 ? 1 : 2);
    }

    /// <summary>How many letters must be put in, taken out or changed to make one of the other (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            previous = current;
        }

        return previous[^1];
    }
}
