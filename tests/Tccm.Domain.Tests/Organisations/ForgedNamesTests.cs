using System.Text;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Organisations;

/// <summary>Real names, and the same with letters that only look so.</summary>
public sealed class ForgedNamesTests
{
    private static readonly (string Real, string[] Forged)[] Names =
    [
        ("Cloudflare", ["Сloudflare", "Cloudflаre", "Clοudflare", "Сlоudflаrе", "𝖢loudflare", "Ｃloudflare", "Ⅽloudflare"]),
        ("Nominet", ["Nοminet", "Nomіnet", "Ноminet", "Νominet", "Nominеt", "Nօminet", "Ꮑominet", "Norninet", "N0minet", "Nomin℮t"]),
        ("Rowan Registry", ["Rowan Rеgistry", "Rоwan Registry", "Rowаn Registry", "Rowan Registrу", "Rowan Regіstry", "Rowan Reɡistry", "Rowan Ꭱegistry", "Rowan ꓣegistry", "Rοwan Registry", "Rowan\u00A0Registry", "Rowan Regi\u00ADstry"]),
        ("PayNet", ["РayNet", "PаyNet", "PaуNet", "РауNet", "Ρaynet", "Ꮲaynet"]),
        ("CIRA", ["СIRA", "CІRA", "CIRА", "CΙRA", "ϹIRA", "ⅭIRA", "ꓚIRA", "СІRА", "ClRA"]),
        ("Alpha Exchange", ["Αlpha Exchange", "Аlpha Exchange", "Alpha Ехchange", "Alpha Εxchange", "Alрha Exchange", "Αlphа Exchange", "Ꭺlpha Exchange"]),
        ("Хабаровск", ["Xабаровск", "Χабаровск", "Хaбаровск", "Хабapовск", "Xaбаровcк"]),
        ("Ελλάδα", ["Eλλάδα", "Ελλάδa", "Елλάδα"]),
        ("SIDN", ["ЅIDN", "SІDN", "ꓢIDN", "S𝙸DN", "ՏIDN"]),
        ("LACNIC", ["LАCNIC", "LACNІC", "LACΝIC", "ⅬACNIC", "ꓡACNIC", "LAСNIС"]),
        ("Jolly Net", ["Јolly Net", "Jоlly Net", "Jolly Νet", "Jolly Ⲛet", "Ꭻolly Net"]),
    ];

    public static TheoryData<string, string> Pairs => [.. Names.SelectMany(name => name.Forged, (name, forged) => (name.Real, forged))];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void ForgedName_IsFlagged(string real, string forged)
    {
        Assert.NotNull(LookAlike.Between(forged, real));
        Assert.NotNull(LookAlike.Between(real, forged));
    }

    [Fact]
    public void Forgeries_AreMany() => Assert.True(Pairs.Count >= 60, $"{Pairs.Count} pairs");

    [Theory]
    [InlineData("Сloudflare", "Cloudflare", "“Cloudflare” looks the same as “Сloudflare”: “С” is Cyrillic capital letter es, U+0421")]
    [InlineData("Nօminet", "Nominet", "“Nominet” looks the same as “Nօminet”: “օ” is Armenian small letter oh, U+0585")]
    public void Flag_SaysWhatASecretaryCannotSee(string own, string other, string expected)
    {
        Assert.Equal(expected, LookAlike.Between(own, other));
    }

    [Theory]
    [InlineData("Сloudflare", "“Сloudflare” mixes scripts within a word: “С” is Cyrillic capital letter es, U+0421")]
    [InlineData("Rοwan Registry", "“Rοwan Registry” mixes scripts within a word: “ο” is Greek small letter omicron, U+03BF")]
    [InlineData("аррӏе", "“аррӏе” reads as Latin where its letters are Cyrillic: “а” is Cyrillic small letter a, U+0430, “р” is Cyrillic small letter er, U+0440, “ӏ” is Cyrillic small letter palochka, U+04CF, “е” is Cyrillic small letter ie, U+0435")]
    [InlineData("Сосо Registry", "“Сосо Registry” reads as Latin where its letters are Cyrillic: “С” is Cyrillic capital letter es, U+0421, “о” is Cyrillic small letter o, U+043E, “с” is Cyrillic small letter es, U+0441")]
    public void NameOfItself_SaysWhatItIs(string name, string expected)
    {
        Assert.Equal([expected], LookAlike.Oddities(name));
    }

    [Theory]
    [InlineData("rowan.example", "rowan.example", "the same domain, rowan.example")]
    [InlineData("münchen.example", "XN--MNCHEN-3YA.example", "the same domain, münchen.example (xn--mnchen-3ya.example)")]
    [InlineData("rowan.example", "rоwan.example", "the domain rоwan.example (xn--rwan-55d.example) looks like rowan.example: “о” is Cyrillic small letter o, U+043E")]
    [InlineData("modern.example", "modem.example", "the domain modem.example looks like modern.example")]
    [InlineData("rowan.example", "rowan.test", "the domain rowan.test has the name of rowan.example under another top-level domain")]
    [InlineData("rowan.co.uk", "rowan.com", null)]
    [InlineData("nic.nz", "nic.at", null)]
    [InlineData("rowan.example", "alder.example", null)]
    [InlineData("日本.example", "日夲.example", null)]
    public void Domains_AreComparedInBothForms(string own, string other, string? expected)
    {
        Assert.Equal(expected, LookAlike.Between(InternetDomain.Parse(own), InternetDomain.Parse(other)));
    }

    [Theory]
    [InlineData("ann@rowan.example", null)]
    [InlineData("ann@mail.rowan.example", null)]
    [InlineData("ann@alder.example", null)]
    [InlineData("ann@rovvan.example", "The address ann@rovvan.example is not of the organisation's domains, and the domain rovvan.example looks like rowan.example")]
    [InlineData("ann@rowam.example", "The address ann@rowam.example is not of the organisation's domains, and the domain rowam.example is like rowan.example")]
    [InlineData("ann@rowan.test", "The address ann@rowan.test is not of the organisation's domains, and the domain rowan.test has the name of rowan.example under another top-level domain")]
    public void Address_OfADomainThatOnlyLooksLikeTheirs_IsFlagged(string address, string? expected)
    {
        Assert.Equal(expected, LookAlike.Address(EmailAddress.Parse(address), [InternetDomain.Parse("rowan.example")]));
    }

    [Fact]
    public void Skeleton_IsThatOfTheStandard()
    {
        Assert.Equal("paypal", Confusables.Skeleton("ρ⍺у𝓅𝒂ן"));
        Assert.Equal(Confusables.Skeleton("scope"), Confusables.Skeleton("ѕсоре"));
        Assert.Equal("rnodern", Confusables.Skeleton("mode\u200Drn").Normalize(NormalizationForm.FormC));
        Assert.Equal(Confusables.Skeleton("é"), Confusables.Skeleton("e\u0301"));
    }
}
