using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Tccm.Web.Tests.Output;

/// <summary>What of a page, as a browser reads it, could do more than be read. The portal's own pages say which elements and attributes there are.</summary>
internal sealed class Harm
{
    private static readonly HashSet<string> Addresses = new(["href", "src", "action", "formaction", "xlink:href", "data", "poster", "cite", "background", "srcset", "ping", "manifest", "srcdoc", "style"], StringComparer.OrdinalIgnoreCase);
    private static readonly HtmlParser Parser = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Learns from a page with honest words what pages are made of.</summary>
    public void Learn(string page)
    {
        var document = Parser.ParseDocument(page);
        known.UnionWith(document.All.SelectMany(Made));
        known.UnionWith(document.QuerySelectorAll("script").Select(script => script.OuterHtml));
    }

    public IEnumerable<string> In(string page)
    {
        var document = Parser.ParseDocument(page);
        foreach (var element in document.All)
        {
            foreach (var made in Made(element).Where(made => !known.Contains(made))) yield return $"{made}: {Start(element)}";
            if (element.LocalName == "script" && !known.Contains(element.OuterHtml)) yield return Start(element);
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) yield return Start(element);
                if (Addresses.Contains(attribute.Name) && !IsHarmless(attribute.Value)) yield return $"{attribute.Name}={attribute.Value}";
            }
        }
    }

    private static IEnumerable<string> Made(IElement element) => element.Attributes.Where(attribute => !attribute.Name.StartsWith("aria-", StringComparison.Ordinal)).Select(attribute => $"<{element.LocalName} {attribute.Name}>").Prepend($"<{element.LocalName}>");

    /// <summary>As a browser reads an address: without the white space and control characters that it skips.</summary>
    private static bool IsHarmless(string address)
    {
        var read = new string([.. address.Where(c => c > ' ' && !char.IsControl(c))]).ToLowerInvariant();
        var colon = read.IndexOf(':', StringComparison.Ordinal);
        var isWithoutScheme = colon < 0 || read.AsSpan(0, colon).IndexOfAny("/?#") >= 0;
        return isWithoutScheme ? !read.StartsWith("//", StringComparison.Ordinal) : read[..colon] is "https" or "http" or "mailto";
    }

    private static string Start(IElement element) => element.OuterHtml is { Length: > 160 } all ? all[..160] : element.OuterHtml;
}
