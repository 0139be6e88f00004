using System.Runtime.InteropServices;
using System.Text;
using Tccm.Typesetting.Native;
using Tccm.Typesetting.Setting;

namespace Tccm.Typesetting.Tests;

public sealed partial class MachineTests
{
    [Fact]
    public void MissingLibrary_IsNamedWithItsPackage()
    {
        var missing = Assert.Throws<TypesettingException>(() => Libraries.Load("libpangocairo-9.9.so.0", "libpangocairo-1.0-0"));

        Assert.Contains("libpangocairo-9.9.so.0", missing.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install libpangocairo-1.0-0", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoFont_IsNamedWithThePackages()
    {
        using var fonts = PangoApi.NewFontMap();
        var none = FcConfigCreate();
        SetConfig(fonts, none);

        var missing = Assert.Throws<TypesettingException>(() => Press.RequireFont(fonts));

        FcConfigDestroy(none);
        Assert.Contains("fonts-dejavu-core", missing.Message, StringComparison.Ordinal);
        Assert.Contains("fonts-noto-cjk", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingGlyphs_AreEachNamedOnce()
    {
        // Two code points for private use, which no font of the packages draws.
        Assert.Equal([new Rune(0xf8ab), new Rune(0x10fffd)], Fonts.MissingGlyphs("Names \uf8ab and \U0010fffd and \uf8ab"));
        Assert.Empty(Fonts.MissingGlyphs("Names, Имена, Ονόματα\nנתיבים"));
    }

    [Fact]
    public async Task DocumentsOnFourThreads_AreThoseOfOne()
    {
        var alone = Given.InEveryScript().Add(Given.Signatories(60)).ToPdf();

        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () => Enumerable.Range(0, 8).Select(_ => Given.InEveryScript().Add(Given.Signatories(60)).ToPdf()).ToList(),
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.All(together.SelectMany(made => made), made => Assert.Equal(alone, made));
    }

    [LibraryImport("libfontconfig.so.1")]
    private static partial nint FcConfigCreate();

    [LibraryImport("libfontconfig.so.1")]
    private static partial void FcConfigDestroy(nint config);

    [LibraryImport("libpangoft2-1.0.so.0", EntryPoint = "pango_fc_font_map_set_config")]
    private static partial void SetConfig(FontMapHandle fonts, nint config);
}
