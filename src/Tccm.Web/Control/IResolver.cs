namespace Tccm.Web.Control;

public enum DnsType
{
    A = 1,
    Txt = 16,
    Aaaa = 28,
}

public enum DnsOutcome
{
    /// <summary>There are records of the type, or none of it at a name that exists.</summary>
    Answered,
    NoSuchName,
    /// <summary>The resolver says that it could not find out.</summary>
    Failed,
    TimedOut,
    /// <summary>The portal has no resolver: the library is not installed, or the setting is wrong.</summary>
    NoResolver,
}

/// <summary>What the DNS says: the data of each record as it came over the wire.</summary>
public sealed record DnsAnswer(DnsOutcome Outcome, IReadOnlyList<byte[]> Records)
{
    internal static DnsAnswer Nothing(DnsOutcome outcome) => new(outcome, []);
}

/// <summary>Asks the DNS one question, in bounded time. Never throws for what the DNS answers.</summary>
public interface IResolver
{
    Task<DnsAnswer> AskAsync(string name, DnsType type, CancellationToken cancellationToken);
}
