using System.Net;
using System.Net.Sockets;

namespace Tccm.Web.Control;

/// <summary>
/// Tells addresses of the public Internet from all others, after IANA's registries of special-purpose addresses
/// (RFC 6890) and multicast. What carries an IPv4 address inside IPv6 is never public here.
/// </summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] NotPublic = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    /// <summary>All that is given out as global unicast. Loopback, mapped, NAT64, unique local, link-local and multicast lie outside.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    // Protocols (Teredo, benchmarking, ORCHID), documentation, 6to4.
    private static readonly IPNetwork[] NotPublic6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    public static bool Is(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !NotPublic.Any(network => network.Contains(address)),
        // The platform finds a mapped address in networks that it is not in.
        AddressFamily.InterNetworkV6 when address.IsIPv4MappedToIPv6 => false,
        AddressFamily.InterNetworkV6 => Global.Contains(address) && !NotPublic6.Any(network => network.Contains(address)),
        _ => false,
    };

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}
