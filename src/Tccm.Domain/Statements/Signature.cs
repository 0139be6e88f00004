using Tccm.Domain.Organisations;

namespace Tccm.Domain.Statements;

public enum SignatureOrigin
{
    /// <summary>Signed in this portal by a signatory of the organisation.</summary>
    Online,
    /// <summary>Taken from a named source by the secretariat; nobody signed here.</summary>
    Recorded,
}

/// <summary>How a source names an organisation that signed, and on which day, where it says so.</summary>
public sealed record RecordedSigner(string Name, string? NativeName, DateOnly? On, string Source);

/// <summary>
/// An organisation's signing of one revision, as it stood: the organisation's name, kinds and economy, the words declared.
/// Nothing of it changes afterwards but that it may end, once.
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
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool IsLive => WithdrawnAt is null;
    public Authority? Authority => Basis is { } basis ? new(basis, MandateUntil) : null;

    internal static Signature Online(Guid id, Statement statement, Contact by, Authority authority, DateTimeOffset at) => new()
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

    internal void End(DateTimeOffset at) => WithdrawnAt = at;
}
