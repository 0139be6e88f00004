namespace Tccm.Outbox.Host;

internal sealed class ClockAhead : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
