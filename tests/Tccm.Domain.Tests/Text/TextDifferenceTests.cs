using System.Diagnostics;
using System.Text;
using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("We run the network.", "We run the open network.", "We run the {open }network.")]
    [InlineData("We run one network.", "We run many networks.", "We run [one network]{many networks}.")]
    [InlineData("Names and numbers.", "Names, numbers.", "Names[ and]{,} numbers.")]
    [InlineData("See [it](https://a.test).", "See [it](https://b.test).", "See [it](https://[a]{b}.test).")]
    [InlineData("私たちは名前を運営する。", "私たちは番号を運営する。", "私たちは[名前]{番号}を運営する。")]
    [InlineData("เราดูแลชื่อ", "เราดูแลเลข", "เราดูแล[ชื่อ]{เลข}")]
    [InlineData("نحن ندير الأسماء.", "نحن ندير الأرقام.", "نحن ندير [الأسماء]{الأرقام}.")]
    [InlineData("हम नाम चलाते हैं।", "हम अंक चलाते हैं।", "हम [नाम]{अंक} चलाते हैं।")]
    public void ChangedBlock_SaysWhichWordsWentAndCame(string before, string after, string marked)
    {
        var difference = TextDifference.Of(before, after);

        Assert.Equal(marked, Marked(Assert.Single(difference.Blocks)));
        Assert.False(difference.IsSame);
    }

    [Fact]
    public void Blocks_GoOnArePutInOrGo()
    {
        const string before = "# Purpose\n\nWe listen to those who run the network.\n\nAll of this goes away.\n\n1. first\n2. second\n";
        const string after = "# Purpose\n\nNothing like it was said.\n\nWe listen to those who use the network.\n\n1. first\n2. a second\n3. third\n";

        var difference = TextDifference.Of(before, after);

        Assert.Equal(
            ["# Purpose", "{Nothing like it was said.}", "We listen to those who [run]{use} the network.", "[All of this goes away.]", "1. first", "2. {a }second", "{3. third}"],
            difference.Blocks.Select(Marked));
        Assert.Equal("9 words added, 6 words removed.", difference.InWords);
    }

    [Fact]
    public void OneText_HasNoDifference()
    {
        var difference = TextDifference.Of("We listen.\n", "We listen.\n");

        Assert.True(difference.IsSame);
        Assert.Equal("Nothing changed.", difference.InWords);
    }

    [Fact]
    public void LinesBrokenElsewhere_AreNoChangeOfWords()
    {
        var difference = TextDifference.Of("We listen\nfirst.\n", "We\nlisten first.\n");

        Assert.True(difference.IsSpacingOnly);
        Assert.Equal("No word changed; only spaces or ends of lines.", difference.InWords);
    }

    [Fact]
    public void AnyTwoTexts_AreReadBackFromTheirDifference()
    {
        var random = new Random(5);
        string[] words = ["we", "run", "names", "名", "前", "ชื่", "a.", "b", ",", "هم", "\n", "\n\n", "- ", "e\u0301", "𠀋"];
        for (var round = 0; round < 2_000; round++)
        {
            var (before, after) = (Text(), Text());

            var difference = TextDifference.Of(before, after);

            Assert.Equal(Bare(before), Bare(string.Concat(difference.Blocks.SelectMany(block => block.Before ?? []).Select(part => part.Text))));
            Assert.Equal(Bare(after), Bare(string.Concat(difference.Blocks.SelectMany(block => block.After ?? []).Select(part => part.Text))));
        }

        string Text() => string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 25)).Select(_ => words[random.Next(words.Length)]));
    }

    [Theory]
    [InlineData("paragraphs")]
    [InlineData("one paragraph")]
    [InlineData("one paragraph of another script")]
    [InlineData("nothing in common")]
    [InlineData("the same words in another order")]
    public void LongestText_IsComparedAtOnce(string how)
    {
        var random = new Random(7);
        var (before, after) = how switch
        {
            "paragraphs" => (English(1_600, "\n\n", ""), English(1_600, "\n\n", "indeed ")),
            "one paragraph" => (English(1_600, " ", ""), English(1_600, " ", "indeed ")),
            "one paragraph of another script" => (Han(), Han()),
            "nothing in common" => (English(1_600, "\n\n", ""), English(1_600, "\n\n", "").ToUpperInvariant()),
            _ => (Shuffled(), Shuffled()),
        };
        TextDifference.Of("warm", "up");
        var watch = Stopwatch.StartNew();

        var difference = TextDifference.Of(before, after);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), $"{watch.Elapsed}");
        Assert.Contains(difference.Blocks, block => block.Kind != DifferenceKind.Same);
        TestContext.Current.TestOutputHelper?.WriteLine($"{how}: {before.Length} and {after.Length} characters in {watch.ElapsedMilliseconds} ms, {difference.InWords}");

        string English(int sentences, string between, string put) => string.Join(between, Enumerable.Range(0, sentences)
            .Select(i => $"Those who run machine {i * 7919 % 1009} {(i % 10 == 0 ? put : "")}are heard before it is settled, said {i}."));
        string Han() => string.Concat(Enumerable.Range(0, 100_000).Select(i => i % 40 == 39 ? "。" : char.ConvertFromUtf32(0x4E00 + random.Next(2_000))));
        string Shuffled() => string.Join(' ', Enumerable.Range(0, 16_000).OrderBy(_ => random.Next()).Select(i => $"w{i}"));
    }

    private static string Marked(DifferenceBlock block) => block.Parts.Aggregate(new StringBuilder(), (text, part) => text.Append(part.Kind switch
    {
        DifferenceKind.Added => $"{{{part.Text}}}",
        DifferenceKind.Removed => $"[{part.Text}]",
        _ => part.Text,
    })).ToString();

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
