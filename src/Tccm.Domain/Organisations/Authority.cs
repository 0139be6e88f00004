using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>On what somebody's right to sign for an organisation rests.</summary>
public enum AuthorityBasis
{
    /// <summary>By their office: a director, a secretary general, whoever the law or the statutes name.</summary>
    Officer,
    /// <summary>An officer gave it to them, until it is taken back.</summary>
    Delegated,
    /// <summary>A mandate that ends with a day.</summary>
    Mandate,
}

public static class AuthorityBases
{
    public static string InWords(this AuthorityBasis basis) => basis switch
    {
        AuthorityBasis.Officer => "as an officer of the organisation",
        AuthorityBasis.Delegated => "by delegation from an officer",
        AuthorityBasis.Mandate => "by a mandate that ends",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, null),
    };
}

/// <summary>A signer's basis and, for a mandate, its last day, which is counted in UTC.</summary>
public sealed record Authority(AuthorityBasis Basis, DateOnly? Until)
{
    public bool HasEnded(DateTimeOffset at) => Until is { } last && DateOnly.FromDateTime(at.UtcDateTime) > last;

    public string InWords => Until is { } last ? $"by a mandate until {Words.Day(last)}" : Basis.InWords();

    /// <summary>What a form chose, or a refusal that says what is missing.</summary>
    public static Authority Of(AuthorityBasis? basis, DateOnly? until, DateTimeOffset at) =>
        new Authority(basis ?? throw new DomainException("Choose on what the right to sign rests.", "Basis"), until).Checked(at);

    /// <summary>The same, or a refusal: a mandate has a last day that is not over, the other two have none.</summary>
    public Authority Checked(DateTimeOffset at)
    {
        if (!Enum.IsDefined(Basis))
            throw new DomainException("Choose on what the right to sign rests.", "Basis");
        if (Basis == AuthorityBasis.Mandate && Until is null)
            throw new DomainException("Give the last day of the mandate.", "Until");
        var kept = Basis == AuthorityBasis.Mandate ? this : this with { Until = null };
        return kept.HasEnded(at) ? throw new DomainException($"The mandate ended on {Words.Day(kept.Until!.Value)}. Give a day that is still to come, or let somebody else sign.", "Until") : kept;
    }
}
