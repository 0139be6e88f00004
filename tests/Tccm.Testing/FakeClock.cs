namespace Tccm.Testing;

/// <summary>A clock that goes like the real one until a test moves it on or stops it.</summary>
public sealed class FakeClock : TimeProvider
{
    private readonly Lock gate = new();
    private TimeSpan ahead;
    private DateTimeOffset? stopped;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return stopped ?? base.GetUtcNow() + ahead;
    }

    public void Advance(TimeSpan by)
    {
        lock (gate)
        {
            if (stopped is not null) stopped += by;
            else ahead += by;
        }
    }

    /// <summary>Stands still, in whole seconds, so that a test can meet an instant exactly.</summary>
    public DateTimeOffset Stop()
    {
        lock (gate)
        {
            var now = stopped ?? base.GetUtcNow() + ahead;
            stopped = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
            return stopped.Value;
        }
    }

    public void GoOn()
    {
        lock (gate) (stopped, ahead) = (null, TimeSpan.Zero);
    }
}
