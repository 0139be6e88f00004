using FsCheck;
using FsCheck.Fluent;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Tests.Statements;

public sealed class ParagraphSourceTests
{
    private const string Body = """
        ## Our *ask* ##

        We ask
          to be **heard**.\
        Before.

        1. One
        2. > Two
           > goes on
           and on

           Three
        - Last\*
        """;

    [Theory]
    [InlineData(1, "Our *ask*")]
    [InlineData(2, "We ask to be **heard**.\\\nBefore.")]
    [InlineData(3, "One")]
    [InlineData(4, "Two goes on and on")]
    [InlineData(5, "Three")]
    [InlineData(6, "Last\\*")]
    public void Source_IsTheParagraphsMarkdownOnOneLine(int number, string source) => Assert.Equal(source, StatementText.SourceOf(Body, number));

    [Fact]
    public void Source_StandsInTheNormalisedText()
    {
        var text = StatementText.Normalise(Body);

        var document = StatementText.Parse(Body);

        Assert.Equal("Our *ask*", Between(document.Paragraphs[0].Source));
        Assert.Equal("Two\n   > goes on\n   and on", Between(document.Paragraphs[3].Source));
        Assert.Equal(["Two", "goes on", "and on"], document.Paragraphs[3].Lines.Select(Between));

        string Between(TextSource source) => text.Substring(source.Start, source.Length);
    }

    [Fact]
    public void Replaced_IsThatParagraphAlone()
    {
        Assert.Equal("# Now ##\n\nTwo\n", StatementText.Replace("# Then ##\n\nTwo", 1, " Now "));
        Assert.Equal("- a\n  > Now *this*\n- c\n", StatementText.Replace("- a\n  > b\n  > b\n- c", 2, "Now\n*this*"));
        Assert.Equal("- a\n  > Now\\\n  > this\n- c\n", StatementText.Replace("- a\n  > b\n  lazy\n- c", 2, "Now\\\nthis"));
        Assert.Equal("One\n\n1986\\. A year\n", StatementText.Replace("One\n\nTwo", 2, "1986\\. A year"));
    }

    [Theory]
    [InlineData(1, "", "empty")]
    [InlineData(1, " \n ", "empty")]
    [InlineData(1, "One\n\nTwo", "empty line")]
    [InlineData(1, "# One", "heading")]
    [InlineData(1, "One\n# Two", "heading")]
    [InlineData(1, "- One", "list")]
    [InlineData(1, "One:\n- a\n- b", "list")]
    [InlineData(1, "1. One", "list")]
    [InlineData(1, "> One", "quotation")]
    [InlineData(1, "One\n> Two", "quotation")]
    [InlineData(1, "One\n---", "heading of the line above")]
    [InlineData(1, "***", "rule")]
    [InlineData(1, "![a](https://x.example/a.png)", "picture")]
    [InlineData(1, "[a](javascript:x)", "whole address")]
    [InlineData(1, "```", "code")]
    [InlineData(1, "a\u202Eb", "U+202E")]
    [InlineData(2, "One\nTwo", "more than one line")]
    [InlineData(2, "One #", "Put \\ before it")]
    [InlineData(2, "#", "nothing in it")]
    [InlineData(0, "One", "no paragraph 0")]
    [InlineData(3, "One", "no paragraph 3")]
    public void ReplacementThatIsNoParagraph_IsRefused(int number, string replacement, string said)
    {
        var refusal = Assert.Throws<DomainException>(() => StatementText.Replace("Text\n\n# Heading", number, replacement));

        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("replacement", refusal.Field);
    }

    [Fact]
    public void OwnSource_ChangesNothing()
    {
        var paragraphs = 0;

        Check(1000, random =>
        {
            if (Any(random) is not { } body) return;
            var before = StatementText.Parse(body);

            foreach (var paragraph in before.Paragraphs.OrderBy(_ => random.Next()).Take(3))
            {
                var after = StatementText.Parse(StatementText.Replace(body, paragraph.Number, StatementText.SourceOf(body, paragraph.Number)));

                Same(before, after, but: 0);
                Interlocked.Increment(ref paragraphs);
            }
        });

        Assert.True(paragraphs > 1000);
    }

    [Fact]
    public void Replacement_ChangesThatParagraphAloneOrIsRefused()
    {
        var (replaced, refused) = (0, 0);

        Check(3000, random =>
        {
            if (Any(random) is not { } body) return;
            var before = StatementText.Parse(body);
            var number = random.Next(before.Paragraphs.Count) + 1;
            var words = (random.Next(2) == 0 ? "new" : "") + Signs(random);

            try
            {
                var after = StatementText.Parse(StatementText.Replace(body, number, words));

                Same(before, after, but: number);
                Assert.All(words.Split([.. words.Where(c => !char.IsAsciiLetter(c))]).Where(word => word is "new" or "wone" or "wtwo"), word => Assert.Contains(word, after.Paragraphs[number - 1].PlainText, StringComparison.Ordinal));
                Interlocked.Increment(ref replaced);
            }
            catch (DomainException refusal)
            {
                Assert.Equal("replacement", refusal.Field);
                Interlocked.Increment(ref refused);
            }
        });

        Assert.True(replaced > 500 && refused > 500, $"{replaced} replaced, {refused} refused");
    }

    private static void Same(TextDocument before, TextDocument after, int but)
    {
        Assert.Equal(before.Paragraphs.Select(one => (one.Kind, one.Level)), after.Paragraphs.Select(one => (one.Kind, one.Level)));
        Assert.All(before.Paragraphs.Zip(after.Paragraphs).Where(pair => pair.First.Number != but), pair => Assert.Equal(pair.First.Runs, pair.Second.Runs));
    }

    /// <summary>A text of all kinds of blocks, or of any signs if it can be read.</summary>
    private static string? Any(Random random)
    {
        if (random.Next(2) == 0) return StatementTextProperties.Blocks(random, [], depth: 0);

        var text = "w" + string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => Signs(random)));
        try
        {
            _ = StatementText.Parse(text);
            return text;
        }
        catch (DomainException)
        {
            return null;
        }
    }

    private static string Signs(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
        StatementTextProperties.Signs[random.Next(StatementTextProperties.Signs.Length)] + (random.Next(2) == 0 ? " wone" : "wtwo")));

    private static void Check(int times, Action<Random> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => property(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(times));
}
