using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Outages;

namespace Tccm.Web.Background;

/// <summary>
/// Writes, every few seconds and by the database's clock, that the portal can write. Where it could not for longer than
/// <see cref="Gap"/>, that was an outage: it is noted, and deadlines move by as long.
/// </summary>
public sealed class OutageKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OutageKeeper> log) : Keeper(Every, clock, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>What is shorter is a restart; nobody's time to sign is moved for that.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromMinutes(1);

    protected override string Failing => "It could not be noted that the portal runs";

    /// <summary>Whether the gap since the last beat is an outage that nobody has noted yet; then no deadline is taken for passed.</summary>
    public static async Task<bool> IsBehindAsync(TccmDbContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Beats.AnyAsync(beat => beat.SeenAt < now - Gap, cancellationToken);

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, move) = (scope.ServiceProvider.GetRequiredService<TccmDbContext>(), scope.ServiceProvider.GetRequiredService<MoveDeadlines>());
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        await move.LockAsync(cancellationToken);
        var now = await db.ClockAsync(cancellationToken);
        if (await db.Beats.SingleOrDefaultAsync(cancellationToken) is not { } beat) db.Beats.Add(new Beat(now));
        else
        {
            if (now - beat.SeenAt > Gap) await NoteAsync(db, move, beat.SeenAt, now, cancellationToken);
            beat.See(now);
        }
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
    }

    private async Task NoteAsync(TccmDbContext db, MoveDeadlines move, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        // What somebody noted meanwhile has moved deadlines already; a portal that rested for a season is set up anew.
        var noted = await db.Outages.Where(outage => outage.From < until && outage.Until > from).OrderBy(outage => outage.Until).ToListAsync(cancellationToken);
        from = noted.Count > 0 && noted[^1].Until > from ? noted[^1].Until : from;
        if (until - from <= Gap || until - from > TimeSpan.FromDays(31)) return;
        var outage = Outage.Note(from, until, "The portal did not run, or could not write.", [], Actor.Portal, until);
        db.Outages.Add(outage);
        var moved = await move.ForAsync(outage, Actor.Portal, until, cancellationToken);
        Log.LogWarning("The portal could not be used from {From} to {Until}; {Moved} deadlines moved by as long.", from, until, moved);
    }
}
