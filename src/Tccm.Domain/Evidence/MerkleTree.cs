using System.Numerics;
using System.Security.Cryptography;

namespace Tccm.Domain.Evidence;

/// <summary>
/// The Merkle tree of RFC 6962, section 2.1, over SHA-256: its root, and the proofs of RFC 9162, sections 2.1.3 and 2.1.4, that a leaf is in
/// it and that it grew out of an earlier one. Every hash is of 32 bytes; what checks a proof answers false to any other.
/// </summary>
public static class MerkleTree
{
    private const int HashSize = SHA256.HashSizeInBytes;

    /// <summary>SHA-256(0x00 ‖ bytes).</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != HashSize || right.Length != HashSize) throw new ArgumentException("A node of the tree is made of two hashes of 32 bytes.", left.Length != HashSize ? nameof(left) : nameof(right));
        Span<byte> node = stackalloc byte[1 + 2 * HashSize];
        node[0] = 1;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + HashSize)..]);
        return SHA256.HashData(node);
    }

    public static byte[] Root(IReadOnlyList<byte[]> leafHashes) => Root(leafHashes, leafHashes.Count);

    /// <summary>The root of the tree of the first <paramref name="size"/> leaves; of none, SHA-256 of nothing.</summary>
    public static byte[] Root(IReadOnlyList<byte[]> leafHashes, long size)
    {
        RequireSize(leafHashes, size);
        var frontier = new MerkleFrontier();
        for (var i = 0; i < size; i++) frontier.Add(leafHashes[i]);
        return frontier.Root();
    }

    /// <summary>The proof that a leaf is in the tree of the first <paramref name="size"/> leaves: from its sibling up to the root's child.</summary>
    public static IReadOnlyList<byte[]> Inclusion(IReadOnlyList<byte[]> leafHashes, long index, long size) => Inclusions(leafHashes, [index], size)[0];

    /// <summary>The same for several leaves of one tree, whose nodes are hashed once.</summary>
    public static IReadOnlyList<IReadOnlyList<byte[]>> Inclusions(IReadOnlyList<byte[]> leafHashes, IReadOnlyList<long> indexes, long size)
    {
        RequireSize(leafHashes, size);
        foreach (var index in indexes)
            if (index < 0 || index >= size) throw new ArgumentOutOfRangeException(nameof(indexes), index, $"A tree of {size} leaves has no such leaf.");
        var nodes = new Nodes(leafHashes, size);
        return [.. indexes.Select(index => Path(nodes, index, 0, size).ToList())];
    }

    public static bool IsIncluded(byte[] leafHash, long index, long size, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= size || !AreHashes([leafHash, root, .. proof])) return false;
        var (at, last, hash) = (index, size - 1, leafHash);
        foreach (var sibling in proof)
        {
            if (last == 0) return false;
            if (IsRight(at) || at == last)
            {
                hash = NodeHash(sibling, hash);
                while (!IsRight(at) && at != 0) (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                hash = NodeHash(hash, sibling);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>The proof that the tree of the first <paramref name="second"/> leaves begins with that of the first <paramref name="first"/>.</summary>
    public static IReadOnlyList<byte[]> Consistency(IReadOnlyList<byte[]> leafHashes, long first, long second)
    {
        RequireSize(leafHashes, second);
        if (first < 0 || first > second) throw new ArgumentOutOfRangeException(nameof(first), first, $"No tree of {second} leaves begins with one of so many.");
        return first == 0 || first == second ? [] : [.. Subproof(new Nodes(leafHashes, second), first, 0, second, isKnown: true)];
    }

    /// <summary>Every tree begins with the empty one: of that nothing is to be proven but its root.</summary>
    public static bool IsConsistent(long first, long second, byte[] firstRoot, byte[] secondRoot, IReadOnlyList<byte[]> proof)
    {
        if (first < 0 || first > second || !AreHashes([firstRoot, secondRoot, .. proof])) return false;
        if (first == second) return proof.Count == 0 && firstRoot.AsSpan().SequenceEqual(secondRoot) && (first > 0 || IsEmptyRoot(firstRoot));
        if (first == 0) return proof.Count == 0 && IsEmptyRoot(firstRoot);
        if (proof.Count == 0) return false;

        var path = BitOperations.IsPow2(first) ? [firstRoot, .. proof] : proof;
        var (at, last) = (first - 1, second - 1);
        while (IsRight(at)) (at, last) = (at >> 1, last >> 1);
        var (earlier, later) = (path[0], path[0]);
        foreach (var node in path.Skip(1))
        {
            if (last == 0) return false;
            if (IsRight(at) || at == last)
            {
                (earlier, later) = (NodeHash(node, earlier), NodeHash(node, later));
                while (!IsRight(at) && at != 0) (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                later = NodeHash(later, node);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && earlier.AsSpan().SequenceEqual(firstRoot) && later.AsSpan().SequenceEqual(secondRoot);
    }

    private static IEnumerable<byte[]> Path(Nodes nodes, long index, long start, long count)
    {
        if (count == 1) return [];
        var left = LeftOf(count);
        return index < left
            ? Path(nodes, index, start, left).Append(nodes.Of(start + left, count - left))
            : Path(nodes, index - left, start + left, count - left).Append(nodes.Of(start, left));
    }

    private static IEnumerable<byte[]> Subproof(Nodes nodes, long first, long start, long count, bool isKnown)
    {
        if (first == count) return isKnown ? [] : [nodes.Of(start, count)];
        var left = LeftOf(count);
        return first <= left
            ? Subproof(nodes, first, start, left, isKnown).Append(nodes.Of(start + left, count - left))
            : Subproof(nodes, first - left, start + left, count - left, isKnown: false).Append(nodes.Of(start, left));
    }

    private static bool IsRight(long position) => (position & 1) == 1;

    private static bool IsEmptyRoot(byte[] root) => root.AsSpan().SequenceEqual(SHA256.HashData([]));

    private static bool AreHashes(IEnumerable<byte[]> hashes) => hashes.All(hash => hash.Length == HashSize);

    // The largest power of two below the count.
    private static long LeftOf(long count) => 1L << BitOperations.Log2((ulong)count - 1);

    private static void RequireSize(IReadOnlyList<byte[]> leafHashes, long size)
    {
        if (size < 0 || size > leafHashes.Count) throw new ArgumentOutOfRangeException(nameof(size), size, $"There are {leafHashes.Count} leaves.");
    }

    // The full subtrees, a row for each height.
    private sealed class Nodes
    {
        private readonly List<IReadOnlyList<byte[]>> rows;

        public Nodes(IReadOnlyList<byte[]> leafHashes, long size)
        {
            rows = [leafHashes];
            for (var width = size / 2; width > 0; width /= 2)
            {
                var (below, row) = (rows[^1], new byte[width][]);
                for (var i = 0; i < width; i++) row[i] = NodeHash(below[2 * i], below[2 * i + 1]);
                rows.Add(row);
            }
        }

        public byte[] Of(long start, long count)
        {
            if (BitOperations.IsPow2(count))
            {
                var height = BitOperations.Log2((ulong)count);
                return rows[height][(int)(start >> height)];
            }
            var left = LeftOf(count);
            return NodeHash(Of(start, left), Of(start + left, count - left));
        }
    }
}

/// <summary>The edge of a growing tree: all that is needed of the leaves so far for the root of every size that it reaches.</summary>
public sealed class MerkleFrontier
{
    // The roots of the full subtrees from the left, each larger than the next: one for each bit of the size.
    private readonly List<byte[]> full = [];

    public long Size { get; private set; }

    public void Add(byte[] leafHash)
    {
        if (leafHash.Length != SHA256.HashSizeInBytes) throw new ArgumentException("The hash of a leaf is of 32 bytes.", nameof(leafHash));
        var hash = leafHash;
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            hash = MerkleTree.NodeHash(full[^1], hash);
            full.RemoveAt(full.Count - 1);
        }
        full.Add(hash);
        Size++;
    }

    /// <summary>The root of the leaves added so far; of none, SHA-256 of nothing.</summary>
    public byte[] Root()
    {
        if (Size == 0) return SHA256.HashData([]);
        var root = full[^1];
        for (var i = full.Count - 2; i >= 0; i--) root = MerkleTree.NodeHash(full[i], root);
        return root.ToArray();
    }
}
