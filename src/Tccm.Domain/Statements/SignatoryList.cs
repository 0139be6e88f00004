using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>One line of the public list: the organisation as it stood when it signed.</summary>
public sealed record Signatory(
    Guid SignatureId, Guid OrganisationId, string Name, string? NativeName, string? NativeLanguage,
    IReadOnlyList<OrganisationKind> Kinds, string Economy, DateTimeOffset? SignedAt, SignatureOrigin Origin, string? Source)
{
    public string KindsInWords => Kinds.InWords();
    public DateOnly? SignedOn => SignedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
    public string OriginInWords => Origin == SignatureOrigin.Online ? "signed online" : "recorded";
}

/// <summary>Who signed a statement: the one list that page, PDF, JSON and CSV share, in one order.</summary>
public sealed class SignatoryList
{
    private SignatoryList(IReadOnlyList<Signatory> lines, int memberCount, bool signersKnown) =>
        (Lines, MemberCount, SignersKnown) = (lines, memberCount, signersKnown);

    public IReadOnlyList<Signatory> Lines { get; }

    /// <summary>How many members there are, or were at publication.</summary>
    public int MemberCount { get; }
    public bool SignersKnown { get; }

    /// <summary>The source, where all signatures were recorded from one: then it is said once.</summary>
    public string? OnlySource => Lines.Select(line => line.Source).Distinct().ToList() is [{ } one] ? one : null;

    public bool AllOnline => Lines.All(line => line.Origin == SignatureOrigin.Online);

    public string Count => !SignersKnown ? "signatories not known"
        : AllOnline ? $"{Lines.Count} of {MemberCount} {(MemberCount == 1 ? "member" : "members")}"
        : Lines.Count == 1 ? "1 organisation" : $"{Lines.Count} organisations";

    /// <summary>What is said above every list: how many of how many, and what silence means, which is nothing.</summary>
    public string Attribution => !SignersKnown
        ? "Who signed this is not known to the register. Nobody is presented here as having signed it. The coalition does not speak for its members."
        : AllOnline
            ? $"Signed by {Count}, named below. Those not named have taken no position. The coalition does not speak for its members."
            : $"Signed by {Count}, named below as the public record names them; none of these signatures was made in this portal. Those not named have taken no position. The coalition does not speak for its members.";

    public static SignatoryList Of(Statement statement, int memberCount) => new(
        [.. statement.LiveSignatures
            .Select(signature => new Signatory(signature.Id, signature.OrganisationId, signature.OrganisationName, signature.NativeName,
                Organisations.NativeName.LanguageOf(signature.NativeName, signature.Economy), signature.Kinds, signature.Economy, signature.SignedAt, signature.Origin, signature.Source))
            .Order(Comparer<Signatory>.Create((a, b) => Names.Order.Compare(a.Name, b.Name) is var byName and not 0 ? byName : a.SignatureId.CompareTo(b.SignatureId)))],
        statement.CurrentEdition?.MemberCount ?? memberCount,
        statement.SignersKnown);

    /// <summary>The list with the members of now beside it; on a statement of the past, those of its publication.</summary>
    public static async Task<SignatoryList> OfAsync(TccmDbContext db, Statement statement, CancellationToken cancellationToken = default) =>
        Of(statement, (await ElectorateAsync(db, cancellationToken)).For(statement));

    public static async Task<int> MembersAsync(TccmDbContext db, CancellationToken cancellationToken = default) =>
        (await ElectorateAsync(db, cancellationToken)).Count;

    /// <summary>The members who may sign now, by the database's own day: running, not suspended.</summary>
    public static async Task<Electorate> ElectorateAsync(TccmDbContext db, CancellationToken cancellationToken = default)
    {
        var today = DateOnly.FromDateTime((await db.ClockAsync(cancellationToken)).UtcDateTime);
        var running = await db.MembershipPeriods.AsNoTracking()
            .Where(period => period.Category == MembershipCategory.Member && period.Until == null).ToListAsync(cancellationToken);
        return new([.. running.Where(period => period.IsRunning(today) && period.Suspended is null).Select(period => period.OrganisationId)]);
    }
}

/// <summary>Those who may sign now. Beside a statement it counts who signed it while a member too: nobody signed who could not.</summary>
public sealed class Electorate
{
    internal Electorate(HashSet<Guid> members) => Members = members;

    public IReadOnlySet<Guid> Members { get; }
    public int Count => Members.Count;

    public int For(Statement statement) =>
        Count + statement.LiveSignatures.Count(signature => signature.Origin == SignatureOrigin.Online && !Members.Contains(signature.OrganisationId));
}
