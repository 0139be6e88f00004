using System.Globalization;
using Tccm.Typesetting.Native;

namespace Tccm.Typesetting.Setting;

/// <summary>Opens and closes tags so that what is drawn stands in its element, and remembers what Cairo cannot say of them.</summary>
internal sealed class Tagger(CairoHandle cairo)
{
    private readonly List<Element> _open = [];
    private Element? _part;

    /// <summary>Every tag in the order of its beginning.</summary>
    internal List<Tag> Tags { get; } = [];

    /// <summary>Opens the element's ancestors, and the element itself.</summary>
    internal void Open(Element element)
    {
        var path = new Element[element.Depth + 1];
        for (var step = element; step is not null; step = step.Parent)
            path[step.Depth] = step;
        var common = 0;
        while (common < _open.Count && common < path.Length && ReferenceEquals(_open[common], path[common]))
            common++;
        CloseTo(common);
        for (var i = common; i < path.Length; i++)
        {
            Begin(path[i].Tag, "", new Tag(path[i].Tag, path[i].Language, path[i].Alternative));
            _open.Add(path[i]);
        }
    }

    /// <summary>Closes the innermost element, whose content is whole.</summary>
    internal void CloseLeaf() => CloseTo(_open.Count - 1);

    internal void CloseAll() => CloseTo(0);

    internal void BeginPart(Uri? target, IEnumerable<Fragment> fragments, TextBody body, string? language)
    {
        _part = new Element(target is null ? "Span" : "Link", null);
        var attributes = "";
        if (target is not null)
        {
            var rectangles = fragments.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.X:0.##} {f.Baseline - body.Style.Size:0.##} {f.Width:0.##} {body.Style.Size * 1.3:0.##}"));
            attributes = $"uri='{Ascii(target)}' rect=[{string.Join(' ', rectangles)}]";
        }

        Begin(_part.Tag, attributes, new Tag(_part.Tag, language, null));
    }

    internal void EndPart()
    {
        CairoApi.TagEnd(cairo, _part!.Tag);
        _part = null;
    }

    private void CloseTo(int depth)
    {
        while (_open.Count > depth)
        {
            CairoApi.TagEnd(cairo, _open[^1].Tag);
            _open.RemoveAt(_open.Count - 1);
        }
    }

    private void Begin(string name, string attributes, Tag tag)
    {
        CairoApi.TagBegin(cairo, name, attributes);
        Tags.Add(tag);
    }

    private static string Ascii(Uri target)
    {
        var address = target.IsAbsoluteUri && target.HostNameType == UriHostNameType.Dns && target.Host != target.IdnHost
            ? new UriBuilder(target) { Host = target.IdnHost }.Uri.AbsoluteUri
            : target.AbsoluteUri;
        return address.Replace("'", "%27", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal);
    }
}

internal sealed record Tag(string Name, string? Language, string? Alternative);
