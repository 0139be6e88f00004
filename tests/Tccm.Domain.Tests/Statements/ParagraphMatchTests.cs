using System.Diagnostics;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Tests.Statements;

public sealed class ParagraphMatchTests
{
    private const string Names = "We run the names and numbers that the network rests on, in every economy of the world.";
    private const string Hear = "We ask to be heard before a text is agreed, and not after it has been agreed by others.";
    private const string Meet = "Meetings are held where those who operate the network can attend without asking for a visa.";
    private const string Cost = "What a duty costs is to be worked out with those who will pay for it, before it is imposed.";

    [Fact]
    public void SameText_GoesOnWhole()
    {
        var found = Match([Names, Hear, Meet], [Names, Hear, Meet]);

        Assert.Equal(["1 Same 1", "2 Same 2", "3 Same 3"], found);
    }

    [Fact]
    public void ParagraphThatMoved_KeepsItsIdentity()
    {
        var found = Match([Names, Hear, Meet, Cost], [Hear, Meet, Cost, Names]);

        Assert.Equal(["2 Same 2", "3 Same 3", "4 Same 4", "1 Moved 1"], found);
    }

    [Fact]
    public void ChangedParagraph_KeepsItsIdentity()
    {
        var found = Match([Names, Hear, Meet], [Names, "We ask to be heard early, before a text is agreed and not once it has been agreed.", Meet]);

        Assert.Equal(["1 Same 1", "2 Changed 2", "3 Same 3"], found);
    }

    [Fact]
    public void MuchChangedParagraph_KeepsItsIdentityInItsPlaceAlone()
    {
        const string changed = "Nothing shall be agreed about us unless we were asked first, so we ask to be heard before a text goes out.";

        var there = Match([Names, Hear, Meet, Cost], [Names, changed, Meet, Cost]);
        var elsewhere = Match([Names, Hear, Meet, Cost], [Names, Meet, Cost, changed]);

        Assert.Equal("2 Changed 2", there[1]);
        Assert.Equal("- New", elsewhere[3]);
    }

    [Fact]
    public void OtherWordsInTheSamePlace_AreANewParagraph()
    {
        var (before, found) = Matched([Names, Hear, Meet], [Names, Cost, Meet]);

        Assert.Equal(["1 Same 1", "- New", "3 Same 3"], Told(before, found));
        Assert.Equal(Hear, Assert.Single(ParagraphMatch.Gone(before, found)).Text);
    }

    [Fact]
    public void ChangedAndMoved_IsFoundElsewhere()
    {
        var found = Match([Names, Hear, Meet, Cost], [Hear.Replace("heard", "listened to", StringComparison.Ordinal), Names, Meet, Cost]);

        Assert.Equal(["2 Changed 2", "1 Same 1", "3 Same 3", "4 Same 4"], found);
    }

    [Fact]
    public void ParagraphCutInTwo_GoesOnInTheLargerPart()
    {
        var found = Match([Names, Hear + " " + Cost[..60], Meet], [Names, Hear, Cost[..60], Meet]);

        Assert.Equal(["1 Same 1", "2 Split 2", "- Split 2", "3 Same 3"], found);
    }

    [Fact]
    public void LargerPart_MayStandSecondAndGain()
    {
        var found = Match([Names, Cost[..40] + " " + Hear, Meet], [Names, Cost[..40], Hear + " This we have said for twenty years, and shall go on to say.", Meet]);

        Assert.Equal(["1 Same 1", "- Split 2", "2 Split 2", "3 Same 3"], found);
    }

    [Fact]
    public void ParagraphCutInMany_IsFoundInEachPart()
    {
        var found = Match([string.Join(' ', Names, Hear, Meet, Cost)], [Names, Hear, Meet, Cost]);

        Assert.All(found, line => Assert.EndsWith("Split 1", line, StringComparison.Ordinal));
        Assert.Single(found, line => line.StartsWith('1'));
    }

    [Fact]
    public void JoinedParagraphs_GoOnAsTheLarger()
    {
        var found = Match([Names, Meet[..40], Hear, Cost], [Names, Meet[..40] + " " + Hear, Cost]);

        Assert.Equal(["1 Same 1", "3 Joined 2 3", "4 Same 4"], found);
    }

    [Fact]
    public void ManyJoined_AreAllFound()
    {
        var found = Match([Names, Hear, Meet, Cost], [string.Join(' ', Names, Hear, Meet, Cost)]);

        Assert.EndsWith("Joined 1 2 3 4", Assert.Single(found), StringComparison.Ordinal);
    }

    [Fact]
    public void SentenceThatIsStillThere_IsNotSplitOff()
    {
        var found = Match([Names + " " + Hear, Meet], [Names + " " + Hear, Hear, Meet]);

        Assert.Equal(["1 Same 1", "- New", "2 Same 2"], found);
    }

    [Fact]
    public void SeveralOfTheSameWords_PairInOrder()
    {
        var found = Match(["Yes.", "No.", "Yes.", "No.", "Yes."], ["Yes.", "Yes.", "No.", "Yes.", "Yes."]);

        Assert.Equal(["1 Same 1", "- New", "2 Same 2", "3 Same 3", "5 Same 5"], found);
    }

    [Fact]
    public void OneOfSeveralOfTheSameWordsMoved_IsTheNearest()
    {
        var found = Match(["Yes.", Names, Hear, Meet, Cost, "Yes."], [Names, Hear, "Yes.", Meet, Cost]);

        Assert.Equal(["2 Same 2", "3 Same 3", "1 Moved 1", "4 Same 4", "5 Same 5"], found);
    }

