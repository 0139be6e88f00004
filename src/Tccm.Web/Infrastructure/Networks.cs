using System.Globalization;
using System.Net;

namespace Tccm.Web.Infrastructure;

/// <summary>The network that an address is of, where the address itself says too much.</summary>
public static class Networks
{
    /// <summary>/24 of IPv4, /48 of IPv6; nothing where it is no address.</summary>
    public static string Of(string? address)
    {
        if (!IPAddress.TryParse(address, out var parsed)) return "";
        var plain = parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed;
        var bytes = plain.GetAddressBytes();
        var kept = bytes.Length == 4 ? 24 : 48;
        Array.Clear(bytes, kept / 8, bytes.Length - (kept / 8));
        return string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes)}/{kept}");
    }
}
