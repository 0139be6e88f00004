using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class InternetDomainTests
{
    [Theory]
    [InlineData("example.nz", "example.nz", "example.nz")]
    [InlineData("  Example.NZ. ", "example.nz", "example.nz")]
    [InlineData("münchen.example", "münchen.example", "xn--mnchen-3ya.example")]
    [InlineData("MÜNCHEN.example", "münchen.example", "xn--mnchen-3ya.example")]
    [InlineData("mu\u0308nchen.example", "münchen.example", "xn--mnchen-3ya.example")]
    [InlineData("XN--MNCHEN-3YA.example", "münchen.example", "xn--mnchen-3ya.example")]
    [InlineData("faß.example", "faß.example", "xn--fa-hia.example")]
    [InlineData("光.example", "光.example", "xn--54q.example")]
    [InlineData("光。example", "光.example", "xn--54q.example")]
    [InlineData("ｅｘａｍｐｌｅ．nz", "example.nz", "example.nz")]
    [InlineData("مثال.إختبار", "مثال.إختبار", "xn--mgbh0fb.xn--kgbechtv")]
    [InlineData("דוגמה.example", "דוגמה.example", "xn--6dbbec0c.example")]
    [InlineData("उदाहरण.परीक्षा", "उदाहरण.परीक्षा", "xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g")]
    [InlineData("รายชื่อ.ไทย", "รายชื่อ.ไทย", "xn--b3c1cc6bwa6a5i.xn--o3cw4h")]
    [InlineData("نامه\u200Cای.example", "نامه\u200Cای.example", "xn--mgba3gch31f060k.example")]
    [InlineData("xn--mgba3gch31f060k.example", "نامه\u200Cای.example", "xn--mgba3gch31f060k.example")]
    [InlineData("מ1.a1.example", "מ1.a1.example", "xn--1-sic.a1.example")]
    [InlineData("nz", "nz", "nz")]
    [InlineData("рф", "рф", "xn--p1ai")]
    [InlineData("a-1.2b.nic", "a-1.2b.nic", "a-1.2b.nic")]
    public void DomainName_IsKeptInBothForms(string typed, string u, string a)
    {
        var domain = InternetDomain.Parse(typed);

        Assert.Equal(new InternetDomain(u, a), domain);
        Assert.Equal(domain, InternetDomain.Parse(domain.ULabel));
        Assert.Equal(domain, InternetDomain.Parse(domain.ALabel));
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData(" ", "empty")]
    [InlineData(".", "empty part")]
    [InlineData("a..nz", "empty part")]
    [InlineData(".nz", "empty part")]
    [InlineData("example.nz..", "empty part")]
    [InlineData("https://example.nz", "no https://")]
    [InlineData("example.nz/about", "no https://")]
    [InlineData("ann@example.nz", "after the @")]
    [InlineData("example.nz:443", "port or an IP address")]
    [InlineData("[2001:db8::1]", "port or an IP address")]
    [InlineData("192.0.2.1", "IP address")]
    [InlineData("example.123", "digits only")]
    [InlineData("rowan registry.nz", "space")]
    [InlineData("_dmarc.example.nz", "underscore")]
    [InlineData("-a.nz", "hyphen")]
    [InlineData("a-.nz", "hyphen")]
    [InlineData("a!.nz", "part")]
    [InlineData("xn--a.example", "part")]
    [InlineData("xn--.example", "part")]
    [InlineData("xn--example-.example", "part")]
    [InlineData("xn--mnchen-3ya9999999.example", "part")]
    [InlineData("\u2764.example", "U+2764")]
    [InlineData("\U0001F43E.example", "U+1F43E")]
    [InlineData("xn--qei.example", "U+2764")]
    [InlineData("a\u200Cb.example", "part")]
    [InlineData("نامه\u200C.example", "part")]
    [InlineData("1a.مثال", "right-to-left")]
    [InlineData("1مثال.example", "right-to-left")]
    [InlineData("aמb.example", "right-to-left")]
    [InlineData("a\u202Eb.example", "part")]
    [InlineData("a\u0000b.example", "part")]
    [InlineData("\u0378.example", "part")]
    public void WhatIsNoDomainName_IsRefusedWithTheReason(string? typed, string reason)
    {
        var refusal = Assert.Throws<DomainException>(() => InternetDomain.Parse(typed));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("domain", refusal.Field);
    }

    [Fact]
    public void LengthOfADomainName_IsThatOfTheDns()
    {
        var label = new string('a', 63);
        var longest = $"{label}.{label}.{label}.{label[..61]}";

        var domain = InternetDomain.Parse(longest + ".");

        Assert.Equal(253, domain.ALabel.Length);
        Assert.Throws<DomainException>(() => InternetDomain.Parse(longest + "a"));
        Assert.Throws<DomainException>(() => InternetDomain.Parse(label + "a.nz"));
        Assert.Throws<DomainException>(() => InternetDomain.Parse(new string('光', 60) + ".nz"));
        Assert.Throws<DomainException>(() => InternetDomain.Parse(new string('a', 1_000_000)));
    }

    [Fact]
    public void HalfOfACharacter_IsRefused()
    {
        Assert.Throws<DomainException>(() => InternetDomain.Parse("a\uD800.nz"));
    }
}
