using Tccm.Domain.Adaptations;
using Tccm.Domain.Statements;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Adaptations;

public sealed class ExcerptTests
{
    private static readonly string[] Pool = ["rowan", "naïve", "реестр", "سجل", "רשם", "रजिस्ट्री", "ทะเบียน", "注册局", "レジストリ", "등록소", "*strong*", "**so**", "`a_b`", "[link](https://x.example)", "\\*", "\\#", "a\\\nb"];

    [Fact]
    public void ChosenParagraphs_KeepWhatTheyStandIn()
    {
        var excerpt = Of("## Why\n\nWe **run** it.\n\n1. First.\n2. Second.\n3. Third.\n\n> Said so.\n\n- One\n- Two", 1, 3, 5, 6, 8);

        Assert.Equal("## Why\n\n1. First.\n\n3) Third.\n\n> Said so.\n\n- Two\n", excerpt.Markdown);
        Assert.Equal("Why\n\n1. First.\n\n3) Third.\n\n> Said so.\n\n- Two\n", excerpt.PlainText);
        Assert.False(excerpt.IsWhole);
    }

    [Fact]
    public void WholeText_IsWhatWasSigned_WithItsTitle()
    {
        var (none, all) = (Of("We run it.\n\nHear us."), Of("We run it.\n\nHear us.", 2, 1, 2));

        Assert.Equal("# Keep it open\n\nWe run it.\n\nHear us.\n", none.Markdown);
        Assert.Equal("Keep it open\n\nWe run it.\n\nHear us.\n", none.PlainText);
        Assert.True(all.IsWhole);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-1)]
    public void ParagraphThatIsNotThere_IsRefused(int number) => Refused(() => Of("We run it.\n\nHear us.", number), "The text has 2 paragraphs");

    [Fact]
    public void AnyExcerpt_IsReadBackAsTheBlocksThatWereChosen()
    {
        var (excerpts, words) = (0, 0);
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            if (Written(Body(random, 0)) is not { } revision) continue;
            var count = revision.Document.Paragraphs.Count;
            var chosen = Enumerable.Range(1, count).Where(_ => random.Next(2) == 0).ToArray();

            var excerpt = Excerpt.Of(revision, chosen);

            if (excerpt.IsWhole) continue;
            excerpts++;
            words += excerpt.Markdown.Length;
            Assert.True(Shape(excerpt.Blocks) == ShapeOf(excerpt.Markdown), $"seed {seed}\n{revision.Body}\nof which {string.Join(',', chosen)}\n{excerpt.Markdown}\n{ShapeOf(excerpt.Markdown)}");
            foreach (var paragraph in revision.Document.Paragraphs.Where(one => chosen.Contains(one.Number)))
                Assert.All(paragraph.PlainText.Split('\n'), line => Assert.Contains(line, excerpt.PlainText, StringComparison.Ordinal));
        }

        Assert.True(excerpts > 500 && words > 50_000, $"{excerpts} excerpts, {words} characters");
    }

    private static string Body(Random random, int depth) => string.Join("\n\n", Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(depth < 2 ? 6 : 2) switch
    {
        0 => new string('#', random.Next(1, 4)) + " " + Some(random).Replace("\\\n", "", StringComparison.Ordinal),
        1 or 2 => Some(random),
        3 => string.Join('\n', Body(random, depth + 1).Split('\n').Select(line => line.Length > 0 ? "> " + line : ">")),
        4 => Items(random, depth, i => $"{i + random.Next(1)}. "),
        _ => Items(random, depth, _ => "- "),
    }));

    private static string Items(Random random, int depth, Func<int, string> mark)
    {
        var first = random.Next(1, 9);
        return string.Join('\n', Enumerable.Range(first, random.Next(1, 5)).Select(i => string.Join('\n',
            (random.Next(3) == 0 ? Body(random, depth + 1) : Some(random)).Split('\n').Select((line, at) => at == 0 ? mark(i) + line : line.Length > 0 ? new string(' ', mark(i).Length) + line : ""))));
    }

    private static string Some(Random random) => "w " + string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pool[random.Next(Pool.Length)])) + " w";

    /// <summary>Two lists in a row may count on by chance, which no text does.</summary>
    private static Revision? Written(string body)
    {
        try { return RevisionOf(body); }
        catch (DomainException) { return null; }
    }

    private static string ShapeOf(string markdown)
    {
        try { return Shape(StatementText.Parse(markdown).Blocks); }
        catch (DomainException refused) { return refused.Message; }
    }

    private static string Shape(IEnumerable<TextBlock> blocks) => string.Concat(blocks.Select(block => block switch
    {
        TextParagraph paragraph => $"{paragraph.Level}[{string.Join('|', paragraph.Runs)}]",
        TextQuotation quotation => $">({Shape(quotation.Blocks)})",
        TextList list => $"{(list.Ordered ? list.Start : "-")}({string.Join('|', list.Items.Select(Shape))})",
        _ => "?",
    }));

    private static Excerpt Of(string body, params int[] numbers) => Excerpt.Of(RevisionOf(body), numbers);

    private static Revision RevisionOf(string body)
    {
        var statement = Draft(body: body);
        statement.OpenForSignature(InAWeek, Actor.Portal, Now);
        return statement.Text;
    }
}
