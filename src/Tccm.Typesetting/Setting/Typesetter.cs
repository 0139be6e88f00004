using System.Globalization;
using System.Runtime.InteropServices;
using Tccm.Typesetting.Native;
using Tccm.Typesetting.Pdf;

namespace Tccm.Typesetting.Setting;

/// <summary>From blocks to bytes. All that it holds belongs to one call.</summary>
internal static unsafe class Typesetter
{
    internal static byte[] Set(DocumentOptions options, IReadOnlyList<Block> blocks) => Press.Use(fonts => Set(options, blocks, fonts));

    private static byte[] Set(DocumentOptions options, IReadOnlyList<Block> blocks, FontMapHandle fonts)
    {
        using var bytes = new MemoryStream();
        var closure = GCHandle.Alloc(bytes);
        Tagger tagger;
        try
        {
            using var surface = CairoApi.CreatePdf(&Write, GCHandle.ToIntPtr(closure), options.PageSize.Width, options.PageSize.Height);
            CairoApi.Check(CairoApi.Status(surface));
            Describe(surface, options);
            using (var cairo = CairoApi.Create(surface))
                tagger = Draw(surface, cairo, fonts, options, blocks);
            CairoApi.Finish(surface);
            CairoApi.Check(CairoApi.Status(surface));
        }
        finally
        {
            closure.Free();
        }

        return Accessibility.Complete(bytes.ToArray(), options.Language, tagger.Tags);
    }

    private static Tagger Draw(SurfaceHandle surface, CairoHandle cairo, FontMapHandle fonts, DocumentOptions options, IReadOnlyList<Block> blocks)
    {
        using var texts = new TextSetter(fonts, cairo, options);
        var width = options.PageSize.Width - options.Margins.Left - options.Margins.Right;
        var composer = new Composer(texts, options);
        var stack = composer.Compose(blocks, new Frame(options.Margins.Left, width, new Element("Document", null), options.Styles.Body));
        var pages = Paginator.Paginate(stack.Slices, composer.PageHeight);
        var painter = new Painter(surface, cairo, texts, options);
        foreach (var page in pages)
            painter.Draw(page, pages.Count);
        painter.Tagger.CloseAll();
        CairoApi.Check(CairoApi.Status(cairo));
        return painter.Tagger;
    }

    private static void Describe(SurfaceHandle surface, DocumentOptions options)
    {
        var created = options.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        CairoApi.SetMetadata(surface, CairoApi.MetadataTitle, options.Title);
        if (options.Author is not null)
            CairoApi.SetMetadata(surface, CairoApi.MetadataAuthor, options.Author);
        if (options.Subject is not null)
            CairoApi.SetMetadata(surface, CairoApi.MetadataSubject, options.Subject);
        CairoApi.SetMetadata(surface, CairoApi.MetadataCreateDate, created);
        CairoApi.SetMetadata(surface, CairoApi.MetadataModifyDate, created);
    }

    [UnmanagedCallersOnly]
    private static int Write(nint closure, byte* data, uint length)
    {
        try
        {
            ((MemoryStream)GCHandle.FromIntPtr(closure).Target!).Write(new ReadOnlySpan<byte>(data, (int)length));
            return 0;
        }
        catch (Exception)
        {
            // No exception may cross into C; Cairo turns this into a status that is checked.
            return CairoApi.StatusWriteError;
        }
    }
}
