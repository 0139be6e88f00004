using System.Globalization;
using System.Text;
using Tccm.Typesetting.Native;
using Tccm.Typesetting.Setting;

namespace Tccm.Typesetting;

/// <summary>What the installed fonts can draw.</summary>
public static class Fonts
{
    /// <summary>The code points of a text that no installed font draws, each once, in the text's order: ask before a name is kept.</summary>
    /// <exception cref="TypesettingException">A library or the fonts are missing.</exception>
    /// <exception cref="ArgumentException">The text holds what cannot be set; see <see cref="Run"/>.</exception>
    public static IReadOnlyList<Rune> MissingGlyphs(string text)
    {
        var normal = UnicodeText.Checked(text);
        return Press.Use(fonts => Missing(fonts, normal));
    }

    private static List<Rune> Missing(FontMapHandle fonts, string text)
    {
        var missing = new List<Rune>();
        if (Count(fonts, text) == 0)
            return missing;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (Count(fonts, element) > 0)
                missing.AddRange(element.EnumerateRunes().Where(rune => Count(fonts, rune.ToString()) > 0));
        }

        return [.. missing.Distinct()];
    }

    private static unsafe int Count(FontMapHandle fonts, string text)
    {
        using var context = PangoApi.NewContext(fonts);
        using var layout = PangoApi.NewLayout(context);
        using var font = PangoApi.NewFontDescription();
        PangoApi.SetFamily(font, Families.For(Typeface.Serif, "und"));
        PangoApi.SetAbsoluteSize(font, 10 * PangoApi.Scale);
        PangoApi.SetFont(layout, font);
        var bytes = Encoding.UTF8.GetBytes(text + "\0");
        fixed (byte* start = bytes)
            PangoApi.SetText(layout, start, bytes.Length - 1);
        return PangoApi.UnknownGlyphs(layout);
    }
}
