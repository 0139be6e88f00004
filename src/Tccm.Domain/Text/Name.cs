using System.Globalization;
using System.Text;

namespace Tccm.Domain.Text;

/// <summary>The name of an organisation or a person, in the script it is written in.</summary>
public static class Name
{
    public const int MaxLength = 200;

    /// <summary>
    /// Returns the name in NFC, on one line, trimmed, with single spaces. Refuses what has no shape of its own
    /// (control, formatting, bidirectional, private-use and unassigned characters), except U+200C and U+200D where
    /// RFC 5892 (CONTEXTJ) needs them, and what is empty, over <see cref="MaxLength"/> code points or has neither
    /// letter nor digit.
    /// </summary>
    /// <param name="value">The name as typed.</param>
    /// <param name="what">What it is called in a refusal: "legal name".</param>
    /// <param name="field">The input that a refusal is about, where it is not called so.</param>
    public static string Check(string? value, string what, string? field = null)
    {
        try { return Checked(value, what); }
        catch (DomainException refused) when (field is not null) { throw new DomainException(refused.Message, field); }
    }

    private static string Checked(string? value, string what)
    {
        var typed = value?.Trim() ?? "";
        if (typed.Length == 0)
            throw new DomainException($"The {what} is empty. Write it as it should be shown.", what);

        RefuseUnshown(typed, what);

        var name = WithSingleSpaces(typed.Normalize(NormalizationForm.FormC));
        var runes = name.EnumerateRunes().ToList();
        RefuseStrayJoiners(runes, what);

        if (runes.Count > MaxLength)
            throw new DomainException($"The {what} has {runes.Count} characters; {MaxLength} are allowed. Shorten it.", what);
        if (IsMark(runes[0]))
            throw new DomainException($"The {what} begins with {CodePoints.Written(runes[0])}, a mark that needs a letter before it. Put the letter there or remove the mark.", what);
        if (!runes.Exists(Rune.IsLetterOrDigit))
            throw new DomainException($"The {what} holds neither a letter nor a digit. Write it in letters.", what);

        return name;
    }

    /// <summary>True when the name has a letter of another script than Latin, or a digit other than 0 to 9, so that a Latin form should stand beside it.</summary>
    public static bool NeedsLatinForm(string value) => value.EnumerateRunes().Any(rune =>
        (Rune.IsLetter(rune) && !IsLatinLetter(rune.Value)) || (Rune.IsDigit(rune) && !rune.IsAscii));

    private static void RefuseUnshown(string typed, string what)
    {
        if (CodePoints.LoneSurrogate(typed) is >= 0 and var broken)
            throw Refusal(what, typed[broken], CodePoints.Count(typed[..broken]), "half of a character, left over from a cut or a broken file", "Type that character again.");

        var at = 0;
        foreach (var rune in typed.EnumerateRunes())
        {
            if (rune.Value is not (Joiners.NonJoiner or Joiners.Joiner) && CodePoints.Unshown(rune) is { } kind)
                throw Refusal(what, rune.Value, at, kind, Mend(kind, rune));
            at++;
        }
    }

    private static string Mend(string kind, Rune rune) => kind switch
    {
        "a tab" or "a line break" => "Put a space in its place.",
        _ when rune == Rune.ReplacementChar => "Type that character again.",
        _ => "Remove it.",
    };

    private static void RefuseStrayJoiners(List<Rune> runes, string what)
    {
        for (var at = 0; at < runes.Count; at++)
        {
            if (runes[at].Value is Joiners.NonJoiner or Joiners.Joiner && !Joiners.IsNeeded(runes, at))
            {
                var kind = runes[at].Value == Joiners.NonJoiner ? "an invisible non-joiner" : "an invisible joiner";
                throw Refusal(what, runes[at].Value, at, $"{kind} at a place where it changes nothing in the writing", "Remove it.");
            }
        }
    }

    private static DomainException Refusal(string what, int codePoint, int at, string kind, string mend) =>
        new($"The {what} holds {CodePoints.Written(codePoint)} as its character {at + 1}: {kind}. {mend}", what);

    private static string WithSingleSpaces(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            if (!char.IsWhiteSpace(c))
                result.Append(c);
            else if (result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString();
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // The letters of Scripts.txt's Latin and the modifier letters that Latin orthographies use (Hawaiian ʻ).
    // Fullwidth Latin is left out: it is written among CJK and reads better with a plain form beside it.
    internal static bool IsLatinLetter(int codePoint) => codePoint
        is <= 0x02FF
        or >= 0x1D00 and <= 0x1D25 or >= 0x1D2C and <= 0x1D5C or >= 0x1D62 and <= 0x1D65 or >= 0x1D6B and <= 0x1D77 or >= 0x1D79 and <= 0x1DBE
        or >= 0x1E00 and <= 0x1EFF
        or 0x2071 or 0x207F or >= 0x2090 and <= 0x209C
        or 0x212A or 0x212B or 0x2132 or 0x214E or 0x2184
        or >= 0x2C60 and <= 0x2C7F
        or >= 0xA722 and <= 0xA7FF
        or >= 0xAB30 and <= 0xAB5A or >= 0xAB5C and <= 0xAB64 or >= 0xAB66 and <= 0xAB69
        or >= 0xFB00 and <= 0xFB06
        or >= 0x10780 and <= 0x107BA
        or >= 0x1DF00 and <= 0x1DF2A;
}
