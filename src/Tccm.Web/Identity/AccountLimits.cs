using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;

namespace Tccm.Web.Identity;

/// <summary>How often one address may be tried in a minute, wherever the tries come from; and the cost of a try that finds nobody.</summary>
public sealed class AccountLimits(IConfiguration configuration) : IDisposable
{
    private static readonly PortalUser Nobody = new() { UserName = "nobody" };
    private readonly PartitionedRateLimiter<string> tries = PartitionedRateLimiter.Create<string, string>(email =>
        RateLimitPartition.GetFixedWindowLimiter(email, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = configuration.GetValue("Limits:TriesPerAccountAndMinute", 5),
            Window = TimeSpan.FromMinutes(1),
        }));
    private string? hash;

    public bool MayTry(string email)
    {
        using var lease = tries.AttemptAcquire(email.Trim().ToLowerInvariant());
        return lease.IsAcquired;
    }

    /// <summary>Hashes as a real check would, so that the clock does not tell whether an address is known.</summary>
    public void Dummy(IPasswordHasher<PortalUser> hasher, string password)
    {
        hash ??= hasher.HashPassword(Nobody, "nobody has this password");
        hasher.VerifyHashedPassword(Nobody, hash, password);
    }

    public void Dispose() => tries.Dispose();
}
