using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Discussion;

/// <summary>The consensus map of a window, from what the register holds.</summary>
public static class RoundMap
{
    /// <summary>The map as it may be seen at <paramref name="at"/>; before anybody may see one, nothing is read at all.</summary>
    public static async Task<ConsensusMap> OfAsync(TccmDbContext db, Statement statement, PositionRound round, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        if (!round.IsSeenByAll(at)) throw new InvalidOperationException("Positions that nobody may see yet were asked for.");
        var electorate = round.MapElectorate ?? await ElectorateAsync(db, round, at, cancellationToken);
        var paragraphs = statement.Revisions.Single(revision => revision.Id == round.RevisionId).Paragraphs;
        // Only the last of each, chosen where they are kept: a long window has many that are not counted any more.
        var taken = await db.Positions.FromSql($"SELECT DISTINCT ON (paragraph_id, organisation_id) * FROM portal.positions WHERE round_id = {round.Id} ORDER BY paragraph_id, organisation_id, number DESC")
            .AsNoTracking().Select(position => new StanceTaken(position.ParagraphId, position.OrganisationId, position.Stance, position.Reason)).ToListAsync(cancellationToken);
        return ConsensusMap.Of([.. paragraphs.Select(paragraph => new MapParagraph(paragraph.Id, paragraph.Number, paragraph.Text))], electorate, taken);
    }

    /// <summary>
    /// Who could answer: the members of the moment at which the window was over, or of now where it is still open, but for those
    /// whose membership rested; and who answered as a member and left before.
    /// </summary>
    public static async Task<IReadOnlyList<Voice>> ElectorateAsync(TccmDbContext db, PositionRound round, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var over = round.OverAt < at ? round.OverAt : at;
        var day = DateOnly.FromDateTime(over.UtcDateTime);
        var answered = (await db.Positions.Where(position => position.RoundId == round.Id).Select(position => position.OrganisationId).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        var organisations = await db.Organisations.AsNoTracking().Include(one => one.Memberships).Include(one => one.FormerNames).AsSplitQuery()
            .Where(one => one.Memberships.Any(period => period.Category == MembershipCategory.Member)).ToListAsync(cancellationToken);
        return [.. organisations
            .Where(one => answered.Contains(one.Id) || one.Memberships.Any(period => CouldAnswer(one, period, day, over)))
            .Select(one => new Voice(one.Id, one.NameOn(day).Display, one.Kinds, one.Economy))];
    }

    // What the register did not have by then could not answer, since whenever it says now that its membership began. The window
    // ends with a whole second.
    private static bool CouldAnswer(Organisation organisation, MembershipPeriod period, DateOnly day, DateTimeOffset over) =>
        period.Category == MembershipCategory.Member && organisation.CreatedAt < over.AddSeconds(1)
        && (period.Covers(day) || organisation.MayHaveBeenIn(period, day))
        && !period.Suspensions.Any(suspension => suspension.SuspendedAt < over.AddSeconds(1) && !(suspension.LiftedAt < over.AddSeconds(1)));
}
