using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Outbox;

namespace Tccm.Web.Evidence;

/// <summary>
/// Writes into a receipt, when it is sent, which entry of the log its act has, and a checkpoint that covers it: so each reader's
/// mailbox is a witness of what the log was.
/// </summary>
public sealed class ReceiptEvidence(TccmDbContext db, EvidenceLog log, EvidenceKeys keys)
{
    public async Task WriteAsync(OutboxEmail email, CancellationToken cancellationToken)
    {
        var leaf = await db.Leaves.AsNoTracking().SingleAsync(one => one.ActId == email.ActId, cancellationToken);
        var checkpoint = await log.CoverAsync(db, leaf.Index + 1, cancellationToken);
        email.WriteEvidence(
            $"""
             Entry {leaf.Index} of the evidence log, with the hash
             {Convert.ToHexStringLower(leaf.Hash)}

             The log's checkpoint, which covers it. Keep this letter: with it
             anybody can show what the log held when it was sent.

             {System.Text.Encoding.UTF8.GetString(checkpoint.Note).TrimEnd('\n')}

             Key of the log, SHA-256 of its public half:
             {keys.LogKey.Fingerprint}
             Key of publications:
             {keys.PublicationKey.Fingerprint}
             """);
        await db.SaveChangesAsync(cancellationToken);
    }
}
