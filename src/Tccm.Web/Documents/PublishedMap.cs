using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;

namespace Tccm.Web.Documents;

/// <summary>A consensus map in the form that anybody may see: numbers alone. Before two have published it there is none.</summary>
public sealed record PublishedMap(Statement Statement, PositionRound Round, ConsensusMap Map)
{
    public Revision Revision => Statement.Revisions.Single(revision => revision.Id == Round.RevisionId);

    public static async Task<PublishedMap?> OfAsync(TccmDbContext db, string slug, int revision)
    {
        if (!await db.PositionRounds.AnyAsync(round => round.MapPublishedAt != null && round.RevisionNumber == revision && db.Statements.Any(one => one.Id == round.StatementId && one.Slug == slug))) return null;
        var statement = (await db.StatementAsync(slug))!;
        var round = statement.Rounds.Single(one => one.RevisionNumber == revision);
        return new(statement, round, (await RoundMap.OfAsync(db, statement, round, await db.ClockAsync())).ForThePublic());
    }
}
