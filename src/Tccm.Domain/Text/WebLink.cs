namespace Tccm.Domain.Text;

/// <summary>Where something can be read: a whole address that begins with https://.</summary>
public static class WebLink
{
    public const int MaxLength = 1_000;

    /// <summary>Returns the address in its written form, null where none was given. Refuses every other scheme, and an address that holds a name or password.</summary>
    public static string? Check(string? value, string field)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (!Uri.TryCreate(value.Trim(), UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0
            || uri.HostNameType != UriHostNameType.Dns || !uri.Host.Contains('.', StringComparison.Ordinal) || uri.AbsoluteUri.Length > MaxLength)
            throw new DomainException("Give the link as a whole address that begins with https://, such as https://un.example/meetings/7.", field);
        return uri.AbsoluteUri;
    }
}
