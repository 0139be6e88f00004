using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Tccm.Domain;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Control;

/// <summary>
/// Looks whether a domain shows the challenge: in the DNS first, then on its web server. It talks to other machines,
/// so it runs outside every transaction; what it found is then recorded.
/// </summary>
public sealed class ControlCheck(ChallengeRecord record, ChallengeFile file, IOptions<DomainOptions> options, TimeProvider clock) : IDisposable
{
    public const string NotNow = "Checks cannot be made now: this portal has no resolver. Try again later; whoever runs the portal has been told.";

    private readonly PartitionedRateLimiter<Guid> limits = PartitionedRateLimiter.Create<Guid, Guid>(organisation =>
        RateLimitPartition.GetFixedWindowLimiter(organisation, _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.ChecksPerHour, Window = TimeSpan.FromHours(1) }));

    /// <summary>A check that a person asks for. Refused when this organisation had many within the hour: a form must not make the portal flood others.</summary>
    public async Task<Finding> AskedAsync(DomainControl control, CancellationToken cancellationToken)
    {
        using var lease = limits.AttemptAcquire(control.OrganisationId);
        if (!lease.IsAcquired) throw new DomainException($"{options.Value.ChecksPerHour} checks were made within an hour. Make sure that the record or the file can be seen from outside, then check again later.");
        return await RunAsync(control, cancellationToken) ?? throw new DomainException(NotNow);
    }

    /// <summary>Null where nothing can be checked, which says nothing about the domain.</summary>
    public async Task<Finding?> RunAsync(DomainControl control, CancellationToken cancellationToken)
    {
        var (notInDns, noResolver) = await record.FindAsync(control.RecordName, control.Line, cancellationToken);
        if (noResolver) return null;
        if (notInDns is null) return new Finding(ControlMethod.DnsRecord, "", clock.GetUtcNow());
        var notOnWeb = await file.FindAsync(control.Domain, control.Line, cancellationToken);
        return new Finding(notOnWeb is null ? ControlMethod.File : null, $"In the DNS: {notInDns}. On the web: {notOnWeb}.", clock.GetUtcNow());
    }

    public void Dispose() => limits.Dispose();
}

/// <summary>What a check found: the line, and where; or what there is in its place.</summary>
public sealed record Finding(ControlMethod? Method, string Found, DateTimeOffset At)
{
    public void RecordOn(DomainControl control, Actor by)
    {
        if (Method is { } method) control.Show(method, by, At);
        else control.Miss(Found, by, At);
    }
}
