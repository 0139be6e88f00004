namespace Tccm.Typesetting.Setting;

/// <summary>A node of the structure tree.</summary>
internal sealed class Element(string tag, Element? parent)
{
    private int _first = -1;
    private int _last = -1;

    internal string Tag { get; } = tag;

    internal Element? Parent { get; } = parent;

    internal int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    internal string? Language { get; init; }

    internal string? Alternative { get; init; }

    /// <summary>Whether it holds links or other languages, which need tags of their own.</summary>
    internal bool Mixed { get; set; }

    /// <summary>Cairo cannot carry marked content over a page, so a divided element holds one span or more for each page.</summary>
    internal bool Divided => Mixed || _first != _last;

    internal void Touch(int page)
    {
        _first = _first < 0 ? page : _first;
        _last = page;
    }
}
