using System.Text;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Tests.Statements;

public sealed class StatementTextTests
{
    [Theory]
    [InlineData("One.", "One.\n")]
    [InlineData("\uFEFFOne.\r\nTwo.\rThree.\n", "One.\nTwo.\nThree.\n")]
    [InlineData("\n \nOne.  \nTwo.\u00A0\t\n\n\n", "One.\nTwo.\n")]
    [InlineData("Cafe\u0301 \u212B", "Caf\u00E9 \u00C5\n")]
    [InlineData("-\tOne", "- One\n")]
    [InlineData("One\n\n\n\nTwo", "One\n\n\n\nTwo\n")]
    [InlineData("می\u200Cخواهیم \u200Fالف\u061C ไทย\u200Bไทย", "می\u200Cخواهیم \u200Fالف\u061C ไทย\u200Bไทย\n")]
    public void Text_IsBroughtToTheOneFormThatIsHashed(string typed, string expected)
    {
        var normal = StatementText.Normalise(typed);

        Assert.Equal(expected, normal);
        Assert.Equal(expected, StatementText.Normalise(normal));
    }

    [Theory]
    [InlineData("One\nTw\u0000o", "Line 2, character 3: U+0000")]
    [InlineData("\r\n\r\n\fOne", "Line 3, character 1: U+000C")]
    [InlineData("O\u0085ne", "U+0085")]
    [InlineData("O\u2028ne", "U+2028")]
    [InlineData("O\u202Ene", "U+202E")]
    [InlineData("O\u202Ane", "U+202A")]
    [InlineData("O\u2066ne", "U+2066")]
    [InlineData("O\u2069ne", "U+2069")]
    [InlineData("O\u00ADne", "U+00AD")]
    [InlineData("O\uFEFFne", "U+FEFF")]
    [InlineData("O\uE000ne", "U+E000")]
    [InlineData("O\u0378ne", "U+0378")]
    [InlineData("O\uFFFDne", "U+FFFD")]
    [InlineData("O\U000E0041ne", "U+E0041")]
    [InlineData(null, "empty")]
    [InlineData(" \r\n\t", "empty")]
    public void CharacterThatNobodySees_IsRefusedWithItsPlace(string? typed, string said)
    {
        var refusal = Assert.Throws<DomainException>(() => StatementText.Normalise(typed));

        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HalfOfACharacter_IsRefusedWithItsPlace()
    {
        var refusal = Assert.Throws<DomainException>(() => StatementText.Normalise("One\n\U0001F43Ex\uD83D"));

        Assert.Contains("Line 2, character 3: U+D83D", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LengthOfAText_IsCountedInCodePoints()
    {
        var longest = new StringBuilder().Insert(0, "𐌰", StatementText.MaxLength - 1).ToString();

        var normal = StatementText.Normalise(longest);

        Assert.Equal(longest + "\n", normal);
        Assert.Contains("100,001", Assert.Throws<DomainException>(() => StatementText.Normalise(longest + "𐌰")).Message, StringComparison.Ordinal);
        Assert.Throws<DomainException>(() => StatementText.Normalise(new string('x', 1_000_000)));
    }

    [Fact]
    public void Hash_IsThatOfTheBytesInUtf8()
    {
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", StatementText.Sha256("abc"));
        Assert.Equal("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c", StatementText.Sha256("é"));
        Assert.ThrowsAny<ArgumentException>(() => StatementText.Sha256("\uD800"));
    }

    [Fact]
    public void Markdown_BecomesBlocksOfRuns()
    {
        var document = StatementText.Parse("""
            # Title of *it*

            We **agree, *all***\
            of [us](https://example.nz/a?b=c "").
            Write to <ann@example.nz> & `see` 5 * 3 &copy; <b>\*

            3. Three
            4. Four

               > Said

            - - Deep
            """);

        Assert.Equal(
            "Title of it\n\nWe agree, all\nof us. Write to ann@example.nz & see 5 * 3 © <b>*\n\nThree\n\nFour\n\nSaid\n\nDeep",
            document.PlainText);
        Assert.Equal(
            [
                new("Title of ", false, false, false, null),
                new("it", false, true, false, null),
            ],
            document.Paragraphs[0].Runs);
        Assert.Equal((ParagraphKind.Heading, 1), (document.Paragraphs[0].Kind, document.Paragraphs[0].Level));
        Assert.Equal(
            [
                new("We ", false, false, false, null),
                new("agree, ", true, false, false, null),
                new("all", true, true, false, null),
                new("\n", false, false, false, null),
                new("of ", false, false, false, null),
                new("us", false, false, false, "https://example.nz/a?b=c"),
                new(". Write to ", false, false, false, null),
                new("ann@example.nz", false, false, false, "mailto:ann@example.nz"),
                new(" & ", false, false, false, null),
                new("see", false, false, true, null),
                new(" 5 * 3 © <b>*", false, false, false, null),
            ],
            document.Paragraphs[1].Runs);
        var numbered = Assert.IsType<TextList>(document.Blocks[2]);
        Assert.Equal((true, 3, 2), (numbered.Ordered, numbered.Start, numbered.Items.Count));
        Assert.IsType<TextQuotation>(numbered.Items[1][1]);
        Assert.IsType<TextList>(Assert.IsType<TextList>(document.Blocks[3]).Items[0][0]);
        Assert.Equal([1, 2, 3, 4, 5, 6], document.Paragraphs.Select(p => p.Number));
    }

    [Theory]
    [InlineData("One\n\n![a picture](https://example.nz/a.png)", 3, "picture")]
    [InlineData("One\n\n```\ncode\n```", 3, "code")]
    [InlineData("One\n\n~~~", 3, "code")]
    [InlineData("One\n\n    code", 3, "four spaces")]
    [InlineData("One\n\n<div>\nx\n</div>", 3, "HTML")]
    [InlineData("One\n\n<!-- hidden -->", 3, "HTML")]
    [InlineData("One\n\n***", 3, "rule")]
    [InlineData("One\n\n---", 3, "rule")]
    [InlineData("One\n---", 2, "heading of the line above")]
    [InlineData("One\n===", 2, "heading of the line above")]
    [InlineData("One\n\n#### Four", 3, "###")]
    [InlineData("One\n\n#", 3, "nothing in it")]
    [InlineData("One\n\n-", 3, "nothing in it")]
    [InlineData("One\n\n>", 3, "nothing in it")]
    [InlineData("One\n\n&#32;", 3, "nothing in it")]
    [InlineData("One\n\n[a]: https://example.nz", 3, "apart from its text")]
    [InlineData("One\n\n- x\n- [a]: https://example.nz", 4, "")]
    [InlineData("One\n\n> [a]: https://example.nz", 3, "")]
    [InlineData("One [a]\n\n[a]: https://example.nz\n[a]: https://other.example", 3, "apart from its text")]
    [InlineData("One\n\n| a | b |\n|---|---|\n| 1 | 2 |", 4, "table")]
    [InlineData("One\n[a](javascript:alert(1))", 2, "javascript")]
    [InlineData("One\n[a](data:text/html,x)", 2, "data:")]
    [InlineData("One\n<javascript:alert(1)>", 2, "javascript")]
    [InlineData("One\n[a](/purpose)", 2, "whole address")]
    [InlineData("One\n[a]()", 2, "whole address")]
    [InlineData("One\n[a](https:example.nz)", 2, "whole address")]
    [InlineData("One\n[a](https://icann.org@evil.example)", 2, "whole address")]
    [InlineData("One\n[a](//example.nz)", 2, "whole address")]
    [InlineData("One\n[a](file:///etc/passwd)", 2, "whole address")]
    [InlineData("One\n[a](java&#115;cript:x)", 2, "whole address")]
    [InlineData("One\n[a](https://example.nz/&#x202E;x)", 2, "invisible")]
    [InlineData("One\n[a](<https://example.nz/a b>)", 2, "space")]
    [InlineData("One\n[a](https://example.nz \"title\")", 2, "title")]
    [InlineData("One\n[](https://example.nz)", 2, "without a text")]
    [InlineData("One\nT&#x202E;wo", 2, "&#x202E;")]
    [InlineData("One\nT&#10;wo", 2, "&#10;")]
    [InlineData("One\nT&#0;wo", 2, "&#0;")]
    [InlineData("One\nT&shy;wo", 2, "&shy;")]
    [InlineData("1. One\n2. Two\n4. Four", 3, "number 4 but would be shown as 3")]
    [InlineData("\r\n\n\nOne\n\n***", 6, "rule")]
    [InlineData("> > > > > > > > > > deep", 1, "deep")]
    public void WhatAStatementHasNoPlaceFor_IsRefusedWithItsLine(string text, int line, string said)
    {
        var refusal = Assert.Throws<DomainException>(() => StatementText.Parse(text));

        Assert.StartsWith($"Line {line} ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2 * 3 * 4 and a_b_c, [see 1], #4 and 1986\\. A year\n")]
    [InlineData("So <script>alert(1)</script> is shown\n")]
    [InlineData("a <!-- note --> b\n")]
    [InlineData("AT&T &unknown; & more\n")]
    [InlineData("100 % of ~all~ ~~these~~ ==marks== {.class} $x$ ^a^ :smile: [^1] | a | b |\n")]
    public void WhatIsNoMarkdown_IsShownAsTyped(string text)
    {
        var document = StatementText.Parse(text);

        Assert.Equal(text.Replace("\\", "", StringComparison.Ordinal).TrimEnd(), document.PlainText);
    }
}
