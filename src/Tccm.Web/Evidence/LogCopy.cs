using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;

namespace Tccm.Web.Evidence;

/// <summary>A row of the log as it stands in the database, every column of it.</summary>
public sealed record LeafRow(long Index, Guid ActId, string Type, byte[] Bytes, byte[] Hash, DateTimeOffset At);

public sealed record EnvelopeRow(long LeafIndex, byte[] Salt, byte[] Bytes);

public sealed record CheckpointRow(long Size, byte[] Note);

/// <summary>The tables of the evidence as they are, to be checked without asking the database anything more.</summary>
public sealed record LogCopy(IReadOnlyList<LeafRow> Leaves, IReadOnlyList<EnvelopeRow> Envelopes, IReadOnlyList<CheckpointRow> Checkpoints)
{
    public static async Task<LogCopy> ReadAsync(TccmDbContext db, CancellationToken cancellationToken = default) => new(
        await db.Leaves.AsNoTracking().OrderBy(leaf => leaf.Index).Select(leaf => new LeafRow(leaf.Index, leaf.ActId, leaf.Type, leaf.Bytes, leaf.Hash, leaf.At)).ToListAsync(cancellationToken),
        await db.Set<Tccm.Domain.Evidence.LeafEnvelope>().AsNoTracking().OrderBy(envelope => envelope.LeafIndex).Select(envelope => new EnvelopeRow(envelope.LeafIndex, envelope.Salt, envelope.Bytes)).ToListAsync(cancellationToken),
        await db.Checkpoints.AsNoTracking().OrderBy(checkpoint => checkpoint.Size).Select(checkpoint => new CheckpointRow(checkpoint.Size, checkpoint.Note)).ToListAsync(cancellationToken));
}
