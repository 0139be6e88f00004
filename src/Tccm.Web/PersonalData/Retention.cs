using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.PersonalData;
using Tccm.Web.Identity;

namespace Tccm.Web.PersonalData;

/// <summary>What a rule would let go now, or let go.</summary>
public sealed record RetentionCount(RetentionRule Rule, int Count, DateTimeOffset? LastRun);

/// <summary>Lets go what was kept long enough. Looking and letting go are the same code: the dry run only stops before the last step.</summary>
public sealed class Retention(TccmDbContext db, IdentityDb identity, AllHeld all, EraseData erase, TimeProvider clock)
{
    private const long Lock = 0x72657461; // "reta"

    private IEnumerable<RetentionRule> Rules => all.Holdings.SelectMany(holding => holding.Rules);

    /// <summary>What would go now, by rule. Changes nothing.</summary>
    public async Task<IReadOnlyList<RetentionCount>> LookAsync(CancellationToken cancellationToken = default)
    {
        var last = await db.RetentionRuns.GroupBy(run => run.Rule).Select(runs => new { runs.Key, At = runs.Max(run => run.At) }).ToDictionaryAsync(run => run.Key, run => run.At, cancellationToken);
        var counts = new List<RetentionCount>();
        foreach (var rule in Rules)
            counts.Add(new(rule, (await FindAsync(rule, cancellationToken)).Count, last.TryGetValue(rule.Key, out var at) ? at : null));
        return counts;
    }

    /// <summary>Runs every rule, each in a transaction of its own with its entry in the audit.</summary>
    public async Task<IReadOnlyList<RetentionCount>> RunAsync(CancellationToken cancellationToken = default)
    {
        var counts = new List<RetentionCount>();
        foreach (var rule in Rules) counts.Add(await RunAsync(rule, cancellationToken));
        return counts;
    }

    private async Task<RetentionCount> RunAsync(RetentionRule rule, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var at = clock.GetUtcNow();
        if (rule.ApplyAsync is null) return await EraseAsync(rule, at, cancellationToken);
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        await identity.JoinAsync(db, act);
        // Two portals at once: the second finds what the first left.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})", cancellationToken);
        var found = await FindAsync(rule, cancellationToken);
        await rule.ApplyAsync(found, at, cancellationToken);
        db.RetentionRuns.Add(new RetentionRun(rule.Key, rule.Days, found.Count, at));
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
        await identity.Database.UseTransactionAsync(null, cancellationToken);
        return new(rule, found.Count, at);
    }

    /// <summary>Each person in a transaction of their own: one who cannot be erased holds up no other.</summary>
    private async Task<RetentionCount> EraseAsync(RetentionRule rule, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var person in await FindAsync(rule, cancellationToken))
        {
            try
            {
                await erase.PersonAsync(person, AskedBy.Retention, Actor.Portal, at, tell: false, cancellationToken: cancellationToken);
                erased++;
            }
            catch (DomainException)
            {
                // Erased by somebody else a moment ago: nothing is left to do.
            }
            finally
            {
                await identity.Database.UseTransactionAsync(null, cancellationToken);
            }
        }
        db.RetentionRuns.Add(new RetentionRun(rule.Key, rule.Days, erased, at));
        await db.SaveChangesAsync(cancellationToken);
        return new(rule, erased, at);
    }

    private Task<List<Guid>> FindAsync(RetentionRule rule, CancellationToken cancellationToken) => rule.FindAsync(clock.GetUtcNow().AddDays(-rule.Days), cancellationToken);
}
