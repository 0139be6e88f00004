using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Background;

/// <summary>Runs retention once a day, and at a start that comes later than a day after the last run.</summary>
public sealed class RetentionKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RetentionKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan Between = TimeSpan.FromHours(24);

    /// <summary>Runs the rules where a day has passed since the last run; says whether it did.</summary>
    public async Task<bool> KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        var after = clock.GetUtcNow() - Between;
        if (await db.RetentionRuns.AnyAsync(run => run.At > after, cancellationToken)) return false;
        await scope.ServiceProvider.GetRequiredService<Retention>().RunAsync(cancellationToken);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await KeepAsync(stoppingToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogError(failed, "Retention could not run; it is tried again.");
            }
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }
}
