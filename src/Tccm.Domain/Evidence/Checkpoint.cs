using System.Security.Cryptography;
using System.Text;

namespace Tccm.Domain.Evidence;

/// <summary>What the evidence log was at one size: C2SP tlog-checkpoint, without extension lines.</summary>
/// <param name="Origin">The log's name, a URL without its scheme, such as portal.example/log.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    public string Origin { get; } = SignedNote.IsName(Origin) ? Origin : throw new ArgumentException($"“{Origin}” is no name for a log.", nameof(Origin));
    public long Size { get; } = Size >= 0 ? Size : throw new ArgumentOutOfRangeException(nameof(Size), Size, "A log has no fewer than no leaves.");
    public byte[] Root { get; } = Root.Length == SHA256.HashSizeInBytes ? Root : throw new ArgumentException("A root is of 32 bytes.", nameof(Root));

    /// <summary>The bytes that are signed, as text.</summary>
    public string Body => $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n";

    public byte[] Sign(params NoteSigner[] signers) => SignedNote.Sign(Body, signers);

    /// <summary>
    /// Refuses with a FormatException, which says why, whatever is not a checkpoint to the byte or is signed by none of the keys.
    /// </summary>
    /// <param name="strangers">Whether lines by keys that are not known are passed over, as C2SP asks of who reads notes with witnesses; else they are refused.</param>
    public static Checkpoint Parse(byte[] note, IReadOnlyList<NoteKey> keys, bool strangers = false)
    {
        if (SignedNote.Open(note, keys, strangers).Split('\n') is not [var origin, var size, var root, ""])
            throw new FormatException("A checkpoint has three lines: origin, size and root.");
        if (!SignedNote.IsName(origin)) throw new FormatException("The origin of the checkpoint is no name.");
        var hash = SignedNote.Base64(root, "The root of the checkpoint");
        return hash.Length == SHA256.HashSizeInBytes
            ? new Checkpoint(origin, SignedNote.Number(size, "The size of the checkpoint"), hash)
            : throw new FormatException("The root of the checkpoint is not of 32 bytes.");
    }

    public bool Equals(Checkpoint? other) => other is not null && Body == other.Body;

    public override int GetHashCode() => Body.GetHashCode(StringComparison.Ordinal);
}

/// <summary>That one leaf is in the log of one checkpoint, in a file that needs nothing else but the leaf and the log's key: C2SP tlog-proof, without extra data.</summary>
/// <param name="Hashes">The inclusion proof, from the leaf's sibling up.</param>
/// <param name="Note">The checkpoint as it was signed.</param>
public sealed record TlogProof(long Index, IReadOnlyList<byte[]> Hashes, byte[] Note)
{
    private const string Header = "c2sp.org/tlog-proof@v1\n";

    public byte[] Bytes =>
        [.. Encoding.UTF8.GetBytes($"{Header}index {Index}\n{string.Concat(Hashes.Select(hash => Convert.ToBase64String(hash) + "\n"))}\n"), .. Note];

    /// <summary>Reads the form alone, and refuses with a FormatException what is not in it; whether the proof holds is what <see cref="Verify"/> says.</summary>
    public static TlogProof Parse(byte[] file)
    {
        var text = SignedNote.Text(file);
        if (!text.StartsWith(Header, StringComparison.Ordinal)) throw new FormatException("The proof does not begin as one of c2sp.org/tlog-proof@v1.");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) throw new FormatException("The proof has no empty line before its checkpoint.");
        var lines = text[Header.Length..Math.Max(Header.Length, end)].Split('\n');
        if (!lines[0].StartsWith("index ", StringComparison.Ordinal)) throw new FormatException("The second line of the proof gives no index.");
        return new TlogProof(
            SignedNote.Number(lines[0]["index ".Length..], "The index of the proof"),
            [.. lines[1..].Select(line => SignedNote.Base64(line, "A hash of the proof") is { Length: SHA256.HashSizeInBytes } hash ? hash : throw new FormatException("A hash of the proof is not of 32 bytes."))],
            Encoding.UTF8.GetBytes(text[(end + 2)..]));
    }

    /// <summary>The checkpoint that shows these bytes to be in the log; FormatException where none of the keys signed it, or where it does not show that.</summary>
    public Checkpoint Verify(ReadOnlySpan<byte> leaf, IReadOnlyList<NoteKey> keys, bool strangers = false)
    {
        var checkpoint = Checkpoint.Parse(Note, keys, strangers);
        return MerkleTree.IsIncluded(MerkleTree.LeafHash(leaf), Index, checkpoint.Size, Hashes, checkpoint.Root)
            ? checkpoint
            : throw new FormatException($"The proof does not show that leaf {Index} is in the log of {checkpoint.Size} leaves.");
    }
}
