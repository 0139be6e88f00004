using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Statements;

namespace Tccm.Web.Setup;

public sealed record Verification(int Entries, int Signatures, IReadOnlyList<string> Wrong);

/// <summary>
/// Recomputes what the evidence log, the signatures, the texts and the published files say of one another.
/// It finds what was altered past the database's own guards.
/// </summary>
public sealed class VerifyEvidence(TccmDbContext db)
{
    private readonly List<string> wrong = [];
    private readonly Dictionary<(string Type, Guid Act), string> entries = [];

    public async Task<Verification> RunAsync(CancellationToken cancellationToken = default)
    {
        var count = await CheckLogAsync(cancellationToken);
        await CheckTextsAsync(cancellationToken);
        var signatures = await CheckSignaturesAsync(cancellationToken);
        await CheckEditionsAsync(cancellationToken);
        return new Verification(count, signatures, wrong);
    }

    private async Task<int> CheckLogAsync(CancellationToken cancellationToken)
    {
        var expected = 0L;
        await foreach (var leaf in db.Leaves.AsNoTracking().Include(one => one.Envelope).OrderBy(one => one.Index).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (leaf.Index != expected) wrong.Add($"Entry {expected} of the evidence log is missing.");
            expected = leaf.Index + 1;
            if (!SHA256.HashData([0, .. leaf.Bytes]).AsSpan().SequenceEqual(leaf.Hash)) wrong.Add($"Entry {leaf.Index} of the evidence log: its bytes do not have its hash.");
            var text = Encoding.UTF8.GetString(leaf.Bytes);
            if (!text.StartsWith($"coalition/evidence/v1\ntype: {leaf.Type}\nid: {leaf.ActId}\n", StringComparison.Ordinal)) wrong.Add($"Entry {leaf.Index} of the evidence log: its bytes speak of another act than its row.");
            if (leaf.Envelope is { } envelope && !Says(text, "person", "sha256:" + Convert.ToHexStringLower(SHA256.HashData([.. envelope.Salt, .. envelope.Bytes]))))
                wrong.Add($"Entry {leaf.Index} of the evidence log: the person kept beside it is another than the one it commits to.");
            entries[(leaf.Type, leaf.ActId)] = text;
        }
        return (int)await db.Leaves.CountAsync(cancellationToken);
    }

    private async Task CheckTextsAsync(CancellationToken cancellationToken)
    {
        await foreach (var revision in db.Revisions.AsNoTracking().Select(one => new { one.Id, one.Text, one.Sha256 }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (StatementText.Sha256(revision.Text) != revision.Sha256) wrong.Add($"The text of revision {revision.Id} does not have its hash.");
        var versions = new HashSet<Guid>();
        await foreach (var version in db.PurposeVersions.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            versions.Add(version.Id);
            if (StatementText.Sha256(version.Text) != version.Sha256) wrong.Add($"The text of the Statement of Purpose {version.Number} does not have its hash.");
            var says = entries.GetValueOrDefault(("adopt", version.Id));
            // What was taken over from the record was not adopted here.
            if (version.AdoptedById is not null && (says is null || !Says(says, "purpose", "sha256:" + version.Sha256) || !Says(says, "version", version.Number)
                || !Says(says, "proposed-by", $"{version.ProposedById}") || !Says(says, "adopted-by", $"{version.AdoptedById}")))
                wrong.Add($"The Statement of Purpose {version.Number} has no entry of its adoption, by the same two, in the evidence log.");
        }
        foreach (var (_, act) in entries.Keys.Where(entry => entry.Type == "adopt" && !versions.Contains(entry.Act)))
            wrong.Add($"The evidence log has an adoption {act} that the register lacks.");
    }

    private async Task<int> CheckSignaturesAsync(CancellationToken cancellationToken)
    {
        var texts = await db.Revisions.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Sha256, cancellationToken);
        var signatures = await db.Signatures.AsNoTracking().ToListAsync(cancellationToken);
        var withdrawn = entries.Where(entry => entry.Key.Type == "withdraw").Select(entry => ValueOf(entry.Value, "signature")).ToHashSet(StringComparer.Ordinal);
        foreach (var signature in signatures)
        {
            if (texts.GetValueOrDefault(signature.RevisionId) != signature.TextSha256) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName} points at another text than its revision's.");
            if (signature.Origin == SignatureOrigin.Online) CheckOnline(signature, withdrawn.Contains(signature.Id.ToString()));
        }
        var purposes = await db.PurposeSignatures.AsNoTracking().ToListAsync(cancellationToken);
        var known = signatures.Select(signature => signature.Id).Concat(purposes.Select(signature => signature.Id)).ToHashSet();
        foreach (var (_, act) in entries.Keys.Where(entry => entry.Type == "sign" && !known.Contains(entry.Act)))
            wrong.Add($"The evidence log has a signature {act} that the register lacks.");

        // What was signed with an application is in the entry of its approval; a contact's own signing has an entry of its own.
        foreach (var signature in purposes.Where(one => !entries.TryGetValue(one.ApplicationId is { } application ? ("approve", application) : ("sign", one.Id), out var entry) || !Says(entry, "purpose", "sha256:" + one.TextSha256)
            || !Says(entry, "org", one.OrganisationId.ToString()) || one.ApplicationId is null && !Says(entry, "name", one.OrganisationName.Normalize())))
            wrong.Add($"The Purpose signature {signature.Id} of {signature.OrganisationName} has no entry of the same text in the evidence log.");
        return signatures.Count + purposes.Count;
    }

    private void CheckOnline(Signature signature, bool withdrawn)
    {
        if (!entries.TryGetValue(("sign", signature.Id), out var entry))
        {
            wrong.Add($"Signature {signature.Id} of {signature.OrganisationName} has no entry in the evidence log.");
            return;
        }
        if (!entry.Contains($"sha256:{signature.TextSha256};", StringComparison.Ordinal)) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName}: the evidence log has another text.");
        if (!Says(entry, "org", signature.OrganisationId.ToString()) || !Says(entry, "name", signature.OrganisationName.Normalize())) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName}: the evidence log has another organisation.");
        if (withdrawn == signature.IsLive) wrong.Add($"Signature {signature.Id} of {signature.OrganisationName}: the register and the evidence log do not agree on whether it was withdrawn.");
    }

    private async Task CheckEditionsAsync(CancellationToken cancellationToken)
    {
        var editions = await db.Editions.AsNoTracking().Select(one => one.Id).ToListAsync(cancellationToken);
        foreach (var id in editions)
        {
            var edition = await db.Editions.AsNoTracking().Include(one => one.Files).SingleAsync(one => one.Id == id, cancellationToken);
            if (!entries.TryGetValue(("publish", id), out var entry)) wrong.Add($"Edition {id} has no entry in the evidence log.");
            foreach (var file in edition.Files)
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(file.Bytes));
                if (hash != file.Sha256) wrong.Add($"The {file.Format} of edition {id} does not have its hash.");
                if (entry is not null && !Says(entry, file.Format.ToString().ToLowerInvariant(), "sha256:" + hash)) wrong.Add($"The {file.Format} of edition {id} is not the one that the evidence log names.");
            }
        }
    }

    private static bool Says(string entry, string key, string value) => ValueOf(entry, key) == value;

    private static string? ValueOf(string entry, string key) =>
        entry.Split('\n').FirstOrDefault(line => line.StartsWith(key + ": ", StringComparison.Ordinal))?[(key.Length + 2)..];
}
