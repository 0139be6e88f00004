using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ann@example.nz", "ann@example.nz", "ann@example.nz")]
    [InlineData(" Ann.Rowan+tccm@Example.NZ\n", "Ann.Rowan+tccm@Example.NZ", "ann.rowan+tccm@example.nz")]
    [InlineData("o'neil_x-1@example.nz", "o'neil_x-1@example.nz", "o'neil_x-1@example.nz")]
    [InlineData("jörg@münchen.example", "jörg@münchen.example", "jörg@xn--mnchen-3ya.example")]
    [InlineData("jo\u0308rg@mu\u0308nchen.example", "jörg@münchen.example", "jörg@xn--mnchen-3ya.example")]
    [InlineData("jörg@xn--mnchen-3ya.example", "jörg@xn--mnchen-3ya.example", "jörg@xn--mnchen-3ya.example")]
    [InlineData("用户@光.example", "用户@光.example", "用户@xn--54q.example")]
    [InlineData("بريد@مثال.إختبار", "بريد@مثال.إختبار", "بريد@xn--mgbh0fb.xn--kgbechtv")]
    public void Mailbox_IsKeptAsTypedWithAFormToCompare(string typed, string value, string canonical)
    {
        var address = EmailAddress.Parse(typed);

        Assert.Equal(new EmailAddress(value, canonical), address);
    }

    [Theory]
    [InlineData("JÖRG@MÜNCHEN.example", "jörg@xn--mnchen-3ya.example")]
    [InlineData("Ann@EXAMPLE.nz", "ann@example.nz")]
    public void SameMailboxWrittenTwice_ComparesEqual(string one, string other)
    {
        Assert.Equal(EmailAddress.Parse(one).Canonical, EmailAddress.Parse(other).Canonical);
    }

    [Theory]
    [InlineData("ann.rowan@example.nz", "annrowan@example.nz")]
    [InlineData("ann+tccm@example.nz", "ann@example.nz")]
    public void DotsAndPluses_MakeAnotherMailbox(string one, string other)
    {
        Assert.NotEqual(EmailAddress.Parse(one).Canonical, EmailAddress.Parse(other).Canonical);
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData("ann", "not an e-mail address")]
    [InlineData("@example.nz", "not an e-mail address")]
    [InlineData("ann@", "not an e-mail address")]
    [InlineData("a@b.example, d@e.example", "more than one")]
    [InlineData("a@b.example;d@e.example", "more than one")]
    [InlineData("a@b.example d@e.example", "more than one")]
    [InlineData("a@b@c.example", "more than one")]
    [InlineData("Foo <a@b.example>", "between < and >")]
    [InlineData("a@b.example (Foo)", "space")]
    [InlineData("\"a b\"@b.example", "U+0022")]
    [InlineData("a b@b.example", "U+0020")]
    [InlineData("(x)a@b.example", "U+0028")]
    [InlineData("a\r\nBcc: x@b.example", "U+000D")]
    [InlineData("a\0@b.example", "U+0000")]
    [InlineData("a\u202E@b.example", "U+202E")]
    [InlineData("a\u200B@b.example", "U+200B")]
    [InlineData("a\u200D@b.example", "U+200D")]
    [InlineData("a\u00A0b@b.example", "U+00A0")]
    [InlineData(".a@b.example", "dot")]
    [InlineData("a.@b.example", "dot")]
    [InlineData("a..b@b.example", "dot")]
    [InlineData("ann@localhost", "no dot after the @")]
    [InlineData("ann@192.0.2.1", "IP address")]
    [InlineData("ann@[192.0.2.1]", "IP address")]
    [InlineData("ann@exa_mple.nz", "underscore")]
    public void WhatIsNotOneMailbox_IsRefusedWithTheReason(string? typed, string reason)
    {
        var refusal = Assert.Throws<DomainException>(() => EmailAddress.Parse(typed));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LengthOfAMailbox_IsCountedInOctets()
    {
        var domain = string.Join('.', new string('a', 63), new string('b', 63), new string('c', 58), "nz");
        var longest = new string('x', 64) + "@" + domain;

        var address = EmailAddress.Parse(longest);

        Assert.Equal(254, address.Value.Length);
        Assert.Contains("255 octets", Refusal("x" + longest), StringComparison.Ordinal);
        Assert.Contains("64 octets", Refusal(new string('é', 33) + "@example.nz"), StringComparison.Ordinal);
    }

    private static string Refusal(string typed) => Assert.Throws<DomainException>(() => EmailAddress.Parse(typed)).Message;
}
