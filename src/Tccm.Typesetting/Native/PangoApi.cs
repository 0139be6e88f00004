using System.Runtime.InteropServices;

namespace Tccm.Typesetting.Native;

/// <summary>The part of Pango that setting a paragraph needs. Lengths are in units of 1/1024 point.</summary>
internal static unsafe partial class PangoApi
{
    internal const double Scale = 1024;
    internal const int LeftToRight = 0;
    internal const int RightToLeft = 1;
    internal const int WrapWordChar = 2;
    internal const int WeightBold = 700;
    internal const int StyleItalic = 2;

    [LibraryImport(Libraries.GObject, EntryPoint = "g_object_unref")]
    internal static partial void Unref(nint instance);

    [LibraryImport(Libraries.PangoCairo, EntryPoint = "pango_cairo_font_map_new")]
    internal static partial FontMapHandle NewFontMap();

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_font_map_create_context")]
    internal static partial PangoContextHandle NewContext(FontMapHandle fonts);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_font_map_load_font")]
    internal static partial nint LoadFont(FontMapHandle fonts, PangoContextHandle context, FontDescriptionHandle description);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_context_set_base_dir")]
    internal static partial void SetBaseDirection(PangoContextHandle context, int direction);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_context_set_language")]
    internal static partial void SetLanguage(PangoContextHandle context, nint language);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_context_set_round_glyph_positions")]
    internal static partial void SetRoundGlyphPositions(PangoContextHandle context, int round);

    [LibraryImport(Libraries.PangoCairo, EntryPoint = "pango_cairo_update_context")]
    internal static partial void UpdateContext(CairoHandle cairo, PangoContextHandle context);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_language_from_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint Language(string tag);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_find_base_dir")]
    internal static partial int FindBaseDirection(byte* text, int length);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_font_description_new")]
    internal static partial FontDescriptionHandle NewFontDescription();

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_font_description_free")]
    internal static partial void FreeFontDescription(nint description);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_font_description_set_family", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetFamily(FontDescriptionHandle description, string family);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_font_description_set_absolute_size")]
    internal static partial void SetAbsoluteSize(FontDescriptionHandle description, double size);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_font_description_set_weight")]
    internal static partial void SetWeight(FontDescriptionHandle description, int weight);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_font_description_set_style")]
    internal static partial void SetStyle(FontDescriptionHandle description, int style);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_context_get_metrics")]
    internal static partial nint GetMetrics(PangoContextHandle context, FontDescriptionHandle description, nint language);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_font_metrics_get_ascent")]
    internal static partial int Ascent(nint metrics);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_font_metrics_get_descent")]
    internal static partial int Descent(nint metrics);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_font_metrics_unref")]
    internal static partial void UnrefMetrics(nint metrics);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_attr_list_new")]
    internal static partial AttributesHandle NewAttributes();

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_attr_list_unref")]
    internal static partial void UnrefAttributes(nint attributes);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_attr_list_insert")]
    internal static partial void Insert(AttributesHandle attributes, PangoAttribute* attribute);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_attr_family_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial PangoAttribute* Family(string family);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_attr_size_new_absolute")]
    internal static partial PangoAttribute* Size(int size);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_attr_weight_new")]
    internal static partial PangoAttribute* Weight(int weight);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_attr_style_new")]
    internal static partial PangoAttribute* Style(int style);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_attr_language_new")]
    internal static partial PangoAttribute* LanguageAttribute(nint language);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_attr_font_features_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial PangoAttribute* FontFeatures(string features);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_attr_insert_hyphens_new")]
    internal static partial PangoAttribute* InsertHyphens(int insert);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_attr_foreground_new")]
    internal static partial PangoAttribute* Foreground(ushort red, ushort green, ushort blue);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_layout_new")]
    internal static partial LayoutHandle NewLayout(PangoContextHandle context);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_layout_set_text")]
    internal static partial void SetText(LayoutHandle layout, byte* text, int length);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_layout_get_text")]
    internal static partial nint GetText(LayoutHandle layout);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_layout_set_font_description")]
    internal static partial void SetFont(LayoutHandle layout, FontDescriptionHandle description);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_layout_set_attributes")]
    internal static partial void SetAttributes(LayoutHandle layout, AttributesHandle attributes);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_layout_set_width")]
    internal static partial void SetWidth(LayoutHandle layout, int width);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_layout_set_wrap")]
    internal static partial void SetWrap(LayoutHandle layout, int wrap);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_layout_set_auto_dir")]
    internal static partial void SetAutoDirection(LayoutHandle layout, int auto);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_layout_get_lines_readonly")]
    internal static partial ListNode* GetLines(LayoutHandle layout);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_layout_get_unknown_glyphs_count")]
    internal static partial int UnknownGlyphs(LayoutHandle layout);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_layout_line_get_extents")]
    internal static partial void LineExtents(PangoLine* line, PangoRectangle* ink, PangoRectangle* logical);

    [LibraryImport(Libraries.Pango, EntryPoint = "pango_glyph_string_get_width")]
    internal static partial int Width(nint glyphs);

    [LibraryImport(Libraries.PangoCairo, EntryPoint = "pango_cairo_show_glyph_item")]
    internal static partial void Show(CairoHandle cairo, nint text, GlyphItem* item);
}

#pragma warning disable CS0649 // Pango fills them.
// Public structures of Pango 1.x; only their leading fields are named, always behind a pointer.
[StructLayout(LayoutKind.Sequential)]
internal struct PangoRectangle
{
    internal int X;
    internal int Y;
    internal int Width;
    internal int Height;
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ListNode
{
    internal nint Data;
    internal ListNode* Next;
    internal ListNode* Previous;
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PangoLine
{
    internal nint Layout;
    internal int Start;
    internal int Length;
    internal ListNode* Runs;
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct GlyphItem
{
    internal PangoItem* Item;
    internal nint Glyphs;
}

[StructLayout(LayoutKind.Sequential)]
internal struct PangoItem
{
    internal int Offset;
    internal int Length;
    internal int Characters;
}

[StructLayout(LayoutKind.Sequential)]
internal struct PangoAttribute
{
    internal nint Kind;
    internal uint Start;
    internal uint End;
}
