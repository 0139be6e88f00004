using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Text;
using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>
/// Finds names that a reader could take for one another, so that a person looks at them. It never refuses:
/// honest names resemble too. The idea is that of UTS #39's skeleton, with a table of our own that holds the
/// letters that names are forged with.
/// </summary>
public static class LookAlike
{
    // Each letter of another script, or beside Latin's twenty-six, before the Latin that it looks like. A capital stands
    // for itself only where it looks unlike its small letter.
    private static readonly FrozenDictionary<char, string> Likeness = (
        "аa вb еe ѕs іi јj кk мm нh оo рp сc тt уy хx һh ԁd ԛq ԝw ӏl ѵv үy гr пn ьb шw дd єe ғf ҡk ҥh ӕae ԍg ҽe ҁc ԑe з3 " +
        "αa βb γy εe ζz ηn ιi κk μu νv οo ρp τt υu χx ωw σo ςc ϲc ϳj θo δd ΗH ΜM ΝN ΥY ΖZ ϜF " +
        "աw հh յj ոn սu օo ցg գq զq ղn ռn " +
        "ıi łl øo đd ħh ŧt ßss æae œoe þp ðd ŋn ɑa ɡg ɩi ɪi ʀr ʏy ƙk ƥp ƭt ƴy ɓb ɗd ɠg ɦh ǀl ǃl әe əe 0o 1l")
        .Split(' ').ToFrozenDictionary(pair => pair[0], pair => pair[1..].ToLowerInvariant());

    private static readonly FrozenSet<string> LegalForms = (
        "ltd limited inc incorporated llc llp plc corp corporation co company gmbh mbh eg ev ag kg ug sa sas sarl srl spa " +
        "bv nv vzw asbl as asa ab oy oyj aps pty pte pvt sro doo kft rt ooo")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// What is left of a name when everything is taken away that a reader may overlook: case, accents, spaces, signs, the
    /// legal form at its end, and the script of letters that look Latin. For comparing only, never for showing.
    /// </summary>
    public static string Skeleton(string name)
    {
        var folded = Fold(name, asLatin: true);
        return folded.Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);
    }

    /// <summary>
    /// True when the skeletons are the same, differ in one letter (two from twelve letters on; none below six), or one of
    /// at least six letters begins the other.
    /// </summary>
    public static bool Resembles(string a, string b) => Shape.Of(a).Resembles(Shape.Of(b));

    /// <summary>A name folded once, to be compared with many.</summary>
    public sealed class Shape
    {
        private readonly string latin;
        private readonly string own;
        private readonly ulong latinLetters;
        private readonly ulong ownLetters;

        private Shape(string latin, string own) => (this.latin, this.own, latinLetters, ownLetters) = (latin, own, Letters(latin), Letters(own));

        public static Shape Of(string name) => new(Skeleton(name), Fold(name, asLatin: false));

        public bool Resembles(Shape other) =>
            MayBeNear(latinLetters, other.latinLetters) && AreNear(latin, other.latin) || MayBeNear(ownLetters, other.ownLetters) && AreNear(own, other.own);

        private static ulong Letters(string folded)
        {
            var letters = 0UL;
            foreach (var c in folded) letters |= 1UL << (c & 63);
            return letters;
        }

        // Two changed letters take two letters away and bring two; a beginning has no letter that the whole lacks.
        private static bool MayBeNear(ulong a, ulong b) => (a & ~b) == 0 || (b & ~a) == 0 || BitOperations.PopCount(a ^ b) <= 4;
    }

    /// <summary>True when one word has letters of more than one of Latin, Cyrillic and Greek.</summary>
    public static bool MixesScripts(string name)
    {
        var inWord = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rune in name.EnumerateRunes())
        {
            if (ScriptOf(rune) is { } script)
                inWord.Add(script);
            else if (!Rune.IsLetterOrDigit(rune) && !IsMark(rune) && rune.Value is not ('\'' or '’' or '.' or Joiners.NonJoiner or Joiners.Joiner))
                inWord.Clear();

            if (inWord.Count > 1)
                return true;
        }

        return false;
    }

    private static string Fold(string name, bool asLatin)
    {
        if (CodePoints.LoneSurrogate(name) >= 0)
            throw new DomainException("The name holds half of a character. Type it again.");

        var plain = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (rune.Value is '.' or '\'' or '’' or 'ʻ' or Joiners.NonJoiner or Joiners.Joiner || IsAccent(rune.Value))
                continue;

            if (Rune.IsLetterOrDigit(rune) || IsMark(rune))
                plain.Append(asLatin ? Latin(rune) : Rune.ToLowerInvariant(rune).ToString());
            else
                plain.Append(' ');
        }

        var words = plain.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && LegalForms.Contains(words[^1]))
            words.RemoveAt(words.Count - 1);

        return string.Concat(words);
    }

    private static string Latin(Rune rune)
    {
        var small = Rune.ToLowerInvariant(rune);
        return LooksLike(rune) ?? LooksLike(small) ?? small.ToString();
    }

    private static string? LooksLike(Rune rune) => rune.IsBmp ? Likeness.GetValueOrDefault((char)rune.Value) : null;

    // Marks that Latin, Greek and Cyrillic letters bear, and the points of Arabic and Hebrew that are mostly left out.
    // The vowel signs of other scripts are letters to their readers.
    private static bool IsAccent(int codePoint) => codePoint
        is >= 0x0300 and <= 0x036F or >= 0x0483 and <= 0x0487 or >= 0x1AB0 and <= 0x1AFF or >= 0x1DC0 and <= 0x1DFF
        or >= 0x20D0 and <= 0x20F0 or >= 0xFE00 and <= 0xFE0F or >= 0xFE20 and <= 0xFE2F
        or >= 0x0591 and <= 0x05C7 or >= 0x064B and <= 0x065F or 0x0670 or 0x0640;

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static string? ScriptOf(Rune rune) => !Rune.IsLetter(rune) ? null : rune.Value switch
    {
        >= 0x0370 and <= 0x03E1 or >= 0x03F0 and <= 0x03FF or >= 0x1F00 and <= 0x1FFF => "Greek",
        >= 0x0400 and <= 0x052F or >= 0x1C80 and <= 0x1C8F or >= 0xA640 and <= 0xA69F => "Cyrillic",
        _ => Name.IsLatinLetter(rune.Value) ? "Latin" : null,
    };

    private static bool AreNear(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length == 0)
            return false;
        if (shorter.Length < 6)
            return a == b;

        return longer.StartsWith(shorter, StringComparison.Ordinal) || longer.Length - shorter.Length <= 2 && Distance(a, b) <= (shorter.Length < 12 ? 1 : 2);
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
