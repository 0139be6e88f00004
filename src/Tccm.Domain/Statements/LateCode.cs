using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>
/// Lets one organisation sign one statement once after signing has closed. The reason is public: a late signature is marked,
/// and says it. Only the SHA-256 of the code is kept.
/// </summary>
public sealed class LateCode
{
    public const int MaxReason = 300;

    private LateCode() { }

    internal LateCode(Statement statement, Organisation organisation, string reason, Deadline until, byte[] secretHash, Actor by, DateTimeOffset at)
    {
        (StatementId, OrganisationId, Reason, SecretHash) = (statement.Id, organisation.Id, reason, secretHash);
        (UntilAt, UntilZone, GivenById, GivenAt) = (until.Instant, until.ZoneId, by.PersonId, at);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid StatementId { get; private init; }
    public Guid OrganisationId { get; private init; }
    public byte[] SecretHash { get; private init; } = [];
    public string Reason { get; private init; } = "";
    public DateTimeOffset UntilAt { get; private init; }
    public string UntilZone { get; private init; } = "";
    public Guid? GivenById { get; private init; }
    public DateTimeOffset GivenAt { get; private init; }
    public DateTimeOffset? UsedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public Deadline Until => new(UntilAt, UntilZone);

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && EndedAt is null && !Until.HasPassed(now);

    public string InWords(DateTimeOffset now) => this switch
    {
        { UsedAt: { } used } => $"used on {Words.Instant(used)}",
        { EndedAt: { } ended } => $"taken back on {Words.Instant(ended)}",
        _ when Until.HasPassed(now) => $"lapsed: it was good until {Until.InWords()}",
        _ => $"good until {Until.InWords()}",
    };

    internal void Use(DateTimeOffset at) => UsedAt = at;

    internal void End(DateTimeOffset at) => EndedAt = at;
}
