using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tccm.Web.Infrastructure;

/// <summary>The secret of a mailed link: 256 random bits. Only its SHA-256 is kept.</summary>
public sealed record Secret(string Value)
{
    public byte[] Hash => HashOf(Value);

    public static Secret New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public static byte[] HashOf(string? value) => SHA256.HashData(Encoding.UTF8.GetBytes(value ?? ""));
}
