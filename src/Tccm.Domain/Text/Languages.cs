using System.Globalization;
using System.Text.RegularExpressions;

namespace Tccm.Domain.Text;

/// <summary>Language tags by their form (BCP 47: a language, and perhaps a script and a region), and what the languages are called.</summary>
public static partial class Languages
{
    /// <summary>Those that are offered to choose from; any other tag can be typed.</summary>
    public static IReadOnlyList<string> Common { get; } =
        ["ar", "bn", "zh-Hans", "zh-Hant", "cs", "nl", "en", "fil", "fr", "de", "el", "he", "hi", "hu", "id", "it", "ja", "ko", "ms", "mn", "ne", "nb", "fa", "pl", "pt", "pt-BR", "ro", "ru", "sr", "es", "sw", "sv", "ta", "th", "tr", "uk", "ur", "vi"];

    public static bool IsTag(string? tag) => tag is not null && Tag().IsMatch(tag);

    /// <summary>Its name in English; the tag itself where there is none.</summary>
    public static string NameOf(string tag) => Culture(tag) is { } culture ? culture.EnglishName : tag;

    /// <summary>Its name in itself; the tag where there is none.</summary>
    public static string NativeNameOf(string tag) => Culture(tag) is { } culture ? culture.NativeName : tag;

    public static bool IsRightToLeft(string tag) => Culture(tag)?.TextInfo.IsRightToLeft == true;

    private static CultureInfo? Culture(string tag)
    {
        try
        {
            return IsTag(tag) ? CultureInfo.GetCultureInfo(tag, predefinedOnly: true) : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
