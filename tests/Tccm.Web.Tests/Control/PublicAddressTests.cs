using System.Net;
using Tccm.Web.Control;

namespace Tccm.Web.Tests.Control;

public sealed class PublicAddressTests
{
    /// <summary>The first and the last address of every network that is not the public Internet's.</summary>
    [Theory]
    [InlineData("0.0.0.0", "0.255.255.255")]
    [InlineData("10.0.0.0", "10.255.255.255")]
    [InlineData("100.64.0.0", "100.127.255.255")]
    [InlineData("127.0.0.0", "127.255.255.255")]
    [InlineData("169.254.0.0", "169.254.255.255")]
    [InlineData("172.16.0.0", "172.31.255.255")]
    [InlineData("192.0.0.0", "192.0.0.255")]
    [InlineData("192.0.2.0", "192.0.2.255")]
    [InlineData("192.88.99.0", "192.88.99.255")]
    [InlineData("192.168.0.0", "192.168.255.255")]
    [InlineData("198.18.0.0", "198.19.255.255")]
    [InlineData("198.51.100.0", "198.51.100.255")]
    [InlineData("203.0.113.0", "203.0.113.255")]
    [InlineData("224.0.0.0", "239.255.255.255")]
    [InlineData("240.0.0.0", "255.255.255.255")]
    [InlineData("::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("::1", "::ffff:8.8.8.8")]
    [InlineData("::127.0.0.1", "::8.8.8.8")]
    [InlineData("::ffff:10.0.0.1", "::ffff:0:10.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1", "64:ff9b:1::1")]
    [InlineData("100::", "100::ffff:ffff:ffff:ffff")]
    [InlineData("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2002:a00:1::", "2002:7f00:1::1")]
    [InlineData("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("4000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("5f00::1", "fc00::1")]
    [InlineData("fd00:ec2::254", "fe80::1")]
    [InlineData("fec0::1", "ff02::1")]
    public void SpecialAddress_IsNotPublic(string first, string last)
    {
        Assert.False(PublicAddress.Is(IPAddress.Parse(first)));
        Assert.False(PublicAddress.Is(IPAddress.Parse(last)));
    }

    /// <summary>The nearest neighbours outside those networks, so that none is drawn too large.</summary>
    [Theory]
    [InlineData("1.0.0.0", "9.255.255.255")]
    [InlineData("11.0.0.0", "100.63.255.255")]
    [InlineData("100.128.0.0", "126.255.255.255")]
    [InlineData("128.0.0.0", "169.253.255.255")]
    [InlineData("169.255.0.0", "172.15.255.255")]
    [InlineData("172.32.0.0", "191.255.255.255")]
    [InlineData("192.0.1.0", "192.0.1.255")]
    [InlineData("192.0.3.0", "192.88.98.255")]
    [InlineData("192.88.100.0", "192.167.255.255")]
    [InlineData("192.169.0.0", "198.17.255.255")]
    [InlineData("198.20.0.0", "198.51.99.255")]
    [InlineData("198.51.101.0", "203.0.112.255")]
    [InlineData("203.0.114.0", "223.255.255.255")]
    [InlineData("2000::", "2000:ffff::1")]
    [InlineData("2001:200::", "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:db9::", "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2003::", "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2606:4700::1111", "2a00:1450::1")]
    [InlineData("3fff:1000::", "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void NeighbourOfThem_IsPublic(string first, string last)
    {
        Assert.True(PublicAddress.Is(IPAddress.Parse(first)));
        Assert.True(PublicAddress.Is(IPAddress.Parse(last)));
    }
}
