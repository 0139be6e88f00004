using FsCheck;
using FsCheck.Fluent;

namespace Tccm.Typesetting.Tests;

public sealed class ExtractionTests
{
    private static readonly string[] Plain = ["en", "el", "ru", "hy", "ka", "am", "zh-Hans", "zh-Hant", "ja", "ko"];

    public static TheoryData<string, string> Scripts => new(Given.Scripts.Select(script => (script.Language, script.Text)));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Paragraph_InAScript_ReadsBack(string language, string text)
    {
        using var pdf = Pdf.Of(Given.Document().Add(new Paragraph(text) { Language = language }));

        Assert.Equal(Pdf.Bag(text), Pdf.Bag(pdf.Text));
        if (Plain.Contains(language))
            Assert.Equal(Pdf.Bare(text), Pdf.Bare(pdf.Text));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Paragraph_InAScript_HasAGlyphForEach(string language, string text)
    {
        Assert.SkipUnless(Fonts.MissingGlyphs("我හ").Count == 0, "Noto is missing; on Debian and Ubuntu: apt-get install fonts-noto-core fonts-noto-cjk");

        using var pdf = Pdf.Of(Given.Document().Add(new Paragraph(text) { Language = language }));

        Assert.Empty(Fonts.MissingGlyphs(text));
        Assert.All(pdf.Fonts.Split('\n')[2..^1], font => Assert.Contains(" yes yes yes ", font, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ar", "نحن ندير الأسماء (DNS) لأن 2027 قريب")]
    [InlineData("he", "אנחנו מפעילים שמות (DNS) עד 2027")]
    public void RightToLeftLine_Tagged_IsInReadingOrder(string language, string text)
    {
        using var pdf = Pdf.Of(Given.Document().Add(new Paragraph(text) { Language = language }));

        Assert.Contains(text, pdf.StructureText, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyWords_OfAnyScripts_ReadBack()
    {
        var words = Given.Scripts.SelectMany(script => script.Text.Split(' ')).ToArray();
        var texts = Gen.Elements(words).ListOf().Where(list => list.Count > 0).Select(list => string.Join(' ', list));
        var plain = Gen.Elements(Given.Scripts.Where(s => Plain.Contains(s.Language)).SelectMany(s => s.Text.Split(' ')).ToArray()).ListOf().Where(list => list.Count > 0).Select(list => string.Join(' ', list));

        var bags = Prop.ForAll(texts.ToArbitrary(), text => Extracted(text, Pdf.Bag));
        var exact = Prop.ForAll(plain.ToArbitrary(), text => Extracted(text, Pdf.Bare));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), bags);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), exact);
    }

    [Fact]
    public void Ligature_InLatin_ReadsBackAsLetters()
    {
        using var pdf = Pdf.Of(Given.Document().Paragraph("five efficient offices"));

        Assert.Contains("five efficient offices", pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void HugeWord_Wraps()
    {
        var hash = string.Concat(Enumerable.Repeat("0123456789abcdef", 64));

        using var pdf = Pdf.Of(Given.Document().Paragraph(Run.Code(hash)));

        Assert.Equal(hash, Pdf.Bare(pdf.Text));
        Assert.True(pdf.Text.Trim().Split('\n').Length > 5);
    }

    [Fact]
    public void HanCharacter_ByLanguage_HasItsFace()
    {
        Assert.SkipUnless(Fonts.MissingGlyphs("直").Count == 0, "No font for Han is installed: apt-get install fonts-noto-cjk");

        using var chinese = Pdf.Of(Given.Document().Paragraph(Run.In("zh-Hans", "直")));
        using var taiwan = Pdf.Of(Given.Document().Paragraph(Run.In("zh-Hant", "直")));
        using var japanese = Pdf.Of(Given.Document().Paragraph(Run.In("ja", "直")));
        using var guessed = Pdf.Of(Given.Document().Paragraph("直ちに"));

        Assert.Contains("CJKsc", chinese.Fonts, StringComparison.Ordinal);
        Assert.Contains("CJKtc", taiwan.Fonts, StringComparison.Ordinal);
        Assert.Contains("CJKjp", japanese.Fonts, StringComparison.Ordinal);
        Assert.Contains("CJKjp", guessed.Fonts, StringComparison.Ordinal);
        Assert.DoesNotContain("CJKsc", guessed.Fonts, StringComparison.Ordinal);
    }

    private static bool Extracted(string text, Func<string, string> by)
    {
        using var pdf = Pdf.Of(Given.Document().Paragraph(text));
        return by(text) == by(pdf.Text);
    }
}
