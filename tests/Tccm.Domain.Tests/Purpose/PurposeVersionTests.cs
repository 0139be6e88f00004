using System.Security.Cryptography;
using System.Text;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Purpose;

public sealed class PurposeVersionTests
{
    [Fact]
    public void Version_IsTheHashOfItsText()
    {
        var version = PurposeVersion.Adopt(1, 2, "Statement of Purpose", "We listen.\r\n", "en", PartialDate.Parse("2024-04"), "the site", Actor.Portal, Now);

        Assert.Equal("# Statement of Purpose\n\nWe listen.\n", version.Text);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version.Text))), version.Sha256);
        Assert.Equal(("1.2", "We listen.\n"), (version.Number, version.Body));
        Assert.Equal($"Statement of Purpose 1.2 was adopted ({version.Sha256}).", OnlyAct(version).Sentence);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 9)]
    [InlineData(-1, 0)]
    [InlineData(1, -1)]
    public void NumberThatIsNone_IsRefused(int major, int minor)
    {
        Assert.Equal("Version", Refused(() => PurposeOf(major, minor), "A version is a number such as 1.0").Field);
    }

    [Theory]
    [InlineData("", "Words.")]
    [InlineData("Statement of Purpose", "")]
    [InlineData("Statement of *Purpose*", "Words.")]
    public void VersionWithoutTitleOrWords_IsRefused(string title, string body)
    {
        Assert.Throws<DomainException>(() => PurposeVersion.Adopt(1, 0, title, body, "en", PartialDate.Parse("2024"), null, Actor.Portal, Now));
    }
}
