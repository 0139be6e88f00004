using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>One line of the public list: the organisation as it stood when it signed, and what became of its signature.</summary>
public sealed record Signatory(
    Guid SignatureId, Guid OrganisationId, string Name, string? NativeName, string? NativeLanguage, string? Domain,
    IReadOnlyList<OrganisationKind> Kinds, string Economy, DateTimeOffset? SignedAt, SignatureOrigin Origin, string? Source,
    LineStanding Standing, DateTimeOffset? Since, string? Why, string? LateReason)
{
    public string KindsInWords => Kinds.InWords();
    public DateOnly? SignedOn => SignedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
    public DateOnly? SinceDay => Since is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
    public bool Counts => Standing == LineStanding.Signed;
    public bool IsOnline => Origin == SignatureOrigin.Online;
    public string OriginInWords => IsOnline ? "signed online" : "recorded";

    /// <summary>What became of it since, or that it came late; null where there is nothing to say.</summary>
    public string? StandingInWords => (Ended, LateReason) switch
    {
        (null, null) => null,
        ({ } ended, null) => ended,
        (null, { } reason) => $"signed late: {reason}",
        ({ } ended, { } reason) => $"signed late: {reason}; {ended}",
    };

    private string? Ended => Standing switch
    {
        LineStanding.Withdrew => $"withdrew on {Words.Day(SinceDay!.Value)}{(Why is null ? "" : $": “{Why}”")}",
        LineStanding.Invalid => $"found invalid on {Words.Day(SinceDay!.Value)}: {Why}",
        _ => null,
    };

    internal static Signatory Of(Signature signature, EditionLine line) => new(
        signature.Id, signature.OrganisationId, signature.OrganisationName, signature.NativeName, Organisations.NativeName.LanguageOf(signature.NativeName, signature.Economy), signature.Domain,
        signature.Kinds, signature.Economy, signature.SignedAt, signature.Origin, signature.Source, line.Standing, line.Since, line.Words, signature.LateReason);
}

