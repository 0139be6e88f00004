using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Background;

/// <summary>Runs retention once a day, and at a start that comes later than a day after the last run.</summary>
public sealed class RetentionKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RetentionKeeper> log) : Keeper(TimeSpan.FromHours(1), clock, log)
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(24);

    protected override string Failing => "Retention could not run";

    public override Task KeepAsync(CancellationToken cancellationToken) => RunIfDueAsync(cancellationToken);

    /// <summary>Runs the rules where a day has passed since the last run; says whether it did.</summary>
    public async Task<bool> RunIfDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        var after = Clock.GetUtcNow() - Between;
        if (await db.RetentionRuns.AnyAsync(run => run.At > after, cancellationToken)) return false;
        await scope.ServiceProvider.GetRequiredService<Retention>().RunAsync(cancellationToken);
        return true;
    }
}
