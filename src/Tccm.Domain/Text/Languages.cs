using System.Globalization;
using System.Text.RegularExpressions;

namespace Tccm.Domain.Text;

/// <summary>Language tags by their form (BCP 47: a language, and perhaps a script and a region).</summary>
public static partial class Languages
{
    public static bool IsTag(string? tag) => tag is not null && Tag().IsMatch(tag);

    /// <summary>What a language is called in English; the tag itself where nobody knows it.</summary>
    public static string NameOf(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
