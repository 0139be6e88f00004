using FsCheck;
using FsCheck.Fluent;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Tests.Statements;

public sealed class ParagraphMatchProperties
{
    private static readonly string[] Common = "the of and to in we that is for by with as are on be this it not or who our from at have".Split(' ');

    private static readonly string[] Others = [.. from a in "ba ko ri me tu sa lo ne".Split(' ') from b in "dan gir mol pes tur vik zon lam".Split(' ') from c in "e a is um or in el os".Split(' ') select a + b + c];

    /// <summary>A paragraph after the edits, with the earlier ones that it was made of: whose identity it must have (any of these), and what it came from.</summary>
    private sealed record Edited(List<string> Words, Guid?[] May, Guid[] From)
    {
        public string Text => string.Join(' ', Words) + ".";
    }

    [Fact]
    public void Identity_SurvivesRandomEdits() => Check(2000, random =>
    {
        var (before, edited) = RandomEdits(random);

        var found = ParagraphMatch.Of(before, Numbered(edited));

        for (var i = 0; i < edited.Count; i++)
        {
            var said = $"{edited[i].Text} of {string.Join(" | ", before.Where(one => edited[i].From.Contains(one.Identity)).Select(one => one.Text))} was taken for {found[i].Origin} of {string.Join(" | ", before.Where(one => found[i].From.Contains(one.Identity)).Select(one => one.Text))}";
            Assert.True(edited[i].From.Order().SequenceEqual(found[i].From.Order()), said);
            Assert.True(edited[i].May.Contains(found[i].Identity), said);
        }
        var goesOn = edited.SelectMany(one => one.From).ToHashSet();
        Assert.Equal(before.Where(one => !goesOn.Contains(one.Identity)), ParagraphMatch.Gone(before, found));
    });

