namespace Tccm.Web.Background;

/// <summary>A job that looks at the register again after each pause. What fails is logged and tried again.</summary>
public abstract class Keeper(TimeSpan pause, TimeProvider clock, ILogger log) : BackgroundService
{
    protected TimeProvider Clock { get; } = clock;
    protected ILogger Log { get; } = log;

    /// <summary>What could not be done, for the log.</summary>
    protected abstract string Failing { get; }

    public abstract Task KeepAsync(CancellationToken cancellationToken);

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
                Log.LogError(failed, "{Failing}; it is tried again.", Failing);
            }
            await Task.Delay(pause, Clock, stoppingToken);
        }
    }
}
