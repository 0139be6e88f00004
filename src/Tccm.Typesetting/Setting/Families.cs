using System.Text;

namespace Tccm.Typesetting.Setting;

/// <summary>Which faces to ask for, in which order; fontconfig adds whatever else is installed.</summary>
internal static class Families
{
    private const string Serif = "Noto Serif,Noto Naskh Arabic,Noto Serif Hebrew,Noto Serif Devanagari,Noto Serif Bengali,Noto Serif Sinhala,Noto Serif Thai,Noto Serif Georgian,Noto Serif Armenian,Noto Serif Ethiopic,Noto Serif Tamil,DejaVu Serif";
    private const string Sans = "Noto Sans,Noto Sans Arabic,Noto Sans Hebrew,Noto Sans Devanagari,Noto Sans Bengali,Noto Sans Sinhala,Noto Sans Thai,Noto Sans Georgian,Noto Sans Armenian,Noto Sans Ethiopic,Noto Sans Tamil,DejaVu Sans";
    private const string Mono = "Noto Sans Mono,DejaVu Sans Mono";

    internal static readonly IReadOnlyList<string> Wanted = ["Noto Serif", "Noto Sans", "DejaVu Serif", "DejaVu Sans"];

    internal static string For(Typeface typeface, string language)
    {
        var (list, cjk) = typeface switch
        {
            Typeface.Serif => (Serif, "Noto Serif CJK "),
            Typeface.Sans => (Sans, "Noto Sans CJK "),
            _ => (Mono, "Noto Sans Mono CJK "),
        };
        var region = HanRegion(language);
        // Where the text is Chinese, Japanese or Korean its own face also gives the quotation marks their full width.
        return region is null ? $"{list},{cjk}SC" : $"{cjk}{region},{list}";
    }

    /// <summary>The tag that fontconfig and HarfBuzz know: they go by region where BCP 47 goes by script.</summary>
    internal static string Shaping(string language) => HanRegion(language) switch
    {
        "SC" => "zh-cn",
        "TC" => "zh-tw",
        "HK" => "zh-hk",
        _ => language,
    };

    /// <summary>Kana is only Japanese and Hangul only Korean, which settles the Han characters beside them.</summary>
    internal static string? Guess(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0x3041 and <= 0x30ff)
                return "ja";
            if (rune.Value is (>= 0xac00 and <= 0xd7a3) or (>= 0x1100 and <= 0x11ff))
                return "ko";
        }

        return null;
    }

    internal static bool IsRightToLeft(string language)
    {
        var parts = language.Split('-');
        return parts.Any(part => part.Length == 4 && part is "Arab" or "Hebr" or "Thaa" or "Syrc" or "Nkoo")
            || (parts[0] is "ar" or "he" or "fa" or "ur" or "ps" or "sd" or "ug" or "yi" or "dv" or "ckb" && !parts.Contains("Latn", StringComparer.OrdinalIgnoreCase));
    }

    private static string? HanRegion(string language)
    {
        var parts = language.ToLowerInvariant().Split('-');
        return parts[0] switch
        {
            "ja" => "JP",
            "ko" => "KR",
            "yue" => "HK",
            "zh" when parts.Contains("hk") || parts.Contains("mo") => "HK",
            "zh" when parts.Contains("hant") || parts.Contains("tw") => "TC",
            "zh" => "SC",
            _ => null,
        };
    }
}
