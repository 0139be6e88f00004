using BenchmarkDotNet.Attributes;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;

namespace Tccm.Benchmarks;

/// <summary>
/// The map of 400 members on 120 paragraphs beside that of 20 on 40. There are sixty times as many stances: a ratio beyond that means
/// that something grows faster than what is counted.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ConsensusMapBenchmark
{
    private static readonly string[] Economies = ["NZ", "JP", "DE", "FR", "KE", "BR", "US"];

    private readonly Round few = new(20, 40);
    private readonly Round many = new(400, 120);

    [Benchmark(Baseline = true)]
    public ConsensusMap TwentyOnForty() => few.Map();

    [Benchmark]
    public ConsensusMap FourHundredOnAHundredAndTwenty() => many.Map();

    private sealed class Round
    {
        private readonly List<Voice> voices;
        private readonly List<MapParagraph> paragraphs;
        private readonly List<StanceTaken> stances;

        public Round(int members, int length)
        {
            var random = new Random(1);
            voices = [.. Enumerable.Range(0, members).Select(i => new Voice(Guid.CreateVersion7(), $"Member {i}", [.. OrganisationKinds.All.Where((_, kind) => random.Next(kind < 3 ? 2 : 9) == 0)], Economies[random.Next(Economies.Length)]))];
            paragraphs = [.. Enumerable.Range(1, length).Select(i => new MapParagraph(Guid.CreateVersion7(), i, $"Paragraph {i}"))];
            stances = [.. paragraphs.SelectMany(paragraph => voices.Where(_ => random.Next(3) > 0).Select(voice => new StanceTaken(paragraph.Id, voice.OrganisationId, Stances.All[random.Next(5)], null)))];
        }

        public ConsensusMap Map() => ConsensusMap.Of(paragraphs, voices, stances);
    }
}
