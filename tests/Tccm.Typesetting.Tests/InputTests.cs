namespace Tccm.Typesetting.Tests;

public sealed class InputTests
{
    [Theory]
    [InlineData(new[] { 'a', '\0', 'b' }, "U+0000")]
    [InlineData(new[] { 'a', '\u001b' }, "U+001B")]
    [InlineData(new[] { 'a', '\ud83d' }, "U+D83D")]
    [InlineData(new[] { '\ude00', 'b' }, "U+DE00")]
    [InlineData(new[] { '\ud83d', '\ud83d', '\ude00' }, "U+D83D")]
    public void Text_ThatIsNotText_IsRefusedByName(char[] text, string named)
    {
        var refused = Assert.Throws<ArgumentException>(() => new Run(new string(text)));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LineEnds_OfEveryKind_BreakTheLine()
    {
        using var pdf = Pdf.Of(Given.Document().Paragraph("one\r\ntwo\rthree\nfour"));

        Assert.Equal("one\ntwo\nthree\nfour", pdf.Text.Trim());
    }

    [Theory]
    [InlineData("")]
    [InlineData("en)>>")]
    [InlineData("x")]
    public void Language_ThatIsNoTag_IsRefused(string language)
    {
        Assert.Throws<ArgumentException>(() => new Document(Given.Options with { Language = language }));
        Assert.Throws<ArgumentException>(() => Given.Document().Paragraph(Run.In(language, "x")).ToPdf());
    }

    [Fact]
    public void RelativeLink_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Run.Link("x", new Uri("/here", UriKind.Relative)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void HeadingLevel_OutOfRange_IsRefused(int level)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Heading(level, "x"));
    }

    [Fact]
    public void Margins_WithoutRoom_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new Document(Given.Options with { Margins = new Margins(400, 10, 400, 10) }));
    }

    [Fact]
    public void Drawing_HigherThanAPage_IsRefused()
    {
        var document = Given.Document().Add(new Drawing(10, 2000, _ => { }));

        Assert.Throws<ArgumentException>(document.ToPdf);
    }

    [Fact]
    public void DrawingCallback_ThatThrows_ThrowsOnAndLeavesTheNextDocumentWhole()
    {
        var document = Given.Document().Add(new Drawing(10, 10, _ => throw new InvalidOperationException("mine")));

        Assert.Equal("mine", Assert.Throws<InvalidOperationException>(document.ToPdf).Message);
        using var next = Pdf.Of(Given.Document().Paragraph("whole"));
        Assert.Contains("whole", next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyParagraphsAndCells_AreSet()
    {
        using var pdf = Pdf.Of(Given.Document().Paragraph().Paragraph("").List(ListKind.Unordered, "").Table([Column.Share(1), Column.Share(1)], [new Row("", new Cell())]));

        Assert.Contains("No syntax or stream encoding errors", pdf.Check, StringComparison.Ordinal);
    }
}
