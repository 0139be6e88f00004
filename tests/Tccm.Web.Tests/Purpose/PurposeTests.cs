using System.Net;
using System.Security.Cryptography;
using Tccm.Testing;

namespace Tccm.Web.Tests.Purpose;

public sealed class PurposeTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task TheVersionInForce_IsShownWithWhoSignedIt()
    {
        await portal.Given.Application("Larch Exchange").Approved();
        var second = await portal.Given.PurposeVersion(1, 1);
        var browser = portal.Browser();

        var page = await browser.GetAsync("/purpose");
        var first = await browser.GetAsync("/purpose/1.0");

        Assert.StartsWith("Version 1.1", page.All(".kicker")[0], StringComparison.Ordinal);
        Assert.Contains("Larch Exchange", page.All("#signatories tbody th"));
        Assert.Contains(second.Sha256, page.Text, StringComparison.Ordinal);
        Assert.Contains("An earlier version.", first.Text, StringComparison.Ordinal);
        Assert.Contains("Larch Exchange", first.All("#signatories tbody th"));
    }

    [Fact]
    public async Task Markdown_HasTheHashOfTheVersion()
    {
        var version = await portal.Given.PurposeVersion();

        var bytes = await portal.Browser().Client.GetByteArrayAsync("/purpose/1.0.md", TestContext.Current.CancellationToken);

        Assert.Equal(version.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Theory]
    [InlineData("/purpose/9.9")]
    [InlineData("/purpose/01.0")]
    [InlineData("/purpose/1")]
    [InlineData("/purpose/9.9.md")]
    public async Task UnknownVersion_IsNotFound(string path)
    {
        await portal.Given.PurposeVersion();

        var page = await portal.Browser().GetAsync(path);

        page.Is(HttpStatusCode.NotFound);
    }
}
