using Tccm.Domain.Organisations;

namespace Tccm.Domain.Tests.Organisations;

public sealed class EvidenceItemTests
{
    [Theory]
    [InlineData(OrganisationKind.CctldRegistry, "nz", "nz", ".nz")]
    [InlineData(OrganisationKind.CctldRegistry, " .NZ ", "nz", ".nz")]
    [InlineData(OrganisationKind.CctldRegistry, ".рф", "xn--p1ai", ".рф (xn--p1ai)")]
    [InlineData(OrganisationKind.CctldRegistry, "XN--P1AI", "xn--p1ai", ".рф (xn--p1ai)")]
    [InlineData(OrganisationKind.CctldRegistry, "id", "id", ".id")]
    [InlineData(OrganisationKind.GtldRegistry, "asia", "asia", ".asia")]
    [InlineData(OrganisationKind.GtldRegistry, "みんな", "xn--q9jyb4c", ".みんな (xn--q9jyb4c)")]
    [InlineData(OrganisationKind.Registrar, "9999", "9999", "IANA registrar id 9999")]
    [InlineData(OrganisationKind.Registrar, "IANA registrar id: 9999", "9999", "IANA registrar id 9999")]
    [InlineData(OrganisationKind.Registrar, "IANA #9999", "9999", "IANA registrar id 9999")]
    [InlineData(OrganisationKind.Registrar, "id", "id", "accredited by the registry of .id")]
    [InlineData(OrganisationKind.Registrar, "no", "no", "accredited by the registry of .no")]
    [InlineData(OrganisationKind.NetworkOperator, "AS3333", "AS3333", "AS3333")]
    [InlineData(OrganisationKind.NetworkOperator, "asn3333", "AS3333", "AS3333")]
    [InlineData(OrganisationKind.NetworkOperator, "3333", "AS3333", "AS3333")]
    [InlineData(OrganisationKind.NetworkOperator, "AS3.10", "AS196618", "AS196618")]
    [InlineData(OrganisationKind.RootServerOperator, "M", "m", "m.root-servers.net")]
    [InlineData(OrganisationKind.RootServerOperator, "k.root-servers.net.", "k", "k.root-servers.net")]
    [InlineData(OrganisationKind.ExchangePoint, "AS3333", "AS3333", "AS3333")]
    [InlineData(OrganisationKind.ExchangePoint, "Bangkok Exchange, Bangkok", "Bangkok Exchange, Bangkok", "Bangkok Exchange, Bangkok")]
    [InlineData(OrganisationKind.AssociationOfOperators, "https://reka.example/members", "https://reka.example/members", "https://reka.example/members")]
    public void WellFormed_IsReadInItsComparedForm(OrganisationKind kind, string typed, string value, string shown)
    {
        var item = Assert.Single(EvidenceItem.Parse(kind, typed));

        Assert.Equal((value, shown), (item.Value, item.Shown));
    }

    [Theory]
    [InlineData(OrganisationKind.CctldRegistry, "asia", "two letters")]
    [InlineData(OrganisationKind.CctldRegistry, "the registry of nz", "“the”")]
    [InlineData(OrganisationKind.CctldRegistry, "co.nz", "one label")]
    [InlineData(OrganisationKind.CctldRegistry, "n2", "letters alone")]
    [InlineData(OrganisationKind.CctldRegistry, "n", "letters alone")]
    [InlineData(OrganisationKind.CctldRegistry, "xn--99999999", "not a top-level domain")]
    [InlineData(OrganisationKind.GtldRegistry, "nz", "ccTLD registry")]
    [InlineData(OrganisationKind.GtldRegistry, "a-b-c", "letters alone")]
    [InlineData(OrganisationKind.Registrar, "0", "IANA")]
    [InlineData(OrganisationKind.Registrar, "123456789012", "IANA")]
    [InlineData(OrganisationKind.Registrar, "our-name", "not a top-level domain")]
    [InlineData(OrganisationKind.NetworkOperator, "our own network", "not an AS number")]
    [InlineData(OrganisationKind.NetworkOperator, "AS0", "RFC 7607")]
    [InlineData(OrganisationKind.NetworkOperator, "AS23456", "RFC 6793")]
    [InlineData(OrganisationKind.NetworkOperator, "AS65535", "RFC 7300")]
    [InlineData(OrganisationKind.NetworkOperator, "AS64512", "RFC 6996")]
    [InlineData(OrganisationKind.NetworkOperator, "AS4200000000", "RFC 6996")]
    [InlineData(OrganisationKind.NetworkOperator, "AS4294967295", "RFC 7300")]
    [InlineData(OrganisationKind.NetworkOperator, "AS4294967296", "larger")]
    [InlineData(OrganisationKind.NetworkOperator, "AS1.65536", "larger")]
    [InlineData(OrganisationKind.NetworkOperator, "AS99999999999999999999", "larger")]
    [InlineData(OrganisationKind.RootServerOperator, "n", "from a to m")]
    public void OtherForm_IsRefusedWithWhatToWrite(OrganisationKind kind, string typed, string says)
    {
        var refused = Assert.Throws<DomainException>(() => EvidenceItem.Parse(kind, typed));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralItems_AreReadOnceEachInTheirOrder()
    {
        var numbers = EvidenceItem.Parse(OrganisationKind.NetworkOperator, "AS3333, AS2121 and AS3333\nAS25152");
        var accreditations = EvidenceItem.Parse(OrganisationKind.Registrar, "IANA 9999, nz, au");
        var association = EvidenceItem.Parse(OrganisationKind.AssociationOfOperators, "https://reka.example/members; Sarv Networks; Zeitgeber");

        Assert.Equal(["AS3333", "AS2121", "AS25152"], numbers.Select(item => item.Value));
        Assert.Equal(["9999", "nz", "au"], accreditations.Select(item => item.Value));
        Assert.Equal([EvidenceForm.Page, EvidenceForm.Words, EvidenceForm.Words], association.Select(item => item.Form));
    }

    [Theory]
    [InlineData(OrganisationKind.CctldRegistry, "qm", "ISO 3166-1")]
    [InlineData(OrganisationKind.GtldRegistry, "example", "RFC 2606")]
    [InlineData(OrganisationKind.NetworkOperator, "AS64496", "RFC 5398")]
    public void Reserved_IsTakenWithANote(OrganisationKind kind, string typed, string note)
    {
        var item = Assert.Single(EvidenceItem.Parse(kind, typed));

        Assert.Contains(note, item.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void OlderWordsOnTheRegister_AreReadAsWords()
    {
        var item = Assert.Single(new Operation(OrganisationKind.CctldRegistry, "from the coalition's page of April 2024").Items());

        Assert.Equal((EvidenceForm.Words, "from the coalition's page of April 2024"), (item.Form, item.Value));
    }

    [Fact]
    public void TooMany_AreRefused()
    {
        var refused = Assert.Throws<DomainException>(() => EvidenceItem.Parse(OrganisationKind.NetworkOperator, string.Join(' ', Enumerable.Range(1000, EvidenceItem.Most + 1))));

        Assert.Contains("100 at most", refused.Message, StringComparison.Ordinal);
    }
}
