using Tccm.Domain.Imports;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

public enum SignatureOrigin
{
    /// <summary>Signed in this portal by a signatory of the organisation.</summary>
    Online,
    /// <summary>Taken from a named source by the secretariat; nobody signed here.</summary>
    Recorded,
}

/// <summary>How a source names an organisation that signed, and on which day, where it says so.</summary>
public sealed record RecordedSigner(string Name, string? NativeName, DateOnly? On, string Source)
{
    /// <summary>The source as the public reads it: in one line, and without anybody's e-mail address.</summary>
    public static string PublicSource(string words) => words.Split((char[]?)null).Any(word => word.IndexOf('@', StringComparison.Ordinal) > 0)
        ? throw new DomainException("Leave out e-mail addresses: the source is public. Say whose letter it is, and of when.", "Source")
        : ImportBatch.CheckedSource(words);
}

/// <summary>
/// An organisation's signing of one revision, as it stood: the organisation's name, kinds and economy, the words declared.
/// Nothing of it changes afterwards but whether it stands: it may be disputed, and it ends once, withdrawn or found invalid.
/// </summary>
public sealed class Signature
{
    internal const string FormUsed = "This form was sent already. Open the page anew to sign; nothing was added.";

    private Signature() { }

    public Guid Id { get; private init; }
    public Guid StatementId { get; private init; }
    public Guid RevisionId { get; private init; }
    public Guid OrganisationId { get; private init; }
    public SignatureOrigin Origin { get; private init; }
    public string OrganisationName { get; private init; } = "";
    public string? NativeName { get; private init; }
    public IReadOnlyList<OrganisationKind> Kinds { get; private init; } = [];
    public string Economy { get; private init; } = "";
    public string TextSha256 { get; private init; } = "";
    public Guid? PersonId { get; private init; }
    public string? PersonTitle { get; private init; }
    /// <summary>On what the signer's right rested; null where it was signed before this was asked.</summary>
    public AuthorityBasis? Basis { get; private init; }
    public DateOnly? MandateUntil { get; private init; }
    public string? Declaration { get; private init; }
    public string? Source { get; private init; }
    /// <summary>Of a recorded signature only the day counts.</summary>
    public DateTimeOffset? SignedAt { get; private init; }
    public DateTimeOffset KeptAt { get; private init; }
    /// <summary>The domain whose control the organisation had shown, as it stood beside the name that was signed.</summary>
    public string? Domain { get; private init; }
    /// <summary>The code by which it was made after signing had closed, and the reason, which is public.</summary>
    public Guid? LateCodeId { get; private init; }
    public string? LateReason { get; private init; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    /// <summary>In the organisation's own words, where it gave one; public once the line is.</summary>
    public string? WithdrawalReason { get; private set; }
    /// <summary>Since when somebody says that it should not stand, until that is decided.</summary>
    public DateTimeOffset? DisputedAt { get; private set; }
    public DateTimeOffset? InvalidatedAt { get; private set; }
    public DecisionReason? InvalidReason { get; private set; }

    /// <summary>Neither withdrawn nor found invalid. One that is disputed is live, and not counted until that is decided.</summary>
    public bool IsLive => WithdrawnAt is null && InvalidatedAt is null;
    public bool IsLate => LateCodeId is not null;

    /// <summary>Why nobody disputes it now, or null.</summary>
    public string? WhyNotDisputed =>
        WithdrawnAt is { } ended ? $"This signature was withdrawn on {Words.Instant(ended)}. There is nothing to dispute."
        : InvalidatedAt is { } invalid ? $"This signature was found invalid on {Words.Instant(invalid)}. There is nothing to dispute."
        : DisputedAt is { } already ? $"This signature is disputed since {Words.Instant(already)}, and its line is paused. The secretariat looks into it."
        : null;
    public Authority? Authority => Basis is { } basis ? new(basis, MandateUntil) : null;

    internal static Signature Online(Guid id, Statement statement, Contact by, Authority authority, LateCode? late, DateTimeOffset at) => new()
    {
        Id = id,
        StatementId = statement.Id,
        RevisionId = statement.Text.Id,
        OrganisationId = by.OrganisationId,
        Origin = SignatureOrigin.Online,
        OrganisationName = by.Organisation.DisplayName,
        NativeName = by.Organisation.NativeName,
        Kinds = by.Organisation.Kinds,
        Economy = by.Organisation.Economy,
        TextSha256 = statement.Text.Sha256,
        PersonId = by.PersonId,
        PersonTitle = by.Title,
        Basis = authority.Basis,
        MandateUntil = authority.Until,
        Declaration = statement.DeclarationWords(by.Organisation, authority),
        Domain = by.Organisation.DomainsShown.FirstOrDefault()?.Domain,
        LateCodeId = late?.Id,
        LateReason = late?.Reason,
        SignedAt = at,
        KeptAt = at,
    };

    internal static Signature FromRecord(Statement statement, Organisation signer, string source, DateTimeOffset at) =>
        FromRecord(statement, signer, new RecordedSigner(signer.DisplayName, signer.NativeName, null, source), at);

    internal static Signature FromRecord(Statement statement, Organisation signer, RecordedSigner signed, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(),
        StatementId = statement.Id,
        RevisionId = statement.Text.Id,
        OrganisationId = signer.Id,
        Origin = SignatureOrigin.Recorded,
        OrganisationName = signed.Name,
        NativeName = signed.NativeName,
        Kinds = signer.Kinds,
        Economy = signer.Economy,
        TextSha256 = statement.Text.Sha256,
        Source = signed.Source,
        SignedAt = signed.On is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null,
        KeptAt = at,
    };

    internal void End(string? reason, DateTimeOffset at) => (WithdrawnAt, WithdrawalReason, DisputedAt) = (at, reason, null);

    internal void Pause(DateTimeOffset at) => DisputedAt = at;

    internal void Invalidate(DecisionReason reason, DateTimeOffset at) => (InvalidatedAt, InvalidReason, DisputedAt) = (at, reason, null);

    internal void Reinstate() => DisputedAt = null;
}
