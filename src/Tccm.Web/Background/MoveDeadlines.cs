using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Outages;
using Tccm.Domain.Statements;
using Tccm.Web.Emails;

namespace Tccm.Web.Background;

/// <summary>What an outage does to statements that are open for signature: the deadline moves by as long, and everybody concerned is told once.</summary>
public sealed class MoveDeadlines(TccmDbContext db, Post post)
{
    private const long OutageLock = 0x6F757467; // "outg"

    /// <summary>One outage is noted at a time, by whichever instance.</summary>
    public Task LockAsync(CancellationToken cancellationToken = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({OutageLock})", cancellationToken);

    /// <returns>How many deadlines moved.</returns>
    public async Task<int> ForAsync(Outage outage, Actor by, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var moved = 0;
        var readers = await Reader.OfAsync(db, [MembershipCategory.Member], cancellationToken);
        foreach (var slug in await db.Statements.Where(statement => statement.Status == StatementStatus.Open).OrderBy(statement => statement.Id).Select(statement => statement.Slug).ToListAsync(cancellationToken))
        {
            var statement = (await db.LockedStatementAsync(slug, cancellationToken))!;
            var before = statement.Deadline;
            if (statement.MoveForOutage(outage.From, outage.Until, outage.Reason, by, at) is null) continue;
            foreach (var reader in readers) post.To(reader.To, new DeadlineMovedForOutage(statement, before!.Value, outage, reader));
            moved++;
        }
        return moved;
    }
}
