using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Tests.Statements;

public sealed class StatementTextProperties
{
    internal static readonly string[] Words =
    [
        "rowan", "naïve", "Đồng", "реестр", "мережа", "μητρώο", "سجل", "شبكة", "می\u200Cخواهیم", "רשם", "דומיין",
        "रजिस्ट्री", "संस्था", "ශ්\u200Dරී", "ทะเบียน", "注册局", "网络", "レジストリ", "등록소", "ሬጅስትሪ", "რეესტრი", "գրանցում",
    ];

    internal static readonly string[] Signs =
    [
        "*", "**", "***", "_", "__", "`", "``", "[", "](https://x.example)", "](mailto:a@b.example)", "]", "(", ")", "<", ">", "\n", "\n\n", "\n> ", "\n- ", "\n+ ",
        "\n1. ", "\n2) ", "\n# ", "\n## ", "\\", "\\\n", "  \n", "&amp;", "&#x41;", "&", "!", "![", "~~~", "\n    ", "   ", "\n|--|", "\n---\n", "\n===\n", "\"", ":", "<b>", "<!--", "-->",
        "<https://x.example>", "[a]: https://x.example", "\t", "\r\n", "#", " ", " ", "\u00A0", "\u202E", "\uD800", "e\u0301", "\u3000",
    ];

    [Fact]
    public void WordsPutIn_AreTheWordsThatComeOut() => Check(3000, random =>
    {
        var words = new List<string>();
        var text = Blocks(random, words, depth: 0);

        var document = StatementText.Parse(text);

        Assert.Equal(words, document.PlainText.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    });

    [Fact]
    public void TextOfAnySigns_LosesNoWordOrIsRefused()
    {
        var (read, refused) = (0, 0);

        Check(20_000, random =>
        {
            var words = new List<string>();
            var text = new StringBuilder();
            for (var i = random.Next(12); i >= 0; i--)
            {
                words.Add($"w{words.Count}é");
                text.Append(words[^1]).Append(Pick(random, Signs)).Append(random.Next(3) == 0 ? Pick(random, Signs) : "");
            }

            try
            {
                var document = StatementText.Parse(text.ToString());
                var from = 0;
                foreach (var word in words)
                {
                    var at = document.PlainText.IndexOf(word, from, StringComparison.Ordinal);
                    Assert.True(at >= 0, $"{word} is lost from {text}");
                    from = at + word.Length;
                }

                Interlocked.Increment(ref read);
            }
            catch (DomainException)
            {
                Interlocked.Increment(ref refused);
            }
        });

        Assert.True(read > 2000 && refused > 2000, $"{read} read, {refused} refused");
    }

    [Fact]
    public void NormalText_StaysAsItIs()
    {
        Prop.ForAll<string>(typed =>
        {
            var normal = Normal(typed);

            Assert.True(normal is null || normal == StatementText.Normalise(normal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
        Check(5000, random =>
        {
            var normal = Normal(string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Pick(random, Signs))));

            Assert.True(normal is null || normal == StatementText.Normalise(normal));
        });
    }

    [Fact]
    public void AnyString_IsReadOrRefusedInWords() => Prop.ForAll<string>(text =>
    {
        var failure = Record.Exception(() => StatementText.Parse(text));

        Assert.True(failure is null or DomainException, failure?.ToString());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Theory]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("[a](")]
    [InlineData("](https://x.example)")]
    [InlineData("[[a](https://x.example)")]
    [InlineData("*")]
    [InlineData("*a ")]
    [InlineData("**a *a ")]
    [InlineData("a* ")]
    [InlineData("*a_ ")]
    [InlineData("`")]
    [InlineData("`a``")]
    [InlineData("<")]
    [InlineData("<a ")]
    [InlineData("<!--")]
    [InlineData("&")]
    [InlineData("\\")]
    [InlineData("#")]
    [InlineData("(")]
    [InlineData("|-")]
    [InlineData("a\n")]
    [InlineData("a\n\n")]
    [InlineData("- a\n")]
    [InlineData("[a]: b\n")]
    [InlineData("e\u0301")]
    public void HeapOfOneSign_IsReadOrRefusedSoon(string sign)
    {
        var heap = new StringBuilder().Insert(0, sign, StatementText.MaxLength / 2 / Math.Max(1, sign.Length / 2)).ToString();
        var watch = Stopwatch.StartNew();

        var failure = Record.Exception(() => StatementText.Parse(heap + "a"));

        Assert.True(failure is null or DomainException, failure?.ToString());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(400)]
    [InlineData(10_000)]
    public void EmphasisWithinEmphasis_IsReadOrRefused(int depth)
    {
        var signs = Enumerable.Range(0, depth).Select(i => i % 2 == 0 ? "*" : "**").ToList();
        var text = string.Concat(signs.Select(sign => sign + "a ")) + string.Concat(signs.AsEnumerable().Reverse().Select(sign => "a" + sign));

        var failure = Record.Exception(() => StatementText.Parse(text));

        Assert.True(failure is null or DomainException, failure?.ToString());
    }

    private static void Check(int times, Action<Random> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => property(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    private static string? Normal(string? typed)
    {
        try
        {
            return StatementText.Normalise(typed);
        }
        catch (DomainException)
        {
            return null;
        }
    }

    /// <summary>A text of all kinds of blocks within each other; its words are added in reading order.</summary>
    internal static string Blocks(Random random, List<string> words, int depth)
    {
        var blocks = new List<string>();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            blocks.Add(random.Next(depth < 3 ? 6 : 2) switch
            {
                0 or 1 => Paragraph(random, words, ["\n", "\\\n"]),
                2 => new string('#', random.Next(1, 4)) + " " + Paragraph(random, words, []),
                3 => Indented("> ", "> ", Blocks(random, words, depth + 1)),
                4 => List(random, words, depth, _ => "- "),
                _ => List(random, words, depth, i => $"{i + 7}. "),
            });

            // Two lists side by side are one list to CommonMark, so a paragraph always stands between.
            blocks.Add(Paragraph(random, words, []));
        }

        return string.Join("\n\n", blocks);
    }

    private static string List(Random random, List<string> words, int depth, Func<int, string> sign)
    {
        var items = new List<string>();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var first = sign(items.Count);
            items.Add(Indented(first, new string(' ', first.Length), Blocks(random, words, depth + 1)));
        }

        return string.Join('\n', items);
    }

    private static string Indented(string first, string others, string block) =>
        first + string.Join('\n' + others, block.Split('\n'));

    private static string Paragraph(Random random, List<string> words, string[] breaks)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var word = Pick(random, Words);
            words.Add(word);
            text.Append(random.Next(8) switch
            {
                0 => $"*{word}*",
                1 => $"**{word}**",
                2 => $"***{word}***",
                3 => $"`{word}`",
                4 => $"[{word}](https://x.example/{i})",
                _ => word,
            });
            if (i > 1)
                text.Append(breaks.Length > 0 && random.Next(4) == 0 ? Pick(random, breaks) : " ");
        }

        return text.ToString();
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
