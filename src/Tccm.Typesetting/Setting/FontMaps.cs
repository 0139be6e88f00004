using System.Collections.Concurrent;
using Tccm.Typesetting.Native;

namespace Tccm.Typesetting.Setting;

/// <summary>
/// Font maps to borrow. Each is used by one document at a time, as Pango asks; keeping them keeps their caches,
/// whose number is then that of documents ever set at once and not that of threads.
/// </summary>
internal static class FontMaps
{
    private static readonly ConcurrentBag<FontMapHandle> Idle = [];

    internal static Lease Borrow()
    {
        Libraries.Require();
        if (Idle.TryTake(out var fonts))
            return new Lease(fonts);
        fonts = PangoApi.NewFontMap();
        RequireFont(fonts);
        return new Lease(fonts);
    }

    internal static void RequireFont(FontMapHandle fonts)
    {
        using var context = PangoApi.NewContext(fonts);
        using var description = PangoApi.NewFontDescription();
        PangoApi.SetFamily(description, string.Join(',', Families.Wanted));
        PangoApi.SetAbsoluteSize(description, 10 * PangoApi.Scale);
        var font = PangoApi.LoadFont(fonts, context, description);
        if (font == 0)
            throw new TypesettingException(
                "No font is installed, so no PDF can be made. On Debian and Ubuntu install them with: apt-get install fonts-dejavu-core fonts-noto-core fonts-noto-cjk");
        PangoApi.Unref(font);
    }

    internal readonly struct Lease(FontMapHandle fonts) : IDisposable
    {
        internal FontMapHandle Fonts => fonts;

        public void Dispose() => Idle.Add(fonts);
    }
}
