using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Documents;

namespace Tccm.Web.Evidence;

/// <summary>What was asked of the evidence log about one edition, and what it answered.</summary>
/// <param name="Wrong">What does not agree, a sentence each; empty where all does.</param>
/// <param name="Entries">Of each signature made online, its entry in the log.</param>
/// <param name="Checkpoint">The last one that was given out.</param>
public sealed record EditionCheck(IReadOnlyList<string> Wrong, IReadOnlyDictionary<Guid, long> Entries, Checkpoint? Checkpoint)
{
    public bool Agrees => Wrong.Count == 0;
}

/// <summary>Recomputes, each time it is asked, whether an edition's files and signatories are what the evidence log says.</summary>
public sealed class CheckEdition(TccmDbContext db, EvidenceKeys keys, OutsideCheckpoint outside)
{
    private static readonly string[] Parts = ["signatories", "recorded"];

    public async Task<EditionCheck> OfAsync(Statement statement, Edition edition, CancellationToken cancellationToken)
    {
        var wrong = new List<string>();
        var ids = edition.Lines.Select(line => line.SignatureId).ToList();
        var signing = await db.Leaves.AsNoTracking().Where(leaf => leaf.Type == "sign" && ids.Contains(leaf.ActId)).ToDictionaryAsync(leaf => leaf.ActId, cancellationToken);
        foreach (var line in edition.Lines)
        {
            var signature = statement.Signatures.Single(one => one.Id == line.SignatureId);
            if (signature.Origin == SignatureOrigin.Recorded) continue;
            if (!signing.TryGetValue(signature.Id, out var leaf)) wrong.Add($"The log has no entry of the signature of {signature.OrganisationName}.");
            else if (!IsOf(leaf, signature)) wrong.Add($"The log's entry {leaf.Index} says something else than the signature of {signature.OrganisationName}.");
        }
        var publishing = await db.Leaves.AsNoTracking().SingleOrDefaultAsync(leaf => leaf.ActId == edition.Id, cancellationToken);
        if (publishing is not null && !IsWhole(publishing)) wrong.Add($"The log's entry {publishing.Index}, of this edition, does not have its hash.");
        var files = await db.Set<EditionFile>().AsNoTracking().Where(file => file.EditionId == edition.Id).ToListAsync(cancellationToken);
        foreach (var file in files)
            if (publishing is null || Leaf.ValueOf(publishing.Text, file.Format.ToString().ToLowerInvariant()) != "sha256:" + Convert.ToHexStringLower(SHA256.HashData(file.Bytes)))
                wrong.Add($"The {Download.InWords(file.Format)} file is not the one that the log names.");
        foreach (var format in Enum.GetValues<EditionFormat>().Where(format => files.All(file => file.Format != format) && publishing is not null && Leaf.ValueOf(publishing.Text, format.ToString().ToLowerInvariant()) is not null))
            wrong.Add($"The {Download.InWords(format)} file that the log names is missing.");
        if (files.SingleOrDefault(file => file.Format == EditionFormat.Json) is { Bytes: [(byte)'{', ..] json } && !NamesTheSame(json, SignatoryList.Of(statement, edition)))
            wrong.Add("The list that is shown here is not the one of its JSON file.");
        var last = await EvidenceLog.LastAsync(db, cancellationToken);
        wrong.AddRange(await OfLogAsync(last?.Note, cancellationToken));
        return new EditionCheck(wrong, signing.ToDictionary(one => one.Key, one => one.Value.Index), last is null ? null : OutsideCheckpoint.BodyOf(last.Note));
    }

    /// <summary>The entries are those over which the last checkpoint was signed: the one of the database, and the one kept outside it.</summary>
    private async Task<IReadOnlyList<string>> OfLogAsync(byte[]? last, CancellationToken cancellationToken)
    {
        // The checkpoints before the entries: what is signed meanwhile covers more than is read here.
        byte[][] notes = [.. new[] { last, outside.Read() }.OfType<byte[]>()];
        var hashes = await db.Leaves.AsNoTracking().OrderBy(leaf => leaf.Index).Select(leaf => leaf.Hash).ToListAsync(cancellationToken);
        return [.. notes.Select(WhyNot).OfType<string>().Distinct(StringComparer.Ordinal)];

        string? WhyNot(byte[] note)
        {
            try
            {
                return EvidenceLog.WhyForked(hashes, Checkpoint.Parse(note, keys.Known(EvidenceKey.Log), strangers: true));
            }
            catch (FormatException)
            {
                return "The last checkpoint is not signed by the key of the log.";
            }
        }
    }

    /// <summary>The file is what the log answers for; what the page lists comes from the register.</summary>
    internal static bool NamesTheSame(byte[] json, SignatoryList list)
    {
        using var document = JsonDocument.Parse(json);
        // The form of an edition from before the recorded had a list of their own.
        if (!document.RootElement.TryGetProperty("recorded", out _)) return true;
        return Parts.SelectMany(part => document.RootElement.GetProperty(part).EnumerateArray())
            .Select(one => (one.GetProperty("signature").GetGuid(), one.GetProperty("name").GetString(), one.GetProperty("standing").GetString()))
            .SequenceEqual(list.Lines.Select(line => (line.SignatureId, (string?)line.Name, (string?)Json.Code(line.Standing))));
    }

    private static bool IsWhole(Leaf leaf) => MerkleTree.LeafHash(leaf.Bytes).AsSpan().SequenceEqual(leaf.Hash);

    private static bool IsOf(Leaf leaf, Signature signature) =>
        IsWhole(leaf) && Leaf.ValueOf(leaf.Text, "org") == signature.OrganisationId.ToString() && Leaf.ValueOf(leaf.Text, "name") == signature.OrganisationName.Normalize()
        && Leaf.ValueOf(leaf.Text, "statement")?.Contains($"sha256:{signature.TextSha256};", StringComparison.Ordinal) == true;
}
