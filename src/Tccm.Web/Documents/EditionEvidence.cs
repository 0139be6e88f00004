using System.Text;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Statements;
using Tccm.Web.Evidence;

namespace Tccm.Web.Documents;

/// <summary>The entries of the log about the signatures of one edition, and the checkpoint that covers them.</summary>
/// <param name="Signing">Of each signature made online, the entry of its signing.</param>
/// <param name="Leaves">All entries about them: signed, withdrawn, disputed, decided.</param>
/// <param name="LeafHashes">Of the whole log, as far as the checkpoint goes.</param>
public sealed record EditionEvidence(
    IReadOnlyDictionary<Guid, (long Index, byte[] Hash)> Signing, IReadOnlyList<(long Index, byte[] Bytes)> Leaves,
    IReadOnlyList<byte[]> LeafHashes, byte[] CheckpointNote)
{
    private static readonly string[] Later = ["withdraw", "dispute", "invalidate", "reinstate"];

    public Checkpoint Checkpoint { get; } = OutsideCheckpoint.BodyOf(CheckpointNote);

    /// <summary>Nothing about a line that is paused, which the edition does not name. Reads them in the transaction that publishes, and signs a checkpoint over all that it sees.</summary>
    public static async Task<EditionEvidence> OfAsync(TccmDbContext db, EvidenceLog log, IEnumerable<EditionLine> lines, CancellationToken cancellationToken)
    {
        var ids = lines.Where(line => line.Standing != LineStanding.Paused).Select(line => line.SignatureId).ToHashSet();
        var kept = await log.CoverAsync(db, await db.Leaves.LongCountAsync(cancellationToken), cancellationToken);
        var hashes = await db.Leaves.AsNoTracking().Where(leaf => leaf.Index < kept.Size).OrderBy(leaf => leaf.Index).Select(leaf => leaf.Hash).ToListAsync(cancellationToken);
        var signed = await db.Leaves.AsNoTracking().Where(leaf => ids.Contains(leaf.ActId) && leaf.Type == "sign").ToListAsync(cancellationToken);
        var later = (await db.Leaves.AsNoTracking().Where(leaf => Later.Contains(leaf.Type)).ToListAsync(cancellationToken))
            .Where(leaf => Leaf.ValueOf(leaf.Text, "signature") is { } of && ids.Contains(Guid.Parse(of)));
        return new EditionEvidence(
            signed.ToDictionary(leaf => leaf.ActId, leaf => (leaf.Index, leaf.Hash)),
            [.. signed.Concat(later).OrderBy(leaf => leaf.Index).Select(leaf => (leaf.Index, leaf.Bytes))], hashes, kept.Note);
    }
}
