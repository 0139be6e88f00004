using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>
/// One member of the secretariat proposes that a statement, or what came of its list since, be published; another confirms,
/// at once or for an instant. Until then there is no edition that could be seen.
/// </summary>
public sealed class Publication
{
    public const int MaxBecause = 500;

    private Publication() { }

    internal Publication(Statement statement, Deadline? embargo, string? because, Guid by, DateTimeOffset at)
    {
        (StatementId, RevisionId, EditionNumber) = (statement.Id, statement.Text.Id, (statement.CurrentEdition?.Number ?? 0) + 1);
        (EmbargoAt, EmbargoZone, Because) = (embargo?.Instant, embargo?.ZoneId, because);
        (ProposedById, ProposedAt) = (by, at);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid StatementId { get; private init; }
    public Guid RevisionId { get; private init; }
    /// <summary>The number that the edition would have; another one may take it while this waits.</summary>
    public int EditionNumber { get; private init; }
    public DateTimeOffset? EmbargoAt { get; private init; }
    public string? EmbargoZone { get; private init; }
    /// <summary>What is new in it, in public words.</summary>
    public string? Because { get; private init; }
    public Guid ProposedById { get; private init; }
    public DateTimeOffset ProposedAt { get; private init; }
    public Guid? ConfirmedById { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public DateTimeOffset? DroppedAt { get; private set; }
    public DateTimeOffset? IssuedAt { get; private set; }

    public Deadline? Embargo => EmbargoAt is { } at ? new Deadline(at, EmbargoZone!) : null;
    public bool IsOpen => DroppedAt is null && IssuedAt is null;
    public bool IsConfirmed => IsOpen && ConfirmedAt is not null;
    public bool IsIssued => IssuedAt is not null;
    public string WhenInWords => Embargo is { } hour ? $"on {hour.InWords()}" : "at once";

    /// <summary>Whether its hour has come and two have said so.</summary>
    public bool IsDue(DateTimeOffset now) => IsConfirmed && Embargo?.HasPassed(now) != false;

    internal void Confirm(Guid by, DateTimeOffset at) => (ConfirmedById, ConfirmedAt) = (by, at);

    internal void Drop(DateTimeOffset at) => DroppedAt = at;

    internal void Issue(DateTimeOffset at) => IssuedAt = at;
}