/// <summary>
/// Who signed a statement: the one list that page, PDF, JSON and CSV share, in one order. Those who signed online and those
/// whom the secretariat recorded are two lists and never mixed; who is paused is not named.
/// </summary>
public sealed class SignatoryList
{
    private SignatoryList(Statement statement, IEnumerable<EditionLine> lines, int memberCount)
    {
        var signatures = statement.Signatures.ToDictionary(signature => signature.Id);
        var all = lines.ToList();
        Lines = [.. all.Where(line => line.Standing != LineStanding.Paused).Select(line => Signatory.Of(signatures[line.SignatureId], line))
            .Order(Comparer<Signatory>.Create((a, b) => a.Origin != b.Origin ? a.Origin.CompareTo(b.Origin)
                : Names.Order.Compare(a.Name, b.Name) is var byName and not 0 ? byName : a.SignatureId.CompareTo(b.SignatureId)))];
        Paused = all.Count - Lines.Count;
        (MemberCount, SignersKnown) = (memberCount, statement.SignersKnown);
        var text = string.Join('\n', all.OrderBy(line => line.SignatureId).Select(line => $"{line.SignatureId} {line.Standing}").Prepend(statement.LastRevision?.Sha256 ?? ""));
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Those who signed online, then those who are recorded, each in the order of their names.</summary>
    public IReadOnlyList<Signatory> Lines { get; }

    public IReadOnlyList<Signatory> Online => [.. Lines.Where(line => line.IsOnline)];
    public IReadOnlyList<Signatory> Recorded => [.. Lines.Where(line => !line.IsOnline)];

    /// <summary>The lines that count: neither withdrawn nor found invalid.</summary>
    public int Signed => Lines.Count(line => line.Counts);

    /// <summary>How many are disputed and not decided.</summary>
    public int Paused { get; }

    /// <summary>How many members there are, or were at publication.</summary>
    public int MemberCount { get; }
    public bool SignersKnown { get; }

    /// <summary>Of the text and of each line and how it stands: two lists with one value are the same list.</summary>
    public string Sha256 { get; }

    /// <summary>The source, where all signatures were recorded from one: then it is said once.</summary>
    public string? OnlySource => Lines.Select(line => line.Source).Distinct().ToList() is [{ } one] ? one : null;

    public bool AllOnline => Lines.All(line => line.IsOnline);
    private bool AllRecorded => Lines.Count > 0 && Lines.All(line => !line.IsOnline);

    public string Count => !SignersKnown ? "signatories not known"
        : AllRecorded ? Organisations(Signed)
        : $"{Lines.Count(line => line.IsOnline && line.Counts)} of {MemberCount} {(MemberCount == 1 ? "member" : "members")}";

    /// <summary>What is said above every list: how many of how many, and what silence means, which is nothing.</summary>
    public string Attribution => string.Join(' ', Sentences());

    /// <summary>How many more are recorded beside those who signed online, in words; null where there is only one kind.</summary>
    public string? AlsoRecorded => AllOnline || AllRecorded ? null : Organisations(Recorded.Count(line => line.Counts));

    /// <summary>How many, in one sentence for where the list is not below.</summary>
    public string InBrief => !SignersKnown ? "Who signed this is not known to the register. Nobody is presented here as having signed it."
        : $"Signed by {Count}{(AlsoRecorded is { } also ? $"; {also} more recorded from other sources" : "")}. Those not named have taken no position.";

    private IEnumerable<string> Sentences()
    {
        if (!SignersKnown)
        {
            yield return "Who signed this is not known to the register. Nobody is presented here as having signed it. The coalition does not speak for its members.";
            yield break;
        }
        yield return AllRecorded
            ? $"Signed by {Count}, named below as the public record names them; none of these signatures was made in this portal."
            : $"Signed by {Count}, named below.";
        if (AlsoRecorded is { } also) yield return $"{also} more {(Recorded.Count(line => line.Counts) == 1 ? "is" : "are")} listed apart, recorded from the sources named there and not signed in this portal.";
        if (Lines.Count(line => line.Standing == LineStanding.Withdrew) is > 0 and var withdrew) yield return $"{withdrew} of those listed withdrew since, and {(withdrew == 1 ? "is" : "are")} not counted.";
        if (Lines.Count(line => line.Standing == LineStanding.Invalid) is > 0 and var invalid) yield return $"{invalid} {(invalid == 1 ? "signature" : "signatures")} of those listed {(invalid == 1 ? "was" : "were")} found invalid, and {(invalid == 1 ? "is" : "are")} not counted.";
        if (Paused > 0) yield return $"{Words.Counted(Paused, "signature")} {(Paused == 1 ? "is" : "are")} not shown while a dispute about {(Paused == 1 ? "it" : "them")} is looked into.";
        yield return "Those not named have taken no position. The coalition does not speak for its members.";
    }

    private static string Organisations(int count) => count == 1 ? "1 organisation" : $"{count} organisations";

    /// <summary>What an edition says, for ever.</summary>
    public static SignatoryList Of(Statement statement, Edition edition) => new(statement, edition.Lines, edition.MemberCount);

    /// <summary>What the public is shown, or would be: of a published statement its current edition.</summary>
    public static SignatoryList Of(Statement statement, int memberCount) =>
        statement.CurrentEdition is { } edition ? Of(statement, edition) : Next(statement, memberCount);

    /// <summary>What the next edition would say, once two have confirmed it.</summary>
    public static SignatoryList Next(Statement statement, int memberCount) => new(statement, statement.NextLines(confirmed: true), memberCount);

    /// <summary>What the next edition says where nothing but the standing of its lines has changed.</summary>
    public static SignatoryList Again(Statement statement, int memberCount) => new(statement, statement.NextLines(confirmed: false), memberCount);

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
