using FsCheck;
using FsCheck.Fluent;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Tests.Statements;

public sealed class ChangeSummaryTests
{
    private const string Names = "We run the names and numbers that the network rests on, in every economy of the world.";
    private const string Hear = "We ask to be heard before a text is agreed, and not after it has been agreed by others.";
    private const string Meet = "Meetings are held where those who operate the network can attend without asking for a visa.";
    private const string Cost = "What a duty costs is to be worked out with those who will pay for it, before it is imposed.";

    private const string Signs = "*_`[]()<>&\\!#|-+.~:\"'\n";

    [Fact]
    public void NothingChanged_IsSaid() => Assert.Equal("No word changed.\n", Summary([Names, Hear], [Names, Hear]));

    [Fact]
    public void EachChange_IsALineInReadingOrder()
    {
        var said = Summary(
            [Names, Hear, Meet, Cost],
            ["Nobody else has said this so far.", Names, Hear.Replace("heard before", "asked long before", StringComparison.Ordinal).Replace(" by others", "", StringComparison.Ordinal), Cost]);

        Assert.Equal("""
            - Paragraph 1 is new: “Nobody else has said this so far.”.
            - Paragraph 3 (2 in the earlier text): “heard” became “asked long”; “by others” was removed.
            - Paragraph 3 of the earlier text was removed: “Meetings are held where those who operate the network can …”.

            """, said);
    }

    [Fact]
    public void MovedSplitAndJoined_SayFromWhere()
    {
        Assert.Equal("- Paragraph 3 was paragraph 1: it moved, and no word of it changed.\n", Summary([Names, Hear, Meet], [Hear, Meet, Names]));
        Assert.Equal(
            "- Paragraph 1 was split: paragraph 1 of the earlier text is now paragraphs 1 and 2; no word of it changed.\n- Paragraph 2 was split off paragraph 1 of the earlier text: “Meetings are held where those who”.\n",
            Summary([Names + " " + Meet[..33]], [Names, Meet[..33]]));
        Assert.Equal("- Paragraph 1 joins paragraphs 1 and 2 of the earlier text: “also” was added.\n",
            Summary([Names, Hear], [Names + " " + Hear.Replace("We ask", "We also ask", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Suggestion_IsCredited()
    {
        var changed = Hear.Replace("heard", "asked", StringComparison.Ordinal);

        Assert.Equal(
            "- Paragraph 2: “heard” became “asked”, after a suggestion by Rowan Registry, \\*Elm\\* and Ash.\n",
            Summary([Names, Hear], [Names, changed], new() { [1] = ["Oak"], [2] = ["Rowan Registry", "*Elm*", "Ash"] }));
        Assert.EndsWith("by Rowan Registry and Elm.\n", Summary([Hear], [changed], new() { [1] = ["Rowan Registry", "Elm"] }), StringComparison.Ordinal);
        Assert.EndsWith("by Elm.\n", Summary([Hear], [changed], new() { [1] = ["Elm"] }), StringComparison.Ordinal);
    }

    [Fact]
    public void ManyChanges_AreCounted()
    {
        var said = Summary([Names], ["They run those names or numbers which a network rests upon, in each economy of our world."]);

        Assert.Contains("further changes.", said, StringComparison.Ordinal);
        Assert.Equal(3, said.Split(" became ").Length - 1);
    }

    [Theory]
    [InlineData("Keep [it](https://x.example) `as` *it* is_ <b> &amp; \\ ![x] # | -- + 1. > so", "Keep *nothing* of `it` <i> &lt; \\[ as it was")]
    [InlineData("我们在世界各地运营域名和号码资源，会议应当在人人都能参加的地方举行，也应当在作出决定之前听取意见，这样才能使网络继续为所有人服务，无论他们身在何处。", "一切都不同了")]
    public void Quotations_AreReadAsTheyStand(string before, string after)
    {
        var document = StatementText.Parse(Summary([before], [after]));

        Assert.All(document.Paragraphs.SelectMany(paragraph => paragraph.Runs), run => Assert.True(run is { Bold: false, Italic: false, Code: false, Link: null }));
        Assert.Contains($"“{after}”", document.PlainText, StringComparison.Ordinal);
        Assert.Contains($"“{before[..16]}", document.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyTwoTexts_MakeATextThatNamesEachParagraphThatChanged() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Holds(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static void Holds(Random random)
    {
        var before = Known(Texts(random));
        var texts = before.Select(paragraph => paragraph.Text).Concat(Texts(random)).OrderBy(_ => random.Next()).Take(random.Next(8)).ToArray();
        var after = ParagraphMatch.Of(before, Numbered(texts));

        var document = StatementText.Parse(ChangeSummary.Of(before, after, after.ToDictionary(paragraph => paragraph.Number, _ => (IReadOnlyList<string>)[Text(random)])));

        var lines = document.Paragraphs.Select(paragraph => paragraph.PlainText).ToList();
        Assert.Equal(lines[0] == "No word changed." ? 0 : lines.Count, after.Count(paragraph => paragraph.Origin != ParagraphOrigin.Same) + ParagraphMatch.Gone(before, after).Count);
        Assert.All(after.Where(paragraph => paragraph.Origin != ParagraphOrigin.Same), paragraph => Assert.Single(lines, line => line.StartsWith($"Paragraph {paragraph.Number} ", StringComparison.Ordinal) && !IsOfGone(line) || line.StartsWith($"Paragraph {paragraph.Number}:", StringComparison.Ordinal)));
        Assert.All(ParagraphMatch.Gone(before, after), gone => Assert.Single(lines, line => line.StartsWith($"Paragraph {gone.Number} of the earlier text was removed", StringComparison.Ordinal)));
        Assert.All(document.Paragraphs.SelectMany(paragraph => paragraph.Runs), run => Assert.True(run is { Bold: false, Italic: false, Code: false, Link: null }));
    }

    private static bool IsOfGone(string line) => line.Contains("of the earlier text was removed", StringComparison.Ordinal);

    private static string[] Texts(Random random) => [.. Enumerable.Range(0, random.Next(6)).Select(_ => Text(random))];

    private static string Text(Random random) => "w" + string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(3) == 0
        ? Signs[random.Next(Signs.Length)].ToString() : $" {StatementTextProperties.Words[random.Next(StatementTextProperties.Words.Length)]}"));

    private static string Summary(string[] before, string[] after, Dictionary<int, IReadOnlyList<string>>? credits = null)
    {
        var known = Known(before);
        return ChangeSummary.Of(known, ParagraphMatch.Of(known, Numbered(after)), credits);
    }

    private static List<(int Number, string Text)> Numbered(string[] texts) => [.. texts.Select((text, i) => (i + 1, text))];

    private static List<KnownParagraph> Known(string[] texts) => [.. texts.Select((text, i) => new KnownParagraph(i + 1, Guid.NewGuid(), text))];
}