    [Theory]
    [InlineData("私たちは世界中の名前と番号を運営しています。", "私たちは世界中の名前と番号を安全に運営しています。", "会議は誰でも参加できる場所で開かれるべきです。")]
    [InlineData("我们在世界各地运营域名和号码资源。", "我们在世界各地负责运营域名和号码资源。", "会议应当在人人都能参加的地方举行。")]
    [InlineData("เราดูแลชื่อและหมายเลขของเครือข่ายทั่วโลก", "เราดูแลและรักษาชื่อและหมายเลขของเครือข่ายทั่วโลก", "การประชุมควรจัดในที่ที่ทุกคนเข้าร่วมได้")]
    [InlineData("نحن ندير أسماء الشبكة وأرقامها في كل العالم.", "نحن ندير أسماء الشبكة وأرقامها بأمان في كل العالم.", "تعقد الاجتماعات حيث يمكن للجميع الحضور.")]
    public void AnyScript_IsMatchedByItsWords(string text, string changed, string other)
    {
        Assert.Equal(["- New", "1 Changed 1"], Match([text], [other, changed]));
        Assert.Equal(["- New", "2 Same 2"], Match([text, Names], [other, Names]));
    }

    [Fact]
    public void Hand_Wins()
    {
        var (before, after) = ((string[])[Names, Hear, Meet], (string[])[Names, Hear, Meet, Cost]);

        Assert.Equal(["- New", "2 Same 2", "3 Same 3", "1 Changed 1"], Match(before, after, new() { [1] = [], [4] = [1] }));
        Assert.Equal(["1 Same 1", "2 Joined 2 3", "- New", "- New"], Match(before, after, new() { [2] = [3, 2, 3], [3] = [] }));
        Assert.Equal(["1 Same 1", "2 Same 2", "3 Same 3", "- Split 2"], Match(before, after, new() { [2] = [2], [4] = [2] }));
    }

    [Theory]
    [InlineData(1, 9, "The earlier text has no paragraph 9.")]
    [InlineData(9, 1, "The new text has no paragraph 9.")]
    public void HandThatNamesNoParagraph_IsRefused(int after, int before, string said)
    {
        var refusal = Assert.Throws<DomainException>(() => Match([Names], [Names], new() { [after] = [before] }));

        Assert.StartsWith(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyTexts_MatchNothing()
    {
        Assert.Empty(Match([], []));
        Assert.Equal(["- New"], Match([], [Names]));
        Assert.Single(ParagraphMatch.Gone(Known([Names]), []));
    }

    [Theory]
    [InlineData(120, 90, 400)]
    [InlineData(1000, 12, 3000)]
    public void LongTexts_AreMatchedSoon(int paragraphs, int words, int milliseconds)
    {
        var random = new Random(4);
        var before = Enumerable.Range(0, paragraphs).Select(_ => Sentence(random, words)).ToArray();
        var after = before.Select(text => text.Replace("the", "each", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        Match(before[..3], after[..3]);
        var watch = Stopwatch.StartNew();

        Match(before, after);

        Assert.True(watch.ElapsedMilliseconds < milliseconds, $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("Item {0} is agreed.", "Item {0} was not agreed.")]
    [InlineData("We agree.", "We do not agree.")]
    [InlineData("a{0}", "b{0}")]
    public void ThousandShortParagraphs_AreMatchedSoon(string was, string becomes)
    {
        var before = Enumerable.Range(0, 1000).Select(i => string.Format(null, was, i)).ToArray();
        var after = Enumerable.Range(0, 1000).Select(i => string.Format(null, becomes, 999 - i)).ToArray();
        var watch = Stopwatch.StartNew();

        var found = Match(before, after);

        Assert.Equal(1000, found.Count);
        Assert.True(watch.ElapsedMilliseconds < 3000, $"It took {watch.Elapsed}.");
    }

    private static string Sentence(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(i => i % 3 == 0 ? "the" : $"w{random.Next(400)}"));

    private static List<string> Match(string[] before, string[] after, Dictionary<int, IReadOnlyList<int>>? mended = null)
    {
        var (known, found) = Matched(before, after, mended);
        return Told(known, found);
    }

    private static (List<KnownParagraph> Before, IReadOnlyList<MatchedParagraph> Found) Matched(string[] before, string[] after, Dictionary<int, IReadOnlyList<int>>? mended = null)
    {
        var known = Known(before);
        return (known, ParagraphMatch.Of(known, [.. after.Select((text, i) => (i + 1, text))], mended));
    }

    private static List<KnownParagraph> Known(string[] texts) => [.. texts.Select((text, i) => new KnownParagraph(i + 1, Guid.NewGuid(), text))];

    /// <summary>“2 Joined 2 3”: whose identity goes on, the origin, and from which; by the earlier numbers.</summary>
    private static List<string> Told(List<KnownParagraph> before, IReadOnlyList<MatchedParagraph> found)
    {
        var numbers = before.ToDictionary(paragraph => paragraph.Identity, paragraph => $"{paragraph.Number}");
        return [.. found.Select(paragraph => string.Join(' ', [paragraph.Identity is { } identity ? numbers[identity] : "-", $"{paragraph.Origin}", .. paragraph.From.Select(one => numbers[one])]))];
    }
}
