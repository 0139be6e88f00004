using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace Tccm.Web.Infrastructure;

/// <summary>
/// How often one network may post where passwords are tried or letters are caused. Networks are /24 and /64:
/// one address of IPv6 says nothing. Over the limit is 429 with Retry-After.
/// </summary>
public static class Limits
{
    private static readonly string[] Watched = ["/account/", "/join", "/purpose/handed", "/privacy", "/receipts", "/adaptations"];

    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("Limits:PostsPerMinute", 30);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsWatched(context.Request)
                ? RateLimitPartition.GetFixedWindowLimiter(Network(context.Connection.RemoteIpAddress), _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
    }

    private static bool IsWatched(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && Watched.Any(start => request.Path.StartsWithSegments(start.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));

    private static string Network(IPAddress? address)
    {
        if (address is null) return "none";
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return Convert.ToHexString(bytes, 0, bytes.Length == 4 ? 3 : 8);
    }
}
