using System.Globalization;
using System.Text;

namespace Tccm.Domain.Text;

/// <summary>
/// The scripts that characters are written in (UAX #24 with Script_Extensions), and whether a word mixes them in a way
/// that UTS #39 section 5 does not expect. The data and their version stand in scripts.txt.
/// </summary>
internal static class Scripts
{
    public const string Latin = "Latn";

    /// <summary>Scripts whose letters are drawn like Latin ones, and so used to forge them.</summary>
    private static readonly HashSet<string> LikeLatin = ["Armn", "Cher", "Copt", "Cyrl", "Dsrt", "Grek", "Lisu", "Osge"];

    /// <summary>The scripts in everyday use (UAX #31, table 5) that may stand beside Latin in one word; Cyrillic and Greek may not.</summary>
    private static readonly HashSet<string> BesideLatin =
    [
        "Arab", "Armn", "Beng", "Bopo", "Deva", "Ethi", "Geor", "Gujr", "Guru", "Hang", "Hani", "Hebr", "Hira", "Kana", "Khmr", "Knda", "Laoo", "Mlym", "Mymr", "Orya",
        "Sinh", "Taml", "Telu", "Thaa", "Thai", "Tibt", "Hanb", "Jpan", "Kore",
    ];

    private static readonly Lazy<Data> Known = new(Data.Read);

    /// <summary>The scripts of a character, with the writing systems that combine them (Jpan, Hanb, Kore); empty where every script uses it.</summary>
    public static IReadOnlyList<string> Of(Rune rune) => Known.Value.Find(rune.Value)?.Scripts ?? [];

    public static bool IsInvisible(Rune rune) => Data.Find(rune.Value, Known.Value.Invisible) is not null;

    public static string NameOf(string script) => Known.Value.Names.GetValueOrDefault(script, script);

    /// <summary>Whether a letter of another script is drawn like one of ASCII.</summary>
    public static bool LooksLatin(Rune rune) => Of(rune).Any(LikeLatin.Contains) && Confusables.PrototypeOf(rune) is { } prototype && prototype.All(c => char.IsAscii(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);

    /// <summary>
    /// Whether a word mixes scripts beyond what UTS #39 calls moderately restrictive: one script, or the writing system of
    /// one language, with or without Latin; Cyrillic or Greek never with Latin. A letter drawn like Latin beside Latin counts too.
    /// </summary>
    public static bool AreMixed(IReadOnlyList<Rune> word)
    {
        var sets = word.Select(Of).Where(set => set.Count > 0).ToList();
        if (sets.Count == 0 || sets[0].Any(script => sets.TrueForAll(set => set.Contains(script)))) return false;
        if (word.Any(rune => Of(rune).Contains(Latin)) && word.Any(LooksLatin)) return true;
        return !sets.SelectMany(set => set).Distinct(StringComparer.Ordinal).Where(BesideLatin.Contains).Any(script => sets.TrueForAll(set => set.Contains(Latin) || set.Contains(script)));
    }

    private sealed record Range(int First, int Last, IReadOnlyList<string> Scripts);

    private sealed record Data(Range[] Visible, Range[] Invisible, IReadOnlyDictionary<string, string> Names)
    {
        public Range? Find(int codePoint) => Find(codePoint, Visible);

        public static Range? Find(int codePoint, Range[] ranges)
        {
            var (low, high) = (0, ranges.Length - 1);
            while (low <= high)
            {
                var middle = (low + high) / 2;
                if (codePoint < ranges[middle].First) high = middle - 1;
                else if (codePoint > ranges[middle].Last) low = middle + 1;
                else return ranges[middle];
            }
            return null;
        }

        public static Data Read()
        {
            var lines = DataFile.Lines("scripts.txt").Select(line => line.Split(' ', 3)).ToLookup(parts => parts[0] == "=");
            var ranges = lines[false].Select(parts => (Span: parts[0].Split(".."), Scripts: parts[1])).Select(part => new Range(Number(part.Span[0]), Number(part.Span[^1]), Augmented(part.Scripts.Split(',')))).ToLookup(range => range.Scripts[0] == "-");
            return new([.. ranges[false]], [.. ranges[true]], lines[true].ToDictionary(parts => parts[1], parts => parts[2], StringComparer.Ordinal));
        }

        // UTS #39, section 5.1.
        private static string[] Augmented(string[] scripts) =>
        [
            .. scripts,
            .. scripts.Intersect(["Hani", "Bopo"]).Any() ? ["Hanb"] : Array.Empty<string>(),
            .. scripts.Intersect(["Hani", "Hira", "Kana"]).Any() ? ["Jpan"] : Array.Empty<string>(),
            .. scripts.Intersect(["Hani", "Hang"]).Any() ? ["Kore"] : Array.Empty<string>(),
        ];

        private static int Number(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
