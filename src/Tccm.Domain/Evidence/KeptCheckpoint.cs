namespace Tccm.Domain.Evidence;

/// <summary>A signed checkpoint of the log as it was given out: the note's exact bytes say its size and root. Never changed.</summary>
public sealed class KeptCheckpoint
{
    private KeptCheckpoint() { }

    public KeptCheckpoint(long size, byte[] note) => (Size, Note) = (size, note);

    /// <summary>How many leaves it covers.</summary>
    public long Size { get; private init; }
    public byte[] Note { get; private init; } = [];
}
