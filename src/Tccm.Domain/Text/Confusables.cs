using System.Globalization;
using System.Text;

namespace Tccm.Domain.Text;

/// <summary>
/// Which texts look the same, as UTS #39 section 4 tells it: two are confusable when their skeletons are equal.
/// Its data and their version stand in confusables.txt.
/// </summary>
internal static class Confusables
{
    private static readonly Lazy<Dictionary<int, (string Prototype, string? Name)>> Table = new(Read);

    /// <summary>
    /// The skeleton of UTS #39: decomposed (NFD), without what shows nothing, each character as its prototype, decomposed
    /// again. For comparing only, never for showing.
    /// </summary>
    public static string Skeleton(string text)
    {
        var mapped = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (!Scripts.IsInvisible(rune)) mapped.Append(PrototypeOf(rune) ?? rune.ToString());
        }
        return mapped.ToString().Normalize(NormalizationForm.FormD);
    }

    /// <summary>What a character looks like; null where that is itself.</summary>
    public static string? PrototypeOf(Rune rune) => Table.Value.TryGetValue(rune.Value, out var entry) ? entry.Prototype : null;

    /// <summary>The Unicode name of a character that looks like ASCII, as in a sentence: "Cyrillic capital letter es".</summary>
    public static string? NameOf(Rune rune) => Table.Value.TryGetValue(rune.Value, out var entry) && entry.Name is { } name ? name[0] + name[1..].ToLowerInvariant() : null;

    private static Dictionary<int, (string, string?)> Read() => DataFile.Lines("confusables.txt").Select(line => line.Split(' ', 3))
        .ToDictionary(parts => Number(parts[0]), parts => (string.Concat(parts[1].Split('+').Select(part => char.ConvertFromUtf32(Number(part)))), parts.Length > 2 ? parts[2] : null));

    private static int Number(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
