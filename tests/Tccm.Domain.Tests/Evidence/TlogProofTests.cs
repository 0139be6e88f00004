using System.Security.Cryptography;
using System.Text;
using Tccm.Domain.Evidence;

namespace Tccm.Domain.Tests.Evidence;

public sealed class TlogProofTests : IDisposable
{
    private readonly NoteSigner log = Signer();
    private readonly byte[][] leaves = [.. Enumerable.Range(0, 13).Select(i => Encoding.UTF8.GetBytes($"leaf {i}\n"))];
    private readonly List<byte[]> hashes;
    private readonly byte[] note;

    public TlogProofTests()
    {
        hashes = [.. leaves.Select(leaf => MerkleTree.LeafHash(leaf))];
        note = new Checkpoint("portal.example/log", 13, MerkleTree.Root(hashes)).Sign(log);
    }

    public void Dispose() => log.Private.Dispose();

    [Fact]
    public void Bytes_AreThoseOfC2sp()
    {
        var proof = Proof(5);

        Assert.Equal(
            $"c2sp.org/tlog-proof@v1\nindex 5\n{string.Concat(MerkleTree.Inclusion(hashes, 5, 13).Select(hash => Convert.ToBase64String(hash) + "\n"))}\n{Encoding.UTF8.GetString(note)}",
            Encoding.UTF8.GetString(proof.Bytes));
    }

    [Fact]
    public void Proof_OfEveryLeaf_IsReadBackAndHolds()
    {
        for (var i = 0; i < leaves.Length; i++)
        {
            var proof = TlogProof.Parse(Proof(i).Bytes);

            Assert.Equal(i, proof.Index);
            Assert.Equal(note, proof.Note);
            Assert.Equal(13, proof.Verify(leaves[i], [log.Key]).Size);
            Assert.Throws<FormatException>(() => proof.Verify(leaves[(i + 1) % leaves.Length], [log.Key]));
        }
    }

    [Fact]
    public void Proof_InALogOfOneLeaf_HasNoHashes()
    {
        var alone = new Checkpoint("portal.example/log", 1, hashes[0]).Sign(log);
        var file = new TlogProof(0, [], alone).Bytes;

        Assert.StartsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nportal.example/log\n1\n", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Equal(1, TlogProof.Parse(file).Verify(leaves[0], [log.Key]).Size);
    }

    [Fact]
    public void Proof_WithAnyOneBitFlipped_IsRefused()
    {
        var file = Proof(9).Bytes;
        for (var bit = 0; bit < file.Length * 8; bit++)
        {
            byte[] flipped = [.. file];
            flipped[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.True(Record.Exception(() => TlogProof.Parse(flipped).Verify(leaves[9], [log.Key])) is FormatException, $"bit {bit}");
        }
    }

    [Fact]
    public void Parse_OfAnotherForm_RefusesIt()
    {
        var file = Encoding.UTF8.GetString(Proof(5).Bytes);
        string[] others =
        [
            "", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\n\n", file.Replace("@v1", "@v2", StringComparison.Ordinal), file.Replace("index 5", "index 05", StringComparison.Ordinal),
            file.Replace("index 5", "index  5", StringComparison.Ordinal), file.Replace("index 5", "extra AAAA\nindex 5", StringComparison.Ordinal), file.Replace("index 5\n", "", StringComparison.Ordinal),
            file.Replace("index 5\n", "index 5\nAAAA\n", StringComparison.Ordinal), file.Replace("\n\nportal", "\nportal", StringComparison.Ordinal), "\n" + file, "\uFEFF" + file, file.Replace("\n", "\r\n", StringComparison.Ordinal),
        ];

        Assert.All(others, text => Assert.Throws<FormatException>(() => TlogProof.Parse(Encoding.UTF8.GetBytes(text)).Verify(leaves[5], [log.Key])));
    }

    private TlogProof Proof(int index) => new(index, MerkleTree.Inclusion(hashes, index, 13), note);

    private static NoteSigner Signer()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new NoteSigner(new NoteKey("portal.example/log", key.ExportSubjectPublicKeyInfo()), key);
    }
}
