using System.Text;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Text;

/// <summary>Somebody's own words, of several lines where they like.</summary>
public static class Prose
{
    /// <summary>
    /// Returns the words in NFC with LF line ends, trimmed; null where there are none. Refuses what is too long and what
    /// cannot be seen: control characters, and those that turn the direction of what stands around them.
    /// </summary>
    /// <param name="value">The words as typed.</param>
    /// <param name="what">What they are called at the start of a refusal: "The evidence".</param>
    /// <param name="longest">How many characters are allowed.</param>
    /// <param name="field">The input that a refusal is about.</param>
    public static string? Check(string? value, string what, int longest, string field)
    {
        if (value is null || value.EnumerateRunes().All(IsBlank)) return null;
        if (CodePoints.LoneSurrogate(value) >= 0) throw new DomainException($"{what} holds half of a character. Type it again.", field);

        var kept = value.ReplaceLineEndings("\n").Replace('\t', ' ').Trim().Normalize();
        if (kept.Length > longest) throw new DomainException($"{what} has {kept.Length} characters; {longest} at most. Shorten it.", field);
        foreach (var rune in kept.EnumerateRunes().Where(rune => rune.Value != '\n'))
        {
            if (StatementText.WhyNot(rune) is { } kind)
                throw new DomainException($"{what} holds {CodePoints.Written(rune)}: {kind}. Remove it.", field);
        }
        return kept;
    }

    // Joiners and direction marks belong between letters; alone they say nothing.
    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is (>= 0x200B and <= 0x200F) or 0x061C or 0x2060;
}
