using System.Text;

namespace Tccm.Domain.Organisations;

/// <summary>The language of a native name as far as script and economy tell it, for <c>lang</c> and for the choice of Han glyphs.</summary>
public static class NativeName
{
    /// <summary>A BCP 47 tag, or null where nothing certain can be said.</summary>
    public static string? LanguageOf(string? name, string economy)
    {
        if (name is null) return null;
        var runes = name.EnumerateRunes().ToArray();
        if (runes.Any(rune => rune.Value is >= 0x3040 and <= 0x30FF)) return "ja";
        if (runes.Any(rune => rune.Value is >= 0xAC00 and <= 0xD7A3)) return "ko";
        if (!runes.Any(IsHan)) return null;
        return economy switch
        {
            "JP" => "ja",
            "KR" => "ko",
            "TW" or "HK" or "MO" => "zh-Hant",
            "CN" or "SG" => "zh-Hans",
            _ => null,
        };
    }

    private static bool IsHan(Rune rune) => rune.Value is >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x3FFFF;
}
