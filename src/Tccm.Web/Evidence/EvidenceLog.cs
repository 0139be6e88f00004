using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Web.Evidence;

/// <summary>The log would say something else than what it said before. Nothing is signed until somebody has looked.</summary>
public sealed class ForkedLogException(string message) : Exception(message);

/// <summary>
/// Signs what the log is at one size, and never anything that does not go on from what it signed before: by the checkpoints that
/// are kept, and by the last one in a file outside the database.
/// </summary>
public sealed class EvidenceLog(EvidenceKeys keys, OutsideCheckpoint outside)
{
    private const long CheckpointLock = 0x63686B70; // "chkp"

    /// <summary>
    /// A checkpoint that covers at least so many leaves: the last one, or a new one over all that the transaction of
    /// <paramref name="db"/> sees, which is kept with it or not at all.
    /// </summary>
    public async Task<KeptCheckpoint> CoverAsync(TccmDbContext db, long leaves, CancellationToken cancellationToken = default) =>
        await LastAsync(db, cancellationToken) is { } last && last.Size >= leaves ? last : await SignAsync(db, [keys.Log], cancellationToken);

    public static Task<KeptCheckpoint?> LastAsync(TccmDbContext db, CancellationToken cancellationToken = default) =>
        db.Checkpoints.AsNoTracking().OrderByDescending(checkpoint => checkpoint.Size).FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Signs the log as it is now. The log's lock is held to the end of the transaction, so that nobody appends to what this
    /// one may still take back.
    /// </summary>
    public async Task<KeptCheckpoint> SignAsync(TccmDbContext db, NoteSigner[] signers, CancellationToken cancellationToken = default)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await db.LockLogAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({CheckpointLock})", cancellationToken);
        var hashes = await db.Leaves.AsNoTracking().OrderBy(leaf => leaf.Index).Select(leaf => leaf.Hash).ToListAsync(cancellationToken);
        var last = await LastAsync(db, cancellationToken);
        foreach (var before in new[] { last?.Note, outside.Read() }.OfType<byte[]>()) RefuseFork(hashes, before);
        if (last?.Size == hashes.Count) return last;

        var kept = new KeptCheckpoint(hashes.Count, new Checkpoint(keys.LogKey.Name, hashes.Count, MerkleTree.Root(hashes)).Sign(signers));
        db.Checkpoints.Add(kept);
        await db.SaveChangesAsync(cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
            outside.Keep(kept);
        }
        return kept;
    }

    /// <summary>
    /// What the log needs before the first act of a new release: its keys, and who may sign already, where that is older than the
    /// log of grants. Does nothing the second time.
    /// </summary>
    public async Task PrepareAsync(TccmDbContext db, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two starts at once do not both find that a key is missing.
        await db.LockLogAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({CheckpointLock})", cancellationToken);
        var known = await KeysAsync(db, cancellationToken);
        foreach (var (use, key) in new[] { (KeyUse.Log, keys.LogKey), (KeyUse.Publication, keys.PublicationKey) })
            if (!known.Any(one => one.Use == use && one.Spki.AsSpan().SequenceEqual(key.Spki))) db.Append(Leaf.OfKey(use, key.Spki, null, at));
        var waiting = await db.Contacts.Include(contact => contact.Person).Include(contact => contact.Organisation)
            .Where(contact => contact.Until == null && contact.Accepted != false && contact.GrantId == null && (contact.Roles & ContactRoles.Signatory) == ContactRoles.Signatory).ToListAsync(cancellationToken);
        foreach (var contact in waiting) contact.PutOnLog(at);
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
    }

    /// <summary>Puts a new key in the place of the one in use. A checkpoint by both says so to whoever knows the old one.</summary>
    public async Task<NoteKey> RotateAsync(TccmDbContext db, EvidenceKey which, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        using var rotation = keys.Rotate(which);
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        var use = which == EvidenceKey.Log ? KeyUse.Log : KeyUse.Publication;
        if (!(await KeysAsync(db, cancellationToken)).Any(one => one.Spki.AsSpan().SequenceEqual(rotation.New.Key.Spki)))
        {
            db.Append(Leaf.OfKey(use, rotation.New.Key.Spki, rotation.Old.Key.Fingerprint, at));
            await db.SaveChangesAsync(cancellationToken);
        }
        var kept = await SignAsync(db, which == EvidenceKey.Log ? [rotation.Old, rotation.New] : [keys.Log], cancellationToken);
        await act.CommitAsync(cancellationToken);
        outside.Keep(kept);
        rotation.Complete();
        return rotation.New.Key;
    }

    /// <summary>The keys that the log itself names, the earliest first.</summary>
    public static async Task<IReadOnlyList<LoggedKey>> KeysAsync(TccmDbContext db, CancellationToken cancellationToken = default) =>
        [.. (await db.Leaves.AsNoTracking().Where(leaf => leaf.Type == "key").OrderBy(leaf => leaf.Index).ToListAsync(cancellationToken)).Select(LoggedKey.Of)];

    /// <summary>Why these are not the entries that a checkpoint was given out over; null where they are.</summary>
    internal static string? WhyForked(List<byte[]> hashes, Checkpoint before) => before.Size > hashes.Count
        ? $"The evidence log has {hashes.Count} entries, and a checkpoint over {before.Size} was given out: entries {hashes.Count} to {before.Size - 1} are gone."
        : MerkleTree.Root(hashes, before.Size).AsSpan().SequenceEqual(before.Root) ? null
        : $"The first {before.Size} entries of the evidence log are not those over which a checkpoint was given out.";

    private static void RefuseFork(List<byte[]> hashes, byte[] note)
    {
        if (WhyForked(hashes, OutsideCheckpoint.BodyOf(note)) is { } why) throw new ForkedLogException($"{why} Nothing is signed. Run verify.");
    }
}

/// <summary>A key as a leaf of the log names it.</summary>
public sealed record LoggedKey(long Index, KeyUse Use, byte[] Spki, DateTimeOffset Since)
{
    public static LoggedKey Of(Leaf leaf) => new(leaf.Index,
        Leaf.ValueOf(leaf.Text, "use") == "log" ? KeyUse.Log : KeyUse.Publication, Convert.FromBase64String(Leaf.ValueOf(leaf.Text, "spki") ?? ""), leaf.At);
}
