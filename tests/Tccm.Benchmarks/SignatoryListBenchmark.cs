using BenchmarkDotNet.Attributes;
using Tccm.Typesetting;

namespace Tccm.Benchmarks;

/// <summary>What a table costs beside the same 1,000 lines as paragraphs: the ratio is the figure to watch, not the milliseconds.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class SignatoryListBenchmark
{
    private const int Count = 1000;

    private static readonly DocumentOptions Options = new() { Title = "Signatories", Language = "en", Created = DateTimeOffset.UnixEpoch };

    /// <summary>One paragraph for each signatory.</summary>
    [Benchmark(Baseline = true)]
    public byte[] Paragraphs()
    {
        var document = new Document(Options);
        for (var i = 0; i < Count; i++)
            document.Paragraph($"Registry {i}, ccTLD registry, NZ, {1 + (i % 28)} March 2027");
        return document.ToPdf();
    }

    /// <summary>One row of four cells for each.</summary>
    [Benchmark]
    public byte[] Table() => new Document(Options)
        .Table(
            [Column.Share(3, "Organisation"), Column.Share(2, "Kind"), Column.Points(50, "Economy"), Column.Points(80, "Signed")],
            Enumerable.Range(0, Count).Select(i => new Row($"Registry {i}", "ccTLD registry", "NZ", $"{1 + (i % 28)} March 2027")))
        .ToPdf();
}
