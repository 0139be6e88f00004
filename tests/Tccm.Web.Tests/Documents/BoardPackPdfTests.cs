using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Documents;

namespace Tccm.Web.Tests.Documents;

public sealed class BoardPackPdfTests
{
    private const string Sha = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private const string Before = """
        ## Why we write

        We operate the Internet's technical layer, each in our own name.

        One.

        Two.

        Three.

        Four.

        Five.

        Six.

        Governments decide alone about the layers below, and the others are told afterwards.
        """;

    private const string After = """
        ## Why we write

        We operate the Internet's technical layer, each in our own name and for our own users.

        One.

        Two.

        Three.

        Four.

        Five.

        Six.

        - Operators are heard **before** a decision.
        - Nobody speaks for them.
        """;

    [Fact]
    public async Task Pack_HoldsWhatABoardNeedsToDecide()
    {
        var text = Flat(await Paper.TextAsync(BoardPackPdf.Bytes(Pack(Before, After))));

        Assert.Contains("For the board of Rowan Registry: not published, draft r4", text, StringComparison.Ordinal);
        Assert.Contains("Keep the bottom up", text, StringComparison.Ordinal);
        Assert.Contains("Joint statement, WSIS+20", text, StringComparison.Ordinal);
        Assert.Contains("14 March 2025, 23:59 AoE (15 March, 11:59 UTC)", text, StringComparison.Ordinal);
        Assert.Contains("Petra Penn, petra@penn.test", text, StringComparison.Ordinal);
        Assert.Contains("What signing means", text, StringComparison.Ordinal);
        Assert.Contains("What it does not mean", text, StringComparison.Ordinal);
        Assert.Contains("Text sha256 " + Sha, text, StringComparison.Ordinal);
        Assert.Contains("Operators are heard before a decision.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_SayWhatCameAndWentAndFoldWhatStayed()
    {
        var text = Flat(await Paper.TextAsync(BoardPackPdf.Bytes(Pack(Before, After))));

        var changes = text[text.IndexOf("What changed since r3", StringComparison.Ordinal)..];
        Assert.Contains("Paragraph two says whom we serve.", changes, StringComparison.Ordinal);
        Assert.Contains("in our own name +and for our own users.", changes, StringComparison.Ordinal);
        Assert.Contains("−Governments decide alone", changes, StringComparison.Ordinal);
        Assert.Contains("4 paragraphs unchanged", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("Three.", changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstText_HasNoChangesAndNoDeadlineIsSaid()
    {
        var text = Flat(await Paper.TextAsync(BoardPackPdf.Bytes(Pack(null, After) with { ChangedSince = null, Deadline = null })));

        Assert.DoesNotContain("What changed", text, StringComparison.Ordinal);
        Assert.Contains("no deadline is set", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar", "سجلّ الأسماء", "نطلب أن تُسمع أصوات المشغّلين قبل القرار.", "نطلب أن تُسمع أصوات جميع المشغّلين قبل كل قرار.")]
    [InlineData("ja", "登録機関の声", "私たちは決定の前に意見を聞くことを求めます。", "私たちはすべての決定の前に運用者の意見を聞くことを求めます。")]
    public async Task Text_IsWholeInEveryScript(string language, string title, string before, string after)
    {
        var text = await Paper.TextAsync(BoardPackPdf.Bytes(Pack(before, after) with { Language = language, Title = title, Organisation = title }));

        Assert.All(Paper.Letters(title + after), letter => Assert.Contains(letter, Paper.Letters(text)));
        Assert.Contains("Draft r4, not published", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("пётр@пример.example")]
    [InlineData("o'neil_x+tag.name@bücher.example")]
    public async Task AddressToAsk_IsWrittenInItsOwnScript(string address)
    {
        var text = await Paper.TextAsync(BoardPackPdf.Bytes(Pack(Before, After) with { AskAddress = address }));

        Assert.Contains(address, text, StringComparison.Ordinal);
    }

    [Fact]
    public void SamePack_IsTheSameBytes()
    {
        Assert.Equal(BoardPackPdf.Bytes(Pack(Before, After)), BoardPackPdf.Bytes(Pack(Before, After)));
    }

    private static BoardPack Pack(string? before, string after) => new("Rowan Registry", "Keep the bottom up", "en", "Joint statement, WSIS+20", 4, StatementText.Parse(after), Sha,
        before is null ? null : TextDifference.Of(before, after), 3, "Paragraph two says whom we serve.\n\nThe last is a list now.", "14 March 2025, 23:59 AoE (15 March, 11:59 UTC)",
        "Petra Penn", "petra@penn.test", new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
