using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Tccm.Domain.Evidence;
using Tccm.Web.Evidence;

namespace Tccm.Benchmarks;

/// <summary>
/// What the check of a log of 100,000 entries costs beside hashing the same bytes once: the ratio is the figure to watch. The bar
/// is ten seconds for all of it.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class LogCheckBenchmark
{
    private const int Count = 100_000;

    private static readonly DateTimeOffset At = new(2027, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private LogCopy copy = new([], [], []);
    private NoteKey key = new("portal.example/log", []);

    [GlobalSetup]
    public void Fill()
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        key = new NoteKey("portal.example/log", signing.ExportSubjectPublicKeyInfo());
        var (leaves, envelopes, checkpoints) = (new List<LeafRow>(Count), new List<EnvelopeRow>(Count), new List<CheckpointRow>());
        var frontier = new MerkleFrontier();
        for (var index = 0; index < Count; index++)
        {
            var (id, salt, envelope) = (Guid.CreateVersion7(), new byte[32], Encoding.UTF8.GetBytes($"person: {index}\nname: Ann Arch\nemail: ann@registry-{index}.example\ntitle: \n"));
            var person = Convert.ToHexStringLower(SHA256.HashData([.. salt, .. envelope]));
            var bytes = Encoding.UTF8.GetBytes($"{Leaf.Head}\ntype: sign\nid: {id}\nstatement: keep-it-open r1 sha256:{person}; language: en\norg: {id}\nname: Registry {index}\ndeclaration: sha256:{person}\ngrant: {id}\ntime: 2027-03-14T12:00:00Z\nperson: sha256:{person}\n");
            leaves.Add(new LeafRow(index, id, "sign", bytes, MerkleTree.LeafHash(bytes), At));
            envelopes.Add(new EnvelopeRow(index, salt, envelope));
            frontier.Add(leaves[^1].Hash);
            if (frontier.Size % 1_000 == 0) checkpoints.Add(new CheckpointRow(frontier.Size, new Checkpoint(key.Name, frontier.Size, frontier.Root()).Sign(new NoteSigner(key, signing))));
        }
        copy = new LogCopy(leaves, envelopes, checkpoints);
    }

    /// <summary>Each leaf's bytes, once.</summary>
    [Benchmark(Baseline = true)]
    public int Hashes()
    {
        var sum = 0;
        foreach (var leaf in copy.Leaves) sum += SHA256.HashData(leaf.Bytes)[0];
        return sum;
    }

    /// <summary>Every leaf, its envelope, and the roots of a hundred checkpoints.</summary>
    [Benchmark]
    public int Check()
    {
        var wrong = new LogCheck(copy, [key]).Run([]);
        return wrong.Count == 0 ? wrong.Count : throw new InvalidOperationException(wrong[0]);
    }
}
