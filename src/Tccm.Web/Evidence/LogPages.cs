using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Web.Identity;

namespace Tccm.Web.Evidence;

/// <summary>What the log gives out: its last checkpoint to anybody, and a leaf's proof to those the leaf was sent to.</summary>
public static class LogPages
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapLog(this WebApplication app)
    {
        app.MapMethods("/log/checkpoint", Reading, CheckpointAsync).AllowAnonymous();
        app.MapMethods("/log/keys", Reading, KeysAsync).AllowAnonymous();
        app.MapMethods("/log/proofs/{index:long}.txt", Reading, ProofAsync);
    }

    /// <summary>As it was signed, byte for byte; none before the first.</summary>
    private static async Task<IResult> CheckpointAsync(TccmDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await EvidenceLog.LastAsync(db, cancellationToken) is not { } last) return Results.NotFound();
        response.Headers.CacheControl = "public, no-cache";
        return Results.Bytes(last.Note, "text/plain; charset=utf-8");
    }

    /// <summary>Every key that the log names, the earliest first: what for, since when, fingerprint and PEM.</summary>
    private static async Task<IResult> KeysAsync(TccmDbContext db, EvidenceKeys keys, HttpResponse response, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var key in await EvidenceLog.KeysAsync(db, cancellationToken))
        {
            var known = new NoteKey(key.Use == KeyUse.Log ? keys.LogKey.Name : keys.PublicationKey.Name, key.Spki);
            text.Append(CultureInfo.InvariantCulture, $"{(key.Use == KeyUse.Log ? "log" : "publication")} since {Leaf.Instant(key.Since)}, entry {key.Index}\nsha256:{known.Fingerprint}\n{known.Pem}\n");
        }
        response.Headers.CacheControl = "public, no-cache";
        return Results.Text(text.ToString(), "text/plain; charset=utf-8");
    }

    private static async Task<IResult> ProofAsync(long index, TccmDbContext db, CurrentPerson current, CancellationToken cancellationToken)
    {
        var leaf = await db.Leaves.AsNoTracking().SingleOrDefaultAsync(one => one.Index == index, cancellationToken);
        var mine = current.Contacts.Select(contact => contact.OrganisationId.ToString());
        if (leaf is null || (!current.IsSecretariat && !mine.Contains(Leaf.ValueOf(leaf.Text, "org") ?? "", StringComparer.Ordinal))) return Results.NotFound();
        if (await EvidenceLog.LastAsync(db, cancellationToken) is not { } last || last.Size <= index) return Results.NotFound();
        var hashes = await db.Leaves.AsNoTracking().Where(one => one.Index < last.Size).OrderBy(one => one.Index).Select(one => one.Hash).ToListAsync(cancellationToken);
        return Results.Bytes(new TlogProof(index, MerkleTree.Inclusion(hashes, index, last.Size), last.Note).Bytes, "text/plain; charset=utf-8");
    }
}
