using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>
/// Every way on which members' pages read positions. An organisation's own are read by its id; others' only through
/// <see cref="SeenAsync"/> and <see cref="CountedAsync"/>, which ask the round first: a row that nobody may see is not read at all.
/// </summary>
public static class RoundPositions
{
    /// <summary>The positions of one organisation, the history of each included.</summary>
    public static async Task<IReadOnlyList<Position>> OwnAsync(TccmDbContext db, PositionRound round, Guid organisationId, CancellationToken cancellationToken = default) =>
        await db.Positions.AsNoTracking().Include(position => position.Contact.Person)
            .Where(position => position.RoundId == round.Id && position.OrganisationId == organisationId).OrderBy(position => position.Number).ToListAsync(cancellationToken);

    /// <summary>On how many paragraphs each of one's own organisations took a position, by round; the whole counts as one.</summary>
    public static async Task<IReadOnlyDictionary<(Guid Round, Guid Organisation), int>> AnsweredAsync(TccmDbContext db, IReadOnlyCollection<Guid> rounds, IReadOnlyCollection<Guid> own, CancellationToken cancellationToken = default) =>
        (await db.Positions.AsNoTracking().Where(position => position.Number == 1 && rounds.Contains(position.RoundId) && own.Contains(position.OrganisationId))
            .GroupBy(position => new { position.RoundId, position.OrganisationId }).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancellationToken))
            .ToDictionary(one => (one.Key.RoundId, one.Key.OrganisationId), one => one.Count);

    /// <summary>How many positions of each stance count, by paragraph; null for the whole. Nothing while the window hides them.</summary>
    public static async Task<IReadOnlyList<(Guid? Paragraph, Stance Stance, int Count)>> CountedAsync(TccmDbContext db, PositionRound round, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        if (!round.IsSeenByAll(at)) return [];
        var counted = await ThatCount(db, round).GroupBy(position => new { position.ParagraphId, position.Stance }).Select(same => new { same.Key.ParagraphId, same.Key.Stance, Count = same.Count() }).ToListAsync(cancellationToken);
        return [.. counted.Select(one => (one.ParagraphId, one.Stance, one.Count))];
    }

    /// <summary>The positions that count, of every organisation: all, or those on some paragraphs (null for the whole). Nothing while the window hides them.</summary>
    public static async Task<IReadOnlyList<PositionSeen>> SeenAsync(TccmDbContext db, PositionRound round, DateTimeOffset at, Guid? paragraph, bool all, CancellationToken cancellationToken = default)
    {
        if (!round.IsSeenByAll(at)) return [];
        return await ThatCount(db, round).Where(position => all || position.ParagraphId == paragraph)
            .OrderBy(position => position.Organisation.DisplayName).ThenBy(position => position.OrganisationId)
            .Select(position => new PositionSeen(position.ParagraphId, position.Organisation.DisplayName, position.Stance, position.Reason, position.TakenAt)).ToListAsync(cancellationToken);
    }

    private static IQueryable<Position> ThatCount(TccmDbContext db, PositionRound round) => db.Positions.AsNoTracking()
        .Where(position => position.RoundId == round.Id && !db.Positions.Any(later =>
            later.RoundId == position.RoundId && later.OrganisationId == position.OrganisationId && later.Number > position.Number
            && (later.ParagraphId == position.ParagraphId || (later.ParagraphId == null && position.ParagraphId == null))));
}

public sealed record PositionSeen(Guid? Paragraph, string Organisation, Stance Stance, string? Reason, DateTimeOffset TakenAt);
