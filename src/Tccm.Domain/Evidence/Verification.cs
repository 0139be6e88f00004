namespace Tccm.Domain.Evidence;

/// <summary>That the log was checked against its checkpoints and the register, and what came of it.</summary>
public sealed class Verification
{
    public const int MaxFirst = 2_000;

    private Verification() { }

    public Verification(DateTimeOffset at, long leaves, IReadOnlyCollection<string> wrong)
    {
        (At, Leaves, Wrong) = (at, leaves, wrong.Count);
        First = wrong.Count == 0 ? null : string.Join('\n', wrong) is { Length: > MaxFirst } many ? many[..(MaxFirst - 1)] + "…" : string.Join('\n', wrong);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public DateTimeOffset At { get; private init; }
    public long Leaves { get; private init; }
    public int Wrong { get; private init; }
    /// <summary>The first of what was wrong, a line each.</summary>
    public string? First { get; private init; }
}

/// <summary>
/// From where a signature was sent, apart from all that is evidence: for looking into fraud until some time after publication,
/// then the network alone. Never published.
/// </summary>
public sealed class SigningTrace
{
    public const int MaxAgent = 300;

    private SigningTrace() { }

    public SigningTrace(Guid signatureId, string? address, string? agent, DateTimeOffset at) =>
        (Id, Address, Agent, At) = (signatureId, address ?? "", agent is { Length: > MaxAgent } ? agent[..MaxAgent] : agent, at);

    /// <summary>The signature's own id.</summary>
    public Guid Id { get; private init; }
    public string Address { get; private set; } = "";
    public string? Agent { get; private set; }
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset? CoarsenedAt { get; private set; }

    /// <summary>Keeps the network alone: /24 of IPv4, /48 of IPv6.</summary>
    public void Coarsen(string network, DateTimeOffset at) => (Address, Agent, CoarsenedAt) = (network, null, at);
}
