using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Tccm.Domain.Evidence;

namespace Tccm.Domain.Tests.Evidence;

/// <summary>Against the published vectors of Certificate Transparency, and against RFC 6962's definition written out word for word.</summary>
public sealed class MerkleTreeTests
{
    private static readonly string[] Inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    private static readonly IReadOnlyList<byte[]> Vectors = [.. Inputs.Select(input => MerkleTree.LeafHash(Convert.FromHexString(input)))];
    private static readonly IReadOnlyList<byte[]> Many = [.. Enumerable.Range(0, 70).Select(i => MerkleTree.LeafHash(BitConverter.GetBytes(i)))];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Root_IsThePublishedOne(int size, string root)
    {
        Assert.Equal(root, Hex(MerkleTree.Root(Vectors, size)));
        Assert.Equal(root, Hex(MerkleTree.Root([.. Vectors.Take(size)])));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(5, 8, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    public void Inclusion_IsThePublishedPath(int index, int size, params string[] path) =>
        Assert.Equal(path, MerkleTree.Inclusion(Vectors, index, size).Select(Hex));

    [Theory]
    [InlineData(6, 8, "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(8, 8)]
    public void Consistency_IsThePublishedPath(int first, int second, params string[] path) =>
        Assert.Equal(path, MerkleTree.Consistency(Vectors, first, second).Select(Hex));

    [Fact]
    public void Root_OfEverySize_IsThatOfTheDefinition()
    {
        var frontier = new MerkleFrontier();
        for (var size = 0; size <= Many.Count; size++)
        {
            Assert.Equal(Defined.Root(Many, 0, size), MerkleTree.Root(Many, size));
            Assert.Equal(Defined.Root(Many, 0, size), frontier.Root());
            Assert.Equal(size, frontier.Size);
            if (size < Many.Count) frontier.Add(Many[size]);
        }
    }

    [Fact]
    public void Inclusion_OfEveryLeafInEverySize_IsThatOfTheDefinitionAndHolds()
    {
        for (var size = 1; size <= Many.Count; size++)
        {
            var root = Defined.Root(Many, 0, size);
            for (var index = 0; index < size; index++)
            {
                var proof = MerkleTree.Inclusion(Many, index, size);

                Assert.Equal(Defined.Path(Many, index, 0, size), proof);
                Assert.True(MerkleTree.IsIncluded(Many[index], index, size, proof, root), $"leaf {index} of {size}");
            }
        }
    }

    [Fact]
    public void Consistency_OfEveryTwoSizes_IsThatOfTheDefinitionAndHolds()
    {
        for (var second = 0; second <= Many.Count; second++)
        {
            for (var first = 0; first <= second; first++)
            {
                var proof = MerkleTree.Consistency(Many, first, second);

                Assert.Equal(first == 0 ? [] : Defined.Subproof(Many, first, 0, second, true), proof);
                Assert.True(MerkleTree.IsConsistent(first, second, MerkleTree.Root(Many, first), MerkleTree.Root(Many, second), proof), $"{first} in {second}");
            }
        }
    }

    [Fact]
    public void Proofs_OfLargerTrees_AreThoseOfTheDefinitionAndHold()
    {
        var random = new Random(6962);
        for (var turn = 0; turn < 40; turn++)
        {
            var second = random.Next(71, 3000);
            var (first, index) = (random.Next(1, second + 1), random.Next(second));
            List<byte[]> leaves = [.. Enumerable.Range(0, second).Select(_ => Bytes(random))];
            var (before, root) = (Defined.Root(leaves, 0, first), Defined.Root(leaves, 0, second));
            var (inclusion, consistency) = (MerkleTree.Inclusion(leaves, index, second), MerkleTree.Consistency(leaves, first, second));

            Assert.Equal(root, MerkleTree.Root(leaves));
            Assert.Equal(Defined.Path(leaves, index, 0, second), inclusion);
            Assert.Equal(Defined.Subproof(leaves, first, 0, second, true), consistency);
            Assert.True(MerkleTree.IsIncluded(leaves[index], index, second, inclusion, root));
            Assert.True(MerkleTree.IsConsistent(first, second, before, root, consistency));
        }
    }

    [Fact]
    public void Inclusions_OfSeveral_AreThoseOfEach()
    {
        long[] indexes = [68, 0, 33, 33];

        var proofs = MerkleTree.Inclusions(Many, indexes, 69);

        Assert.Equal(indexes.Select(index => MerkleTree.Inclusion(Many, index, 69)), proofs);
    }

    [Fact]
    public void Inclusion_Tampered_IsRefused()
    {
        var random = new Random(9162);
        for (var size = 1; size <= 33; size++)
        {
            for (var index = 0; index < size; index++)
            {
                var (proof, root) = (MerkleTree.Inclusion(Many, index, size), MerkleTree.Root(Many, size));

                foreach (var bad in Tampered(proof, random)) Assert.False(MerkleTree.IsIncluded(Many[index], index, size, bad, root), $"{index} of {size}");
                Assert.False(MerkleTree.IsIncluded(Flipped(Many[index], random), index, size, proof, root));
                Assert.False(MerkleTree.IsIncluded(Many[index], index, size, proof, Flipped(root, random)));
                foreach (var other in Enumerable.Range(-1, size + 2).Where(other => other != index))
                    Assert.False(MerkleTree.IsIncluded(Many[index], other, size, proof, root), $"{index} of {size} as {other}");
                // A size that has the same path to this leaf is told apart by its root alone.
                Assert.False(MerkleTree.IsIncluded(Many[index], index, 0, proof, root));
                Assert.False(MerkleTree.IsIncluded(Many[index], index, size, proof, root[..31]));
            }
        }
    }

    [Fact]
    public void Consistency_Tampered_IsRefused()
    {
        var random = new Random(9163);
        for (var second = 1; second <= 33; second++)
        {
            for (var first = 0; first <= second; first++)
            {
                var (proof, before, root) = (MerkleTree.Consistency(Many, first, second), MerkleTree.Root(Many, first), MerkleTree.Root(Many, second));

                foreach (var bad in Tampered(proof, random)) Assert.False(MerkleTree.IsConsistent(first, second, before, root, bad), $"{first} in {second}");
                Assert.False(MerkleTree.IsConsistent(first, second, Flipped(before, random), root, proof), $"{first} in {second}");
                if (first > 0) Assert.False(MerkleTree.IsConsistent(first, second, before, Flipped(root, random), proof), $"{first} in {second}");
                if (first < second) Assert.False(MerkleTree.IsConsistent(second, first, root, before, proof));
                Assert.False(MerkleTree.IsConsistent(-1, second, before, root, proof));
            }
        }
    }

    [Fact]
    public void Consistency_WithARewrittenLeaf_IsRefused()
    {
        List<byte[]> rewritten = [.. Many];
        rewritten[3] = MerkleTree.LeafHash("another"u8);

        Assert.False(MerkleTree.IsConsistent(20, 70, MerkleTree.Root(Many, 20), MerkleTree.Root(rewritten), MerkleTree.Consistency(rewritten, 20, 70)));
        Assert.False(MerkleTree.IsConsistent(20, 70, MerkleTree.Root(Many, 20), MerkleTree.Root(rewritten), MerkleTree.Consistency(Many, 20, 70)));
    }

    [Fact]
    public void Leaf_CannotPassForANode()
    {
        var node = MerkleTree.NodeHash(Many[0], Many[1]);

        Assert.NotEqual(node, MerkleTree.LeafHash([.. Many[0], .. Many[1]]));
        Assert.Equal(SHA256.HashData([1, .. Many[0], .. Many[1]]), node);
    }

    [Fact]
    public void WhatTheTreeLacks_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.Root(Many, 71));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.Root(Many, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.Inclusion(Many, 5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.Inclusion(Many, -1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.Consistency(Many, 6, 5));
        Assert.Throws<ArgumentException>(() => MerkleTree.NodeHash(Many[0], Many[1].AsSpan(1)));
        Assert.Throws<ArgumentException>(() => new MerkleFrontier().Add([1, 2, 3]));
    }

    [Fact]
    public void Root_OfAHundredThousandLeaves_TakesAMoment()
    {
        var random = new Random(1);
        List<byte[]> leaves = [.. Enumerable.Range(0, 100_000).Select(_ => Bytes(random))];
        MerkleTree.Root(leaves, 1000);

        var took = Enumerable.Range(0, 3).Min(_ =>
        {
            var before = Spent();
            MerkleTree.Root(leaves);
            return (Spent() - before).TotalMilliseconds;
        });

        Assert.True(took < 150, $"{took} ms");
    }

    // The processor's time where the machine tells it of a thread: on a busy one the clock counts what others do.
    private static TimeSpan Spent() => File.Exists("/proc/thread-self/schedstat")
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1000)
        : Stopwatch.GetElapsedTime(0);

    private static IEnumerable<IReadOnlyList<byte[]>> Tampered(IReadOnlyList<byte[]> proof, Random random)
    {
        yield return [.. proof, Bytes(random)];
        yield return [Bytes(random), .. proof];
        for (var i = 0; i < proof.Count; i++)
        {
            yield return [.. proof.Take(i), Flipped(proof[i], random), .. proof.Skip(i + 1)];
            yield return [.. proof.Take(i), .. proof.Skip(i + 1)];
            yield return [.. proof.Take(i), proof[i][..31], .. proof.Skip(i + 1)];
            yield return [.. proof.Take(i + 1), proof[i], .. proof.Skip(i + 1)];
            if (i > 0) yield return [.. proof.Take(i - 1), proof[i], proof[i - 1], .. proof.Skip(i + 1)];
        }
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        byte[] flipped = [.. bytes];
        flipped[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[32];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    /// <summary>MTH, PATH and SUBPROOF of RFC 6962, sections 2.1 to 2.1.2, as they stand there.</summary>
    private static class Defined
    {
        internal static byte[] Root(IReadOnlyList<byte[]> leaves, int start, int n)
        {
            if (n == 0) return SHA256.HashData([]);
            if (n == 1) return leaves[start];
            var k = K(n);
            return SHA256.HashData([1, .. Root(leaves, start, k), .. Root(leaves, start + k, n - k)]);
        }

        internal static IReadOnlyList<byte[]> Path(IReadOnlyList<byte[]> leaves, int m, int start, int n)
        {
            if (n == 1) return [];
            var k = K(n);
            return m < k
                ? [.. Path(leaves, m, start, k), Root(leaves, start + k, n - k)]
                : [.. Path(leaves, m - k, start + k, n - k), Root(leaves, start, k)];
        }

        internal static IReadOnlyList<byte[]> Subproof(IReadOnlyList<byte[]> leaves, int m, int start, int n, bool b)
        {
            if (m == n) return b ? [] : [Root(leaves, start, n)];
            var k = K(n);
            return m <= k
                ? [.. Subproof(leaves, m, start, k, b), Root(leaves, start + k, n - k)]
                : [.. Subproof(leaves, m - k, start + k, n - k, false), Root(leaves, start, k)];
        }

        private static int K(int n)
        {
            var k = 1;
            while (k * 2 < n) k *= 2;
            return k;
        }
    }
}
