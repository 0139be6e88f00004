using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class NameTests
{
    [Theory]
    [InlineData(".au Domain Administration Limited")]
    [InlineData("Autorité canadienne pour les enregistrements Internet")]
    [InlineData("شرکت رایانه\u200Cای")]
    [InlineData("کتابِ\u200Cهایش")]
    [InlineData("ශ්\u200Dරී ලංකා")]
    [InlineData("क्\u200Dष संस्था")]
    [InlineData("भारतीय राष्ट्रीय इंटरनेट एक्सचेंज")]
    [InlineData("شبكة المعلومات")]
    [InlineData("איגוד האינטרנט הישראלי")]
    [InlineData("มูลนิธิศูนย์สารสนเทศเครือข่าย")]
    [InlineData("日本ネットワークインフォメーションセンター")]
    [InlineData("한국인터넷진흥원")]
    [InlineData("中国互联网络信息中心")]
    [InlineData("𐌰𐌽𐍃𐍄𐍃")]
    [InlineData("Paws \U0001F43E Registry")]
    [InlineData("O’Rowan & Sons, Inc. (1994)")]
    [InlineData("Сloudflare")]
    [InlineData("101010")]
    public void NameInItsScript_IsKeptAsItIs(string name)
    {
        var kept = Name.Check(name, "legal name");

        Assert.Equal(name, kept);
    }

    [Theory]
    [InlineData("Cafe\u0301 Registry", "Caf\u00E9 Registry")]
    [InlineData("  Rowan   Registry ", "Rowan Registry")]
    [InlineData("Rowan\u00A0\u3000Registry", "Rowan Registry")]
    [InlineData("Rowan Registry\r\n", "Rowan Registry")]
    [InlineData("\u212Bngström", "\u00C5ngström")]
    public void NameTypedInAnotherForm_IsBroughtToOneForm(string typed, string expected)
    {
        var kept = Name.Check(typed, "legal name");

        Assert.Equal(expected, kept);
    }

    [Theory]
    [InlineData("Rowan\nRegistry", "U+000A", 6)]
    [InlineData("Rowan\tRegistry", "U+0009", 6)]
    [InlineData("Rowan\u0085Registry", "U+0085", 6)]
    [InlineData("Rowan\u2028Registry", "U+2028", 6)]
    [InlineData("Rowan\u2029Registry", "U+2029", 6)]
    [InlineData("Ro\0wan", "U+0000", 3)]
    [InlineData("Ro\u202Ewan", "U+202E", 3)]
    [InlineData("Ro\u2066wan", "U+2066", 3)]
    [InlineData("Ro\u200Ewan", "U+200E", 3)]
    [InlineData("Ro\u200Bwan", "U+200B", 3)]
    [InlineData("Ro\u00ADwan", "U+00AD", 3)]
    [InlineData("\uFEFFRowan", "U+FEFF", 1)]
    [InlineData("Ro\uE000wan", "U+E000", 3)]
    [InlineData("Ro\u0378wan", "U+0378", 3)]
    [InlineData("Ro\uFFFFwan", "U+FFFF", 3)]
    [InlineData("R\U0001F43E\U000E0041owan", "U+E0041", 3)]
    [InlineData("Ro\u3164wan", "U+3164", 3)]
    [InlineData("Ro\uFFFDwan", "U+FFFD", 3)]
    [InlineData("Ro\u200Dwan", "U+200D", 3)]
    [InlineData("Ro\u200Cwan", "U+200C", 3)]
    [InlineData("کار\u200Cها", "U+200C", 4)]
    [InlineData("رایانه\u200C\u200Cای", "U+200C", 7)]
    [InlineData("رایانه\u200C", "U+200C", 7)]
    [InlineData("رایانه\u200Dای", "U+200D", 7)]
    [InlineData("\u0301Rowan", "U+0301", null)]
    public void CharacterWithNoShapeOfItsOwn_IsRefusedByItsNumberAndPlace(string typed, string codePoint, int? place)
    {
        var refusal = Assert.Throws<DomainException>(() => Name.Check(typed, "short name"));

        Assert.Equal("short name", refusal.Field);
        Assert.StartsWith("The short name ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(codePoint, refusal.Message, StringComparison.Ordinal);
        if (place is not null)
            Assert.Contains($"character {place}:", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('\uD83D', '\uD83D')]
    [InlineData('\uDC3E', 'x')]
    [InlineData('\uDC3E', '\uD83D')]
    public void HalfOfACharacter_IsRefused(char first, char second)
    {
        var typed = "Rowan " + first + second;

        var refusal = Assert.Throws<DomainException>(() => Name.Check(typed, "legal name"));

        Assert.Contains($"U+{(int)first:X4} as its character 7", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0\r\n")]
    [InlineData("—!?")]
    [InlineData("\u2764\uFE0F")]
    public void NothingToCallItBy_IsRefused(string? typed)
    {
        var refusal = Assert.Throws<DomainException>(() => Name.Check(typed, "legal name"));

        Assert.StartsWith("The legal name ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LengthOfAName_IsCountedInCodePointsNotUnits()
    {
        var longest = string.Concat(Enumerable.Repeat("𐌰", Name.MaxLength));

        var kept = Name.Check(longest, "legal name");
        var refusal = Assert.Throws<DomainException>(() => Name.Check(longest + "𐌰", "legal name"));

        Assert.Equal(longest, kept);
        Assert.Contains("201", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rowan Registry", false)]
    [InlineData("Đồng Nai ƏŊ ẞ", false)]
    [InlineData("ʻOkina", false)]
    [InlineData("4 & Co.", false)]
    [InlineData("日本 Registry", true)]
    [InlineData("Сloudflare", true)]
    [InlineData("Ｒｏｗａｎ", true)]
    [InlineData("شبكة", true)]
    [InlineData("١٢٣", true)]
    public void LatinForm_IsAskedForBesideEveryOtherScript(string name, bool needed)
    {
        Assert.Equal(needed, Name.NeedsLatinForm(name));
    }

    [Fact]
    public void JoiningTable_CarriesItsUnicodeVersion()
    {
        using var stream = typeof(Name).Assembly.GetManifestResourceStream("Tccm.Domain.Text.joining.txt");

        using var reader = new StreamReader(stream!);

        Assert.Matches(@"^# Unicode \d+\.\d+\.\d+\.", reader.ReadLine());
    }
}
