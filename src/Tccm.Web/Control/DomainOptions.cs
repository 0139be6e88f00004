using System.Net;

namespace Tccm.Web.Control;

/// <summary>How control of a domain is checked, under <c>Domains</c>.</summary>
public sealed class DomainOptions
{
    /// <summary>The resolver that is asked, as address or address@port. Empty: those of /etc/resolv.conf.</summary>
    public string Resolver { get; set; } = "";

    /// <summary>How long one question to the DNS may take.</summary>
    public TimeSpan ResolverTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long fetching the file may take, with its names, redirects and both schemes.</summary>
    public TimeSpan FileTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often in an hour the people of one organisation may have a domain checked.</summary>
    public int ChecksPerHour { get; set; } = 10;

    /// <summary>Where web servers listen. Other ports than these two are for tests.</summary>
    public int HttpsPort { get; set; } = 443;
    public int HttpPort { get; set; } = 80;

    /// <summary>Addresses that the portal fetches from although they are not public. Dangerous: whoever controls a domain can point it there.</summary>
    public IReadOnlyList<string> AllowedAddresses { get; set; } = [];

    internal bool Allows(IPAddress address) => AllowedAddresses.Any(allowed => IPAddress.TryParse(allowed, out var known) && known.Equals(address));
}
