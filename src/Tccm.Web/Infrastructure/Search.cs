using System.Globalization;

namespace Tccm.Web.Infrastructure;

/// <summary>Finding by a part of a name in any script: case, accents and width do not count.</summary>
public static class Search
{
    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth | CompareOptions.IgnoreKanaType;

    /// <summary>Whether every word of the query is somewhere in the texts. An empty query finds everything.</summary>
    public static bool Finds(string? query, params IEnumerable<string?> texts)
    {
        var known = texts.ToList();
        return (query ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(word => known.Exists(text => text is not null && CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, Loosely) >= 0));
    }
}
