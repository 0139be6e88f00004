using System.Globalization;
using System.Text;

namespace Tccm.Domain.Text;

/// <summary>
/// A domain name in both its forms (IDNA2008, RFC 5890; mapped as UTS #46 says): as people read it and as the DNS
/// has it. A name of ASCII only has the same in both.
/// </summary>
public sealed record InternetDomain(string ULabel, string ALabel)
{
    private const string Field = "domain";

    private static readonly IdnMapping Mapping = new() { UseStd3AsciiRules = true, AllowUnassigned = false };

    /// <summary>Takes either form, in any case, with or without the final dot; a name of one label too (nz, рф).</summary>
    public static InternetDomain Parse(string? text)
    {
        var typed = text?.Trim() ?? "";
        RefuseWhatIsNoName(typed);

        var labels = WithPlainDots(typed.Normalize(NormalizationForm.FormC)).Split('.');
        if (labels.Length > 1 && labels[^1].Length == 0)
            labels = labels[..^1];

        var pairs = labels.Select(label => Both(label, typed)).ToList();
        if (pairs[^1].A.All(char.IsAsciiDigit))
            throw Refusal(typed, "has a last part of digits only, like an IP address", "Write the name, such as example.nz.");

        RefuseMixedDirections([.. pairs.Select(p => p.U)], typed);
        var domain = new InternetDomain(string.Join('.', pairs.Select(p => p.U)), string.Join('.', pairs.Select(p => p.A)));
        if (domain.ALabel.Length > 253)
            throw Refusal(typed, $"has {domain.ALabel.Length} octets in the DNS; 253 are allowed", "Shorten it.");
        return domain;
    }

    /// <summary>Names one a line, or parted by commas. Every line that is no domain name is named in the refusal.</summary>
    public static IReadOnlyList<InternetDomain> ParseLines(string? text, string field)
    {
        var (domains, refusals) = (new List<InternetDomain>(), new List<string>());
        foreach (var line in (text ?? "").Split(['\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            try { domains.Add(Parse(line)); }
            catch (DomainException refused) { refusals.Add(refused.Message); }
        }
        return refusals.Count == 0 ? [.. domains.Distinct()] : throw new DomainException(string.Join(" ", refusals), field);
    }

    public override string ToString() => ULabel;

    private static void RefuseWhatIsNoName(string typed)
    {
        if (typed.Length == 0)
            throw new DomainException("The domain name is empty. Write it as in example.nz.", Field);
        if (typed.Length > 1000)
            throw new DomainException("This is too long for a domain name: 253 octets are allowed. Shorten it.", Field);
        if (CodePoints.LoneSurrogate(typed) >= 0)
            throw Refusal(typed, "holds half of a character", "Type it again.");
        if (typed.Contains('@', StringComparison.Ordinal))
            throw Refusal(typed, "is an e-mail address", "Write only what stands after the @.");
        if (typed.AsSpan().IndexOfAny("/?#\\") >= 0)
            throw Refusal(typed, "is a web address", "Write only the domain name: no https:// before it, no path after it.");
        if (typed.AsSpan().IndexOfAny(":[]") >= 0)
            throw Refusal(typed, "holds a port or an IP address", "Write only the domain name.");
        if (typed.Any(char.IsWhiteSpace))
            throw Refusal(typed, "holds a space", "Write one domain name without spaces.");
        if (typed.Contains('_', StringComparison.Ordinal))
            throw Refusal(typed, "holds an underscore, which names of hosts may not have", "Write the domain name of the organisation.");
    }

    private static (string U, string A) Both(string label, string typed)
    {
        if (label.Length == 0)
            throw Refusal(typed, "has an empty part", "Write no two dots together and none in front.");

        var a = Mapped(label);
        if (a is null || a.Length > 63)
            throw Refusal(typed, $"has a part, “{Words.Quoted(label)}”, that the DNS cannot hold", "A part has 1 to 63 letters, digits or hyphens, no hyphen at either end; in another script its xn-- form has at most 63.");

        var u = Unmapped(a);
        if (u is null || Mapped(u) != a || (u == a && a.StartsWith("xn--", StringComparison.Ordinal)))
            throw Refusal(typed, $"has a part, “{Words.Quoted(label)}”, whose xn-- form stands for no name", "Copy it again, or write it in its own script.");

        RefuseSymbols(u, typed);
        return (u, a);
    }

    // UTS #46 lets symbols and emoji through; IDNA2008 (RFC 5892) holds letters, marks, digits and a
    // few signs. Where a joiner may stand, the mapping has checked.
    private static void RefuseSymbols(string label, string typed)
    {
        foreach (var rune in label.EnumerateRunes())
        {
            var allowed = rune.Value switch
            {
                Joiners.NonJoiner or Joiners.Joiner or '-' or 0x00B7 or 0x0375 or 0x05F3 or 0x05F4 or 0x06FD or 0x06FE or 0x0F0B or 0x3007 or 0x30FB => true,
                _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
                    or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber,
            };
            if (!allowed)
                throw Refusal(typed, $"holds {CodePoints.Written(rune)}, which domain names may not have", "Use letters, digits and hyphens.");
        }
    }

    // The platform does not apply the Bidi rule (RFC 5893). These are the parts of it that keep a name in its order on the page.
    private static void RefuseMixedDirections(string[] labels, string typed)
    {
        if (!labels.Any(label => label.EnumerateRunes().Any(IsRightToLeft)))
            return;

        foreach (var label in labels)
        {
            var letters = label.EnumerateRunes().Where(Rune.IsLetter).ToList();
            var rightToLeft = letters.Count(IsRightToLeft);
            if (Rune.IsDigit(label.EnumerateRunes().First()) || (rightToLeft > 0 && rightToLeft < letters.Count))
                throw Refusal(typed, $"has a part, “{Words.Quoted(label)}”, that mixes right-to-left and left-to-right writing or begins with a digit beside it", "Such a name shows its parts in the wrong order: check it.");
        }
    }

    private static bool IsRightToLeft(Rune rune) => Rune.IsLetter(rune) && rune.Value
        is >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF;

    private static string WithPlainDots(string text) => text.Replace('\u3002', '.').Replace('\uFF0E', '.').Replace('\uFF61', '.');

    private static string? Mapped(string text)
    {
        try
        {
            return Mapping.GetAscii(text).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Unmapped(string text)
    {
        try
        {
            return Mapping.GetUnicode(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static DomainException Refusal(string typed, string why, string mend) =>
        new($"“{Words.Quoted(typed)}” {why}. {mend}", Field);
}