    [Fact]
    public void AnyTwoTexts_NeverHaveAnIdentityTwice() => Check(2000, random =>
    {
        var (before, after) = AnyTwo(random);
        var mended = random.Next(2) == 0 || before.Count == 0 || after.Count == 0 ? null : Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, after.Count + 1)).Distinct()
            .ToDictionary(number => number, _ => (IReadOnlyList<int>)[.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(1, before.Count + 1))]);

        var found = ParagraphMatch.Of(before, after, mended);

        var identities = found.Where(one => one.Identity is not null).Select(one => one.Identity!.Value).ToList();
        Assert.Equal(identities.Distinct(), identities);
        Assert.Equal(after, found.Select(one => (one.Number, one.Text)));
        Assert.All(found, one =>
        {
            Assert.True(one.Identity is null || one.From.Contains(one.Identity.Value));
            Assert.Equal(one.From.Distinct(), one.From);
            Assert.Equal(one.Origin == ParagraphOrigin.New, one.From.Count == 0);
            Assert.Equal(one.Origin == ParagraphOrigin.Joined, one.From.Count > 1);
            Assert.True(one.Origin is not (ParagraphOrigin.Same or ParagraphOrigin.Moved) || before.Single(was => was.Identity == one.Identity).Text == one.Text);
            Assert.True(one.Origin != ParagraphOrigin.Changed || one.Identity is not null);
            if (mended?.GetValueOrDefault(one.Number) is { } said)
                Assert.Equal(said.Distinct().Order(), before.Where(was => one.From.Contains(was.Identity)).Select(was => was.Number));
        });
    });

    [Fact]
    public void Match_IsTheSameInAnyOrderAndEachTime() => Check(500, random =>
    {
        var (before, after) = AnyTwo(random);

        var found = ParagraphMatch.Of(before, after);
        var again = ParagraphMatch.Of([.. before.OrderBy(_ => random.Next())], [.. after.OrderBy(_ => random.Next())]);

        Assert.Equal(found.Select(Told), again.Select(Told));
    });

    [Fact]
    public void TextThatStays_IsSameThroughout() => Check(500, random =>
    {
        var (before, _) = AnyTwo(random);

        var found = ParagraphMatch.Of(before, [.. before.Select(one => (one.Number, one.Text))]);

        Assert.Equal(before.Select(one => (Guid?)one.Identity), found.Select(one => one.Identity));
        Assert.All(found, one => Assert.Equal(ParagraphOrigin.Same, one.Origin));
    });

    private static string Told(MatchedParagraph one) => $"{one.Number} {one.Identity} {one.Origin} {string.Join(',', one.From)}";

    private static (List<KnownParagraph> Before, List<Edited> After) RandomEdits(Random random)
    {
        var words = Enumerable.Range(0, random.Next(1, 30)).Select(_ => Enumerable.Range(0, random.Next(8, 50)).Select(_ => Word(random)).ToList()).ToList();
        var before = words.Select((one, i) => new KnownParagraph(i + 1, Guid.NewGuid(), string.Join(' ', one) + ".")).ToList();
        var after = new List<Edited>();
        for (var i = 0; i < before.Count; i++)
        {
            Guid[] own = [before[i].Identity];
            switch (random.Next(9))
            {
                case 0:
                    after.Add(new(Changed(random, words[i]), [own[0]], own));
                    break;
                case 1:
                    break;
                case 2:
                    after.Add(new([.. Enumerable.Range(0, random.Next(8, 50)).Select(_ => Word(random))], [null], []));
                    after.Add(new(words[i], [own[0]], own));
                    break;
                case 3:
                    var cut = random.Next(4, words[i].Count - 3);
                    var parts = (First: words[i][..cut], Second: words[i][cut..]);
                    after.Add(new(parts.First, MayBe(own[0], parts.First.Count - parts.Second.Count), own));
                    after.Add(new(parts.Second, MayBe(own[0], parts.Second.Count - parts.First.Count), own));
                    break;
                case 4 when i + 1 < before.Count:
                    var next = before[i + 1].Identity;
                    var larger = words[i].Count - words[i + 1].Count;
                    after.Add(new([.. words[i], .. words[i + 1]], [.. larger >= 0 ? new Guid?[] { own[0] } : [], .. larger <= 0 ? new Guid?[] { next } : []], [own[0], next]));
                    i++;
                    break;
                case 5:
                    var at = random.Next(words[i].Count);
                    after.Add(new([.. words[i].Select((word, k) => k == at ? word.ToUpperInvariant() : word)], [own[0]], own));
                    break;
                default:
                    after.Add(new(words[i], [own[0]], own));
                    break;
            }
        }

        for (var moves = after.Count > 1 ? random.Next(4) : 0; moves > 0; moves--)
        {
            var moved = after[random.Next(after.Count)];
            after.Remove(moved);
            after.Insert(random.Next(after.Count + 1), moved);
        }
        return (before, after);

        static Guid?[] MayBe(Guid own, int more) => more > 0 ? [own] : more < 0 ? [null] : [own, null];
    }

    private static List<string> Changed(Random random, List<string> words)
    {
        var changed = words.ToList();
        foreach (var i in Enumerable.Range(0, words.Count).OrderBy(_ => random.Next()).Take(random.Next(1, 1 + (words.Count * 3 / 10)))) changed[i] = "new" + Word(random);
        return changed;
    }

    /// <summary>Texts of few words, so that paragraphs of the same words and of much the same words abound.</summary>
    private static (List<KnownParagraph> Before, List<(int Number, string Text)> After) AnyTwo(Random random)
    {
        var kinds = random.Next(2, 20);
        return (
            [.. Enumerable.Range(0, random.Next(12)).Select(i => new KnownParagraph(i + 1, Guid.NewGuid(), Few()))],
            [.. Enumerable.Range(0, random.Next(12)).Select(i => (i + 1, Few()))]);

        string Few() => string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(10) == 0 ? "—" : Others[random.Next(kinds)]));
    }

    private static string Word(Random random) => random.Next(5) < 2 ? Common[random.Next(Common.Length)] : Others[random.Next(Others.Length)];

    private static List<(int Number, string Text)> Numbered(List<Edited> edited) => [.. edited.Select((one, i) => (i + 1, one.Text))];

    private static void Check(int times, Action<Random> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => property(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(times));
}
