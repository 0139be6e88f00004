using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Documents;

/// <summary>
/// The consensus map of a revision as members and the secretariat see it. While positions are kept to those who take them there
/// is none, for whoever asks, and nothing of a position is read.
/// </summary>
public sealed record MapShown(Statement Statement, PositionRound Round, ConsensusMap? Map, DateTimeOffset Now)
{
    /// <summary>Beyond so many characters of reasons a page is not read any more: they stand with the positions then.</summary>
    private const int MostReasons = 100_000;

    /// <summary>What stands around a reason on the page.</summary>
    private const int AroundEach = 120;

    public bool HasRoomForReasons => Map is { } map && map.Paragraphs.Prepend(map.Whole).SelectMany(row => row.Reasons).Sum(reason => reason.Reason.Length + reason.Name.Length + AroundEach) <= MostReasons;

    /// <summary>The last revision that was circulated, where it is a later one than that of the positions.</summary>
    public int? TextIsNow => Statement.Circulated.LastOrDefault()?.Number is { } last && last > Round.RevisionNumber ? last : null;

    /// <summary>Null where this person does not read positions, or nobody was asked for any.</summary>
    public static async Task<MapShown?> OfAsync(TccmDbContext db, CurrentPerson current, string slug, int? revision)
    {
        var statement = await db.StatementAsync(slug);
        if (statement is null || !current.Reads(statement) || !current.ReadsPositions) return null;
        var round = revision is null ? statement.Round : statement.Rounds.SingleOrDefault(one => one.RevisionNumber == revision);
        if (round is null) return null;
        var now = await db.ClockAsync();
        return new(statement, round, round.IsSeenByAll(now) ? await RoundMap.OfAsync(db, statement, round, now) : null, now);
    }
}
