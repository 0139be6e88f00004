using System.Text;
using Tccm.Domain.Evidence;
using Tccm.Testing;
using Tccm.Web.Evidence;

namespace Tccm.Web.Tests.Evidence;

[CollectionDefinition]
public sealed class LoggedActsCollection : ICollectionFixture<LoggedActs>;

/// <summary>One bit of the log as it is kept is another, in any row and any column: it is found, whichever it is.</summary>
[Collection(typeof(LoggedActsCollection))]
public sealed class FlippedBitTests(LoggedActs acts)
{
    private const int Flips = 10_000;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Fact]
    public async Task EveryKindOfAct_IsInALogThatAgrees()
    {
        var copy = await acts.CopyAsync();

        Assert.Equal(LoggedActs.Types, copy.Leaves.Select(leaf => leaf.Type).Distinct().Order(StringComparer.Ordinal));
        Assert.True(copy.Checkpoints.Count >= 6, $"{copy.Checkpoints.Count} checkpoints");
        Assert.Equal("", string.Join('\n', (await acts.VerifyAsync()).Wrong));
    }

    [Fact]
    public async Task TenThousandFlips_AreEachFound()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var copy = new Flippable(await acts.CopyAsync());
        var (hit, missed) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>());
        Assert.Empty(new LogCheck(copy.Now, acts.Keys.Known(EvidenceKey.Log)).Run([]));

        for (var flips = 0; flips < Flips;)
        {
            if (copy.Flip(random) is not { } flip) continue;
            flips++;
            hit[flip.Column] = hit.GetValueOrDefault(flip.Column) + 1;
            if (new LogCheck(copy.Now, acts.Keys.Known(EvidenceKey.Log)).Run([]) is not [{ Length: > 0 }, ..]) missed.Add(flip.What);
            flip.Back();
        }

        Assert.True(missed.Count == 0, $"With the seed {seed} nobody noticed:\n{string.Join('\n', missed.Take(20))}");
        Assert.Equal(Flippable.Columns.Order(StringComparer.Ordinal), hit.Keys.Order(StringComparer.Ordinal));
        TestContext.Current.SendDiagnosticMessage("Seed {0}: {1}", seed, string.Join(", ", hit.Select(one => $"{one.Key} {one.Value}")));
    }

    [Fact]
    public async Task EveryBitOfAKeysEntryAndOfACheckpoint_IsFound()
    {
        var copy = new Flippable(await acts.CopyAsync());
        var missed = new List<string>();

        foreach (var flip in copy.EveryBitOf(row => row.Type == "key").Concat(copy.EveryBitOfCheckpoint(copy.Now.Checkpoints.Count - 1)))
        {
            if (new LogCheck(copy.Now, acts.Keys.Known(EvidenceKey.Log)).Run([]) is not [{ Length: > 0 }, ..]) missed.Add(flip.What);
            flip.Back();
        }

        Assert.Empty(missed);
    }

    /// <summary>A flip that was made.</summary>
    private sealed record Flip(string Column, string What, Action Back);

    /// <summary>The tables as lists whose rows can be put in place of one another; read as the portal reads them, in the order of their keys.</summary>
    private sealed class Flippable(LogCopy copy)
    {
        private readonly List<LeafRow> leaves = [.. copy.Leaves];
        private readonly List<EnvelopeRow> envelopes = [.. copy.Envelopes];
        private readonly List<CheckpointRow> checkpoints = [.. copy.Checkpoints];
        private bool ordered = true;

        public static IReadOnlyList<string> Columns { get; } =
            [.. new[] { typeof(LeafRow), typeof(EnvelopeRow), typeof(CheckpointRow) }.SelectMany(row => row.GetProperties().Select(column => $"{row.Name}.{column.Name}"))];

        public LogCopy Now => ordered ? new LogCopy(leaves, envelopes, checkpoints)
            : new LogCopy([.. leaves.OrderBy(row => row.Index)], [.. envelopes.OrderBy(row => row.LeafIndex)], [.. checkpoints.OrderBy(row => row.Size)]);

        /// <summary>Each column is as likely as another; null where the flip makes what no row can hold.</summary>
        public Flip? Flip(Random random)
        {
            var column = Columns[random.Next(Columns.Count)];
            return column.Split('.')[0] switch
            {
                nameof(LeafRow) => In(leaves, random, column),
                nameof(EnvelopeRow) => In(envelopes, random, column),
                _ => In(checkpoints, random, column),
            };
        }

        public IEnumerable<Flip> EveryBitOf(Func<LeafRow, bool> which)
        {
            foreach (var at in Enumerable.Range(0, leaves.Count).Where(at => which(leaves[at])).ToList())
                for (var bit = 0; bit < leaves[at].Bytes.Length * 8; bit++)
                {
                    // With the hash that goes with it, so that nothing but what it says is left to tell.
                    var bytes = Of(leaves[at].Bytes, bit);
                    yield return Set(leaves, at, leaves[at] with { Bytes = bytes, Hash = MerkleTree.LeafHash(bytes) }, $"{nameof(LeafRow)}.Bytes", bit);
                }
        }

        public IEnumerable<Flip> EveryBitOfCheckpoint(int at)
        {
            for (var bit = 0; bit < checkpoints[at].Note.Length * 8; bit++)
                yield return Set(checkpoints, at, checkpoints[at] with { Note = Of(checkpoints[at].Note, bit) }, $"{nameof(CheckpointRow)}.Note", bit);
        }

        private Flip? In<T>(List<T> rows, Random random, string column) where T : class
        {
            var at = random.Next(rows.Count);
            var property = typeof(T).GetProperty(column.Split('.')[1])!;
            var (value, bit) = Other(property.GetValue(rows[at])!, random);
            if (value is null) return null;
            // A record's own copy, of which one column is another.
            var row = (T)typeof(T).GetConstructors().Single(constructor => constructor.GetParameters().Length > 1)
                .Invoke([.. typeof(T).GetProperties().Select(one => one.Name == property.Name ? value : one.GetValue(rows[at]))]);
            return Set(rows, at, row, column, bit);
        }

        private Flip Set<T>(List<T> rows, int at, T row, string column, int bit) where T : class
        {
            var before = rows[at];
            rows[at] = row;
            ordered = false;
            return new Flip(column, $"{column} of {before}, bit {bit}", () => (rows[at], ordered) = (before, true));
        }

        private static (object? Value, int Bit) Other(object value, Random random)
        {
            switch (value)
            {
                case long number:
                    var of64 = random.Next(64);
                    return (number ^ (1L << of64), of64);
                case Guid id:
                    var of128 = random.Next(128);
                    return (new Guid(Of(id.ToByteArray(), of128)), of128);
                case byte[] bytes:
                    var ofBytes = random.Next(bytes.Length * 8);
                    return (Of(bytes, ofBytes), ofBytes);
                case string text:
                    var ofText = random.Next(Encoding.UTF8.GetByteCount(text) * 8);
                    return (TextOf(Of(Encoding.UTF8.GetBytes(text), ofText)), ofText);
                case DateTimeOffset at:
                    // PostgreSQL keeps microseconds in 64 bits.
                    var ofInstant = random.Next(63);
                    var micros = (at.UtcTicks / TimeSpan.TicksPerMicrosecond) ^ (1L << ofInstant);
                    return (micros >= 0 && micros <= DateTimeOffset.MaxValue.UtcTicks / TimeSpan.TicksPerMicrosecond ? new DateTimeOffset(micros * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero) : null, ofInstant);
                default:
                    throw new InvalidOperationException($"There is no way yet to flip a bit of a {value.GetType()}.");
            }
        }

        private static string? TextOf(byte[] bytes)
        {
            try
            {
                return bytes.Contains((byte)0) ? null : Utf8.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }

        private static byte[] Of(byte[] bytes, int bit)
        {
            byte[] flipped = [.. bytes];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            return flipped;
        }
    }
}
