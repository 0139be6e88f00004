using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace Tccm.Web.Control;

/// <summary>
/// Fetches the well-known file of a domain, and nothing else: only from public addresses of that very domain, from its
/// web ports, without cookies, proxies or credentials, in bounded time and size. Whoever controls a domain chooses what
/// its name and its redirects point at, so each address is looked at just before it is connected to.
/// </summary>
public sealed class ChallengeFile(IResolver resolver, IOptions<DomainOptions> options)
{
    public const string Path = "/.well-known/tccm-challenge.txt";
    private const int MostBytes = 4096;
    private const int MostRedirects = 3;

    /// <summary>Null where the line is in the file, over https or http; else why not, in words that stand after "On the web:".</summary>
    public async Task<string?> FindAsync(string domain, string line, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.FileTimeout);
        using var client = new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        var reasons = new List<string>();
        foreach (var scheme in new[] { Uri.UriSchemeHttps, Uri.UriSchemeHttp })
        {
            if (await WhyNotAsync(client, new UriBuilder(scheme, domain, PortOf(scheme), Path).Uri, domain, line, limit.Token) is not { } reason) return null;
            cancellationToken.ThrowIfCancellationRequested();
            reasons.Add(reason);
            if (limit.IsCancellationRequested) break;
        }
        return reasons.Distinct(StringComparer.Ordinal).Count() == 1 ? reasons[0] : $"over https, {reasons[0]}; over http, {reasons[1]}";
    }

    private async Task<string?> WhyNotAsync(HttpClient client, Uri start, string domain, string line, CancellationToken cancellationToken)
    {
        try
        {
            return Lines(await FetchAsync(client, start, domain, cancellationToken)).Contains(line, StringComparer.Ordinal) ? null : "the file is there, and the line is not in it";
        }
        catch (NotFetchedException failed)
        {
            return failed.Message;
        }
        catch (OperationCanceledException)
        {
            return $"the server took longer than {options.Value.FileTimeout.TotalSeconds:0} seconds";
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            return failed.GetBaseException() switch
            {
                NotFetchedException refused => refused.Message,
                System.Security.Authentication.AuthenticationException => "the server has no valid certificate for the domain",
                SocketException => "the server refused the connection",
                _ => "the server gave no answer that can be read",
            };
        }
    }

    private async Task<byte[]> FetchAsync(HttpClient client, Uri address, string domain, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            request.Headers.UserAgent.ParseAdd("tccm-portal");
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode == HttpStatusCode.OK) return await BoundedAsync(response, cancellationToken);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
                throw new NotFetchedException($"the server answered {(int)response.StatusCode}{(response.StatusCode == HttpStatusCode.NotFound ? ", there is no such file" : "")}");
            if (redirects == MostRedirects) throw new NotFetchedException($"the server redirected more than {MostRedirects} times");
            address = Uri.TryCreate(address, location, out var next) && IsOfDomain(next, domain) ? next
                : throw new NotFetchedException($"the server redirected to {Shown(location)}, which is not followed: only {domain} and www.{domain} are, at their usual ports");
        }
    }

    private bool IsOfDomain(Uri address, string domain) =>
        (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && address.Port == PortOf(address.Scheme) && address.UserInfo.Length == 0
        && (string.Equals(address.IdnHost, domain, StringComparison.OrdinalIgnoreCase) || string.Equals(address.IdnHost, "www." + domain, StringComparison.OrdinalIgnoreCase));

    private int PortOf(string scheme) => scheme == Uri.UriSchemeHttps ? options.Value.HttpsPort : options.Value.HttpPort;

    /// <summary>Compressed or not, these are the bytes as they came; nothing is unpacked.</summary>
    private static async Task<byte[]> BoundedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[MostBytes + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > MostBytes) throw new NotFetchedException($"the file has more than {MostBytes} bytes");
        return bytes[..length];
    }

    private static IEnumerable<string> Lines(byte[] file) => Encoding.UTF8.GetString(file).TrimStart('\uFEFF').Split('\n').Select(line => line.Trim());

    private SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = async (context, cancellationToken) => await ConnectAsync(context.DnsEndPoint, cancellationToken),
    };

    /// <summary>Connects to an address that was looked at, and does not ask for it a second time.</summary>
    private async Task<Stream> ConnectAsync(DnsEndPoint server, CancellationToken cancellationToken)
    {
        var addresses = await AddressesAsync(server.Host, cancellationToken);
        // Which one it is stays untold: names that only this network knows are nobody else's business.
        if (addresses.Any(address => !PublicAddress.Is(address) && !options.Value.Allows(address)))
            throw new NotFetchedException($"{server.Host} has an address that is not one of the public Internet");

        SocketException? refused = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, server.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception failed)
            {
                socket.Dispose();
                if (failed is not SocketException unreachable) throw;
                refused = unreachable;
            }
        }
        throw refused!;
    }

    private async Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(resolver.AskAsync(host, DnsType.A, cancellationToken), resolver.AskAsync(host, DnsType.Aaaa, cancellationToken));
        var addresses = answers.SelectMany(answer => answer.Records).Where(data => data.Length is 4 or 16).Select(data => new IPAddress(data)).ToList();
        if (addresses.Count > 0) return addresses;
        throw new NotFetchedException(answers.Any(answer => answer.Outcome is DnsOutcome.TimedOut or DnsOutcome.Failed) ? $"the address of {host} could not be found out" : $"{host} has no address");
    }

    private static string Shown(Uri location) => location.OriginalString is var text && text.Length > 100 ? text[..100] + "…" : text;

    private sealed class NotFetchedException(string message) : Exception(message);
}
