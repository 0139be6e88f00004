using Tccm.Typesetting.Native;

namespace Tccm.Typesetting.Setting;

/// <summary>
/// The one font map, and the turn to use it. Cairo 1.16 keeps at most ten font files open and closes one that another
/// thread may be reading (a crash in <c>cairo_surface_finish</c> with eleven scripts on four threads showed it),
/// so documents asked for at once are set one after the other. A document takes milliseconds.
/// </summary>
internal static class Press
{
    private static readonly Lock Turn = new();
    private static FontMapHandle? s_fonts;

    internal static T Use<T>(Func<FontMapHandle, T> work)
    {
        Libraries.Require();
        lock (Turn)
            return work(s_fonts ??= FontMap());
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

    private static FontMapHandle FontMap()
    {
        var fonts = PangoApi.NewFontMap();
        RequireFont(fonts);
        return fonts;
    }
}
