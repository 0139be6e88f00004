using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class WebLinkTests
{
    [Theory]
    [InlineData("http://un.example/7")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:pass@un.example/")]
    [InlineData("https://localhost/7")]
    [InlineData("https://127.0.0.1/7")]
    [InlineData("un.example/7")]
    [InlineData("data:text/html,hello")]
    public void WhatIsNoWholeHttpsAddress_IsRefused(string link)
    {
        Assert.Equal("Link", Assert.Throws<DomainException>(() => WebLink.Check(link, "Link")).Field);
    }

    [Fact]
    public void Address_IsKeptAndNothingIsNothing()
    {
        Assert.Equal("https://un.example/meetings/7?lang=en", WebLink.Check(" https://un.example/meetings/7?lang=en ", "Link"));
        Assert.Null(WebLink.Check(" ", "Link"));
    }
}
