using Tccm.Domain.Organisations;

namespace Tccm.Domain.Tests.Organisations;

public sealed class LookAlikeTests
{
    [Theory]
    [InlineData("Rowan Registry", "rowanregistry")]
    [InlineData("  ROWAN-Registry, Ltd.", "rowanregistry")]
    [InlineData("Rowan Registry Pty. Ltd", "rowanregistry")]
    [InlineData("Rowan & Co. S.A.", "rowan")]
    [InlineData("Ｒｏｗａｎ 𝐑egistry", "rowanregistry")]
    [InlineData("Сloudflare", "cloudflare")]
    [InlineData("ΝΟΜΙΝΕΤ", "nominet")]
    [InlineData("NІС АТ", "nicat")]
    [InlineData("Øresund Łódź Straße", "oresundlodzstrasse")]
    [InlineData("Modern", "modem")]
    [InlineData("Limited", "limited")]
    [InlineData("Норид AS", "hopиd")]
    [InlineData("ทะเบียน", "ทะเบียน")]
    [InlineData("한국인터넷진흥원", "한국인터넷진흥원")]
    [InlineData("—!?", "")]
    public void Fold_LeavesWhatAReaderCannotOverlook(string name, string expected)
    {
        var folded = ReadAlike.Fold(name);

        Assert.Equal(expected, folded);
    }

    [Theory]
    [InlineData("Cloudflare", "Сloudflare")]
    [InlineData("Rowan Registry", "Rowan Registry Ltd")]
    [InlineData("Rowan Registry", "Rowen Registry")]
    [InlineData("Rowan Registry", "Rowan Registry Services")]
    [InlineData("Nominet", "Norninet")]
    [InlineData("Nominet UK", "N0minet UK")]
    [InlineData("Internet Society Norway", "lnternet Society N0rwav")]
    [InlineData("Ελλάδα Μητρώο", "ΕΛΛΑΔΑ ΜΗΤΡΩΟ")]
    [InlineData("شبكة المعلومات", "شَبكة المعلـومات")]
    [InlineData("CIRA", "C.I.R.A.")]
    [InlineData("Café Registry", "CAFE REGISTRY GmbH")]
    public void NamesTakenForOneAnother_Resemble(string a, string b)
    {
        Assert.NotNull(LookAlike.Between(a, b));
        Assert.NotNull(LookAlike.Between(b, a));
    }

    [Fact]
    public void HonestNames_DoNotResemble()
    {
        string[] names =
        [
            "Rowan Registry", "Alder Registry", "Rowan Exchange", "Nominet UK", "CIRA", "CIRCA", "DENIC eG", "SIDN", "Norid AS", "NIC.at GmbH", "AFNIC", "AFRINIC",
            "APNIC", "ARIN", "LACNIC", "RIPE NCC", "Internet New Zealand Incorporated", ".au Domain Administration Limited", "Canadian Internet Registration Authority",
            "Identity Digital", "Public Interest Registry", "GoDaddy Registry", "Internet Society", "Netnod", "LINX", "AMS-IX", "DE-CIX", "中国互联网络信息中心", "香港互联网注册管理",
            "日本ネットワークインフォメーションセンター", "日本レジストリサービス", "한국인터넷진흥원", "ทะเบียนไทย", "ทะเบียนลาว", "شبكة المعلومات", "سجل النطاقات", "Координационный центр", "Технический центр",
        ];

        var pairs = from a in names from b in names where string.CompareOrdinal(a, b) < 0 && LookAlike.Between(a, b) is not null select $"{a} / {b}";

        Assert.Empty(pairs);
    }

    [Theory]
    [InlineData("", "—")]
    [InlineData("—", "!?")]
    [InlineData("CIRA", "CIRB")]
    [InlineData("Rowan", "Rowan Registry")]
    public void TooLittleToCompare_DoesNotResemble(string a, string b)
    {
        Assert.Null(LookAlike.Between(a, b));
    }

    [Fact]
    public void EachForgedLetter_IsFoundOut()
    {
        var pairs = new (char Real, char Forged)[]
        {
            ('a', 'а'), ('b', 'Ь'), ('c', 'с'), ('d', 'ԁ'), ('e', 'е'), ('g', 'ɡ'), ('h', 'һ'), ('i', 'і'), ('j', 'ј'), ('k', 'к'), ('l', 'ӏ'), ('m', 'м'), ('n', 'п'), ('o', 'о'), ('p', 'р'),
            ('q', 'ԛ'), ('r', 'г'), ('s', 'ѕ'), ('t', 'т'), ('u', 'υ'), ('v', 'ѵ'), ('w', 'ԝ'), ('x', 'х'), ('y', 'у'), ('a', 'α'), ('i', 'ι'), ('o', 'ο'), ('p', 'ρ'), ('v', 'ν'), ('k', 'κ'), ('u', 'μ'),
            ('A', 'А'), ('B', 'В'), ('C', 'С'), ('E', 'Е'), ('H', 'Н'), ('I', 'І'), ('J', 'Ј'), ('K', 'К'), ('M', 'М'), ('O', 'О'), ('P', 'Р'), ('S', 'Ѕ'), ('T', 'Т'), ('X', 'Х'), ('Y', 'У'),
            ('A', 'Α'), ('B', 'Β'), ('E', 'Ε'), ('H', 'Η'), ('I', 'Ι'), ('K', 'Κ'), ('M', 'Μ'), ('N', 'Ν'), ('O', 'Ο'), ('P', 'Ρ'), ('T', 'Τ'), ('X', 'Χ'), ('Y', 'Υ'), ('Z', 'Ζ'),
        };

        var missed = pairs.Where(p => ReadAlike.Fold($"z{p.Forged}z") != ReadAlike.Fold($"z{p.Real}z")).Select(p => $"{p.Real}/{p.Forged}");

        Assert.Empty(missed);
    }

    [Theory]
    [InlineData("Сloudflare", true)]
    [InlineData("Rowan Rеgistry", true)]
    [InlineData("Nοminet", true)]
    [InlineData("О’Rowan", true)]
    [InlineData("ПΑО", true)]
    [InlineData("Rowan Реестр", false)]
    [InlineData("Яндекс-Cloud", false)]
    [InlineData("日本Registry", false)]
    [InlineData("Café Ærø 1st", false)]
    [InlineData("Ελλάδα", false)]
    [InlineData("IP網絡", false)]
    public void WordOfLatinWithCyrillicOrGreek_IsNoticed(string name, bool mixed)
    {
        Assert.Equal(mixed, LookAlike.Oddities(name).Any());
    }
}
