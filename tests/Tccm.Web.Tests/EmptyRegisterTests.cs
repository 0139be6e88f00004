using System.Net;
using Tccm.Testing;

namespace Tccm.Web.Tests;

public sealed class EmptyRegisterTests(Portal portal) : IClassFixture<Portal>
{
    [Theory]
    [InlineData("/", "No statement has been published yet")]
    [InlineData("/members", "No members yet")]
    [InlineData("/supporters", "No supporters yet")]
    [InlineData("/statements", "No statement has been published yet")]
    [InlineData("/purpose", "No version has been adopted yet")]
    public async Task EmptyRegister_SaysWhatWillBeThere(string path, string words)
    {
        var page = await portal.Browser().GetAsync(path);

        page.Is(HttpStatusCode.OK);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
    }
}
