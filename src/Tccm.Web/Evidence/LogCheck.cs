using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tccm.Domain.Evidence;

namespace Tccm.Web.Evidence;

/// <summary>
/// Whether the log is whole in itself: each leaf is its bytes, none is missing, the root at each checkpoint is the one that was
/// signed, and each envelope is the one that its leaf commits to. Nothing is read but the copy.
/// </summary>
public sealed class LogCheck(LogCopy copy, IReadOnlyList<NoteKey> known)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<string> wrong = [];
    private readonly Dictionary<(string Type, Guid Act), (long Index, string Text)> acts = [];

    /// <summary>The leaves' texts by their acts, of those whose bytes can be read; made by <see cref="Run"/>.</summary>
    public IReadOnlyDictionary<(string Type, Guid Act), (long Index, string Text)> Acts => acts;

    public IReadOnlyList<LeafRow> Leaves => copy.Leaves;

    /// <param name="given">Checkpoints that are not in the copy, each with what it is called.</param>
    public IReadOnlyList<string> Run(IReadOnlyList<(string Name, byte[] Note)> given)
    {
        var roots = Roots([.. copy.Checkpoints.Select(checkpoint => checkpoint.Size), .. given.Select(one => SizeOf(one.Note))]);
        CheckLeaves();
        var envelopes = copy.Envelopes.ToLookup(envelope => envelope.LeafIndex);
        foreach (var group in envelopes) CheckEnvelope(group.Key, [.. group]);
        var names = KeyNames();
        foreach (var checkpoint in copy.Checkpoints)
            if (CheckCheckpoint($"checkpoint {checkpoint.Size}", checkpoint.Note, roots, names) is { } signed && signed.Size != checkpoint.Size)
                wrong.Add($"The row of checkpoint {checkpoint.Size} holds the note of another size, {signed.Size}.");
        foreach (var (name, note) in given) CheckCheckpoint(name, note, roots, names);
        if (copy.Checkpoints.Count > 0 && copy.Checkpoints.Select(checkpoint => checkpoint.Size).Distinct().Count() != copy.Checkpoints.Count) wrong.Add("Two checkpoints are kept for one size.");
        return wrong;
    }

    /// <summary>The roots at the sizes that are asked for, in one pass.</summary>
    private Dictionary<long, byte[]> Roots(IEnumerable<long> sizes)
    {
        var wanted = sizes.ToHashSet();
        var frontier = new MerkleFrontier();
        var roots = new Dictionary<long, byte[]>();
        if (wanted.Contains(0)) roots[0] = frontier.Root();
        foreach (var leaf in copy.Leaves)
        {
            frontier.Add(MerkleTree.LeafHash(leaf.Bytes));
            if (wanted.Contains(frontier.Size)) roots[frontier.Size] = frontier.Root();
        }
        return roots;
    }

    private void CheckLeaves()
    {
        var expected = 0L;
        foreach (var leaf in copy.Leaves)
        {
            if (leaf.Index != expected) wrong.Add(leaf.Index > expected ? $"Entry {expected} of the log is missing: entry {leaf.Index} comes after entry {expected - 1}." : $"Entry {leaf.Index} of the log stands where entry {expected} should.");
            expected = leaf.Index + 1;
            if (!MerkleTree.LeafHash(leaf.Bytes).AsSpan().SequenceEqual(leaf.Hash)) wrong.Add($"Entry {leaf.Index}: its bytes do not have its hash.");
            string text;
            try
            {
                text = Utf8.GetString(leaf.Bytes);
            }
            catch (DecoderFallbackException)
            {
                wrong.Add($"Entry {leaf.Index}: its bytes are no text.");
                continue;
            }
            if (!text.StartsWith($"{Leaf.Head}\ntype: {leaf.Type}\nid: {leaf.ActId}\n", StringComparison.Ordinal)) wrong.Add($"Entry {leaf.Index}: its bytes speak of another act than its row.");
            if (Leaf.ValueOf(text, "time") != leaf.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) || leaf.At.UtcTicks % TimeSpan.TicksPerSecond != 0)
                wrong.Add($"Entry {leaf.Index}: its bytes give another time than its row.");
            if (!acts.TryAdd((leaf.Type, leaf.ActId), (leaf.Index, text))) wrong.Add($"Entry {leaf.Index}: the same act stands in the log twice.");
        }
    }

    private void CheckEnvelope(long index, IReadOnlyList<EnvelopeRow> envelopes)
    {
        var leaf = index >= 0 && index < copy.Leaves.Count && copy.Leaves[(int)index].Index == index ? copy.Leaves[(int)index] : null;
        if (leaf is null || envelopes.Count > 1)
        {
            wrong.Add($"An envelope is kept for entry {index}, which {(leaf is null ? "the log does not have" : "has another one")}.");
            return;
        }
        var commitment = "sha256:" + Convert.ToHexStringLower(SHA256.HashData([.. envelopes[0].Salt, .. envelopes[0].Bytes]));
        if (envelopes[0].Salt.Length != 32 || Leaf.ValueOf(Encoding.UTF8.GetString(leaf.Bytes), "person") != commitment)
            wrong.Add($"Entry {index}: the person kept beside it is another than the one it commits to.");
    }

    private Checkpoint? CheckCheckpoint(string name, byte[] note, Dictionary<long, byte[]> roots, IReadOnlyList<NoteKey> names)
    {
        Checkpoint checkpoint;
        try
        {
            checkpoint = Checkpoint.Parse(note, [.. names.Concat(known).Select(key => new NoteKey(OriginOf(note), key.Spki)).Distinct()]);
        }
        catch (FormatException failed)
        {
            wrong.Add($"In {name}: {failed.Message}");
            return null;
        }
        if (checkpoint.Size > copy.Leaves.Count)
            wrong.Add($"By {name} the log had {checkpoint.Size} entries, and it has {copy.Leaves.Count}: entries {copy.Leaves.Count} to {checkpoint.Size - 1} are gone.");
        else if (!roots.TryGetValue(checkpoint.Size, out var root))
            wrong.Add($"{char.ToUpperInvariant(name[0])}{name[1..]} is kept as one of another size than the {checkpoint.Size} entries that it names.");
        else if (!root.AsSpan().SequenceEqual(checkpoint.Root))
            wrong.Add($"By {name} the first {checkpoint.Size} entries of the log were others than they are.");
        return checkpoint;
    }

    /// <summary>Keys that the log itself names; the one in use is known from outside the database.</summary>
    private List<NoteKey> KeyNames()
    {
        var named = new List<NoteKey>();
        foreach (var leaf in copy.Leaves.Where(leaf => leaf.Type == "key"))
        {
            var text = Encoding.UTF8.GetString(leaf.Bytes);
            if (Leaf.ValueOf(text, "use") != "log") continue;
            try
            {
                named.Add(new NoteKey("log", Convert.FromBase64String(Leaf.ValueOf(text, "spki") ?? "")));
            }
            catch (FormatException)
            {
                wrong.Add($"Entry {leaf.Index} names no key.");
            }
        }
        if (known.Count > 0 && named.Count > 0 && !known.Any(key => key.Spki.AsSpan().SequenceEqual(named[^1].Spki)))
            wrong.Add("The last key of the log that it names is not the one in the key file.");
        return named;
    }

    /// <summary>The log's name in the part of a note that is signed: the portal may have had another address when it was. A line by another name is no signature of the log.</summary>
    private static string OriginOf(byte[] note) => Encoding.UTF8.GetString(note).Split('\n')[0] is { Length: > 0 } name && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+') ? name : "log";

    private static long SizeOf(byte[] note) =>
        Encoding.UTF8.GetString(note).Split('\n') is [_, var size, ..] && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
