using System.Runtime.InteropServices;

namespace Tccm.Typesetting.Native;

/// <summary>The part of Cairo that a PDF needs. Names follow cairo.h without its prefix.</summary>
internal static unsafe partial class CairoApi
{
    internal const int MetadataTitle = 0;
    internal const int MetadataAuthor = 1;
    internal const int MetadataSubject = 2;
    internal const int MetadataCreateDate = 5;
    internal const int MetadataModifyDate = 6;
    internal const int OutlineOpen = 1;
    internal const int StatusWriteError = 11;

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_pdf_surface_create_for_stream")]
    internal static partial SurfaceHandle CreatePdf(delegate* unmanaged<nint, byte*, uint, int> write, nint closure, double width, double height);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_pdf_surface_set_metadata", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetMetadata(SurfaceHandle surface, int metadata, string value);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_pdf_surface_add_outline", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int AddOutline(SurfaceHandle surface, int parent, string text, string attributes, int flags);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_surface_finish")]
    internal static partial void Finish(SurfaceHandle surface);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_surface_status")]
    internal static partial int Status(SurfaceHandle surface);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_surface_destroy")]
    internal static partial void DestroySurface(nint surface);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_create")]
    internal static partial CairoHandle Create(SurfaceHandle surface);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_destroy")]
    internal static partial void Destroy(nint cairo);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_status")]
    internal static partial int Status(CairoHandle cairo);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_status_to_string")]
    internal static partial nint Describe(int status);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_show_page")]
    internal static partial void ShowPage(CairoHandle cairo);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_tag_begin", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void TagBegin(CairoHandle cairo, string name, string attributes);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_tag_end", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void TagEnd(CairoHandle cairo, string name);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_save")]
    internal static partial void Save(CairoHandle cairo);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_restore")]
    internal static partial void Restore(CairoHandle cairo);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_translate")]
    internal static partial void Translate(CairoHandle cairo, double x, double y);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_scale")]
    internal static partial void Scale(CairoHandle cairo, double x, double y);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_set_source_rgb")]
    internal static partial void SetSource(CairoHandle cairo, double red, double green, double blue);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_set_line_width")]
    internal static partial void SetLineWidth(CairoHandle cairo, double width);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_set_line_join")]
    internal static partial void SetLineJoin(CairoHandle cairo, int join);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_new_path")]
    internal static partial void NewPath(CairoHandle cairo);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_new_sub_path")]
    internal static partial void NewSubPath(CairoHandle cairo);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_move_to")]
    internal static partial void MoveTo(CairoHandle cairo, double x, double y);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_line_to")]
    internal static partial void LineTo(CairoHandle cairo, double x, double y);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_curve_to")]
    internal static partial void CurveTo(CairoHandle cairo, double x1, double y1, double x2, double y2, double x3, double y3);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_arc")]
    internal static partial void Arc(CairoHandle cairo, double x, double y, double radius, double from, double to);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_rectangle")]
    internal static partial void Rectangle(CairoHandle cairo, double x, double y, double width, double height);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_close_path")]
    internal static partial void ClosePath(CairoHandle cairo);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_stroke")]
    internal static partial void Stroke(CairoHandle cairo);

    [LibraryImport(Libraries.Cairo, EntryPoint = "cairo_fill")]
    internal static partial void Fill(CairoHandle cairo);

    internal static void Check(int status)
    {
        if (status != 0)
            throw new TypesettingException($"Cairo refused the page: {Marshal.PtrToStringUTF8(Describe(status))}.");
    }
}
