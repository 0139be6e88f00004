using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Discussion;

/// <summary>
/// What one organisation thought of one paragraph of one revision, or of the whole of it, at one time. Never changed: a later
/// one stands in its place, and both are kept with who took them and when.
/// </summary>
public sealed class Position
{
    public const int MaxReason = 2_000;

    private Position() { }

    internal Position(PositionRound round, Contact by, Paragraph? paragraph, Stance stance, string? reason, int number, DateTimeOffset at)
    {
        (RoundId, RevisionId, ParagraphId, OrganisationId, ContactId) = (round.Id, round.RevisionId, paragraph?.Id, by.OrganisationId, by.Id);
        (Number, Stance, Reason, TakenAt) = (number, stance, reason, at);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid RoundId { get; private init; }
    public Guid RevisionId { get; private init; }
    /// <summary>Null for the whole of the revision.</summary>
    public Guid? ParagraphId { get; private init; }
    public Guid OrganisationId { get; private init; }
    public Organisation Organisation { get; private init; } = null!;
    public Guid ContactId { get; private init; }
    public Contact Contact { get; private init; } = null!;
    /// <summary>From 1, by organisation and paragraph; of two colleagues at once, the second is told.</summary>
    public int Number { get; private init; }
    public Stance Stance { get; private init; }
    public string? Reason { get; private init; }
    public DateTimeOffset TakenAt { get; private init; }
}

public static class Positions
{
    /// <summary>Of each organisation on each paragraph, the one that counts.</summary>
    public static IReadOnlyList<Position> ThatCount(this IEnumerable<Position> positions) =>
        [.. positions.GroupBy(position => (position.RoundId, position.ParagraphId, position.OrganisationId)).Select(same => same.MaxBy(position => position.Number)!)];
}
