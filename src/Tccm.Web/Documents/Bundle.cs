using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Tccm.Domain.Evidence;

namespace Tccm.Web.Documents;

/// <summary>What goes into the bundle of one edition.</summary>
/// <param name="Text">The bytes that were signed.</param>
/// <param name="Json">The edition's JSON: check.sh reads it line by line, in the form that <see cref="StatementJson"/> gives it.</param>
/// <param name="Leaves">The leaves of this statement, with their places in the log: at least one for each signature made online.</param>
/// <param name="LeafHashes">Those of the whole log, at least as far as the checkpoint goes.</param>
/// <param name="CheckpointNote">The checkpoint that every proof leads to, as it was signed by the log's key.</param>
/// <param name="Sign">The DER signature of bytes by the publication key, over SHA-256.</param>
public sealed record BundleContents(
    string Slug, int EditionNumber, DateTimeOffset PublishedAt, byte[] Text, byte[] Pdf, byte[] Html, byte[] Json, byte[] Csv,
    IReadOnlyList<(long Index, byte[] Bytes)> Leaves, IReadOnlyList<byte[]> LeafHashes, byte[] CheckpointNote,
    NoteKey LogKey, NoteKey PublicationKey, Func<byte[], byte[]> Sign);

/// <summary>
/// One edition in one ZIP that anybody checks offline with sha256sum and openssl. The same contents are the same bytes, but for the signature:
/// files in one order, all of the time of publication, stored and not packed, since how well a machine packs is its own.
/// </summary>
public static class Bundle
{
    private static readonly byte[] Script = Embedded("check.sh");

    /// <summary>Refuses with an InvalidOperationException contents that would not check.</summary>
    public static byte[] Bytes(BundleContents contents)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["README.txt"] = Encoding.UTF8.GetBytes(BundleReadme.Text(contents)),
            ["check.sh"] = Script,
            ["checkpoint.txt"] = contents.CheckpointNote,
            ["key.pem"] = Encoding.ASCII.GetBytes(contents.PublicationKey.Pem),
            ["log-key.pem"] = Encoding.ASCII.GetBytes(contents.LogKey.Pem),
            ["signatories.csv"] = contents.Csv,
            ["signatories.json"] = contents.Json,
            ["statement.html"] = contents.Html,
            ["statement.pdf"] = contents.Pdf,
            ["statement.txt"] = contents.Text,
        };
        foreach (var (index, leaf, proof) in Proven(contents))
        {
            var name = index.ToString("D6", CultureInfo.InvariantCulture) + ".txt";
            files.Add("leaves/" + name, leaf);
            files.Add("proofs/" + name, proof);
        }

        var sums = Encoding.ASCII.GetBytes(string.Concat(files.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Value))}  {file.Key}\n")));
        var signature = contents.Sign(sums);
        if (!contents.PublicationKey.Verifies(sums, signature)) throw new InvalidOperationException("The bundle was signed by another key than the one it would carry.");
        return Zip($"{contents.Slug}-edition-{contents.EditionNumber}", contents.PublishedAt, [.. files, new("SHA256SUMS", sums), new("SHA256SUMS.sig", signature)]);
    }

    private static IEnumerable<(long Index, byte[] Leaf, byte[] Proof)> Proven(BundleContents contents)
    {
        var checkpoint = Checkpoint.Parse(contents.CheckpointNote, [contents.LogKey], strangers: true);
        var proofs = MerkleTree.Inclusions(contents.LeafHashes, [.. contents.Leaves.Select(leaf => leaf.Index)], checkpoint.Size);
        foreach (var ((index, leaf), hashes) in contents.Leaves.Zip(proofs))
        {
            if (!MerkleTree.IsIncluded(MerkleTree.LeafHash(leaf), index, checkpoint.Size, hashes, checkpoint.Root))
                throw new InvalidOperationException($"Leaf {index} is not in the log that the checkpoint of {checkpoint.Size} leaves signs.");
            yield return (index, leaf, new TlogProof(index, hashes, contents.CheckpointNote).Bytes);
        }
    }

    private static byte[] Zip(string folder, DateTimeOffset time, IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        // A ZIP keeps even seconds, and no zone.
        var kept = new DateTimeOffset(time.UtcTicks - time.UtcTicks % (2 * TimeSpan.TicksPerSecond), TimeSpan.Zero);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry($"{folder}/{name}", CompressionLevel.NoCompression);
                entry.LastWriteTime = kept;
                entry.ExternalAttributes = Convert.ToInt32(name == "check.sh" ? "100755" : "100644", 8) << 16;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }

    private static byte[] Embedded(string name)
    {
        using var stream = typeof(Bundle).Assembly.GetManifestResourceStream($"{typeof(Bundle).Namespace}.{name}")
            ?? throw new InvalidOperationException($"The portal was built without {name}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
