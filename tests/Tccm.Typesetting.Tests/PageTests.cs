using System.Text.RegularExpressions;

namespace Tccm.Typesetting.Tests;

public sealed class PageTests
{
    [Fact]
    public void Footer_OnEachPage_SaysWhichOfHowMany()
    {
        var options = Given.Options with { Footer = page => new RunningLine { End = new Paragraph($"Page {page.Number} of {page.Total}") } };
        var document = Given.Document(options);
        for (var i = 0; i < 120; i++)
            document.Paragraph($"Line {i}");

        using var pdf = Pdf.Of(document);

        var pages = pdf.Pages;
        Assert.True(pages.Length > 2);
        Assert.All(pages, (page, i) => Assert.Contains($"Page {i + 1} of {pages.Length}", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Header_ThatDeclinesAPage_LeavesItOut()
    {
        var options = Given.Options with { Header = page => page.Number == 1 ? null : new RunningLine { Start = new Paragraph("RUNNING") } };

        using var pdf = Pdf.Of(Given.Document(options).Paragraph("one").PageBreak().Paragraph("two"));

        Assert.Equal(2, pdf.Pages.Length);
        Assert.DoesNotContain("RUNNING", pdf.Pages[0], StringComparison.Ordinal);
        Assert.Contains("RUNNING", pdf.Pages[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraph_WhereverItBreaks_LeavesTwoLinesOnEachSide()
    {
        var broken = 0;
        for (var above = 24; above < 34; above++)
        {
            var document = Given.Document();
            for (var i = 0; i < above; i++)
                document.Paragraph("Above");
            document.Paragraph(string.Join('\n', Enumerable.Range(1, 7).Select(i => $"line-{i}")));

            using var pdf = Pdf.Of(document);

            var counts = pdf.Pages.Select(page => Regex.Count(page, "line-")).Where(count => count > 0).ToList();
            broken += counts.Count > 1 ? 1 : 0;
            Assert.Equal(7, counts.Sum());
            Assert.All(counts, count => Assert.True(count >= 2));
        }

        Assert.True(broken > 0);
    }

    [Fact]
    public void Heading_AtTheFoot_GoesWithItsText()
    {
        var moved = 0;
        for (var above = 22; above < 34; above++)
        {
            var document = Given.Document();
            for (var i = 0; i < above; i++)
                document.Paragraph("Above");
            document.Heading(2, "Heading").Paragraph("first\nsecond\nthird\nfourth");

            using var pdf = Pdf.Of(document);

            var page = Assert.Single(pdf.Pages, page => page.Contains("Heading", StringComparison.Ordinal));
            moved += pdf.Pages[0].Contains("Heading", StringComparison.Ordinal) ? 0 : 1;
            Assert.Contains("second", page, StringComparison.Ordinal);
        }

        Assert.InRange(moved, 1, 11);
    }

    [Fact]
    public void EmptyDocument_HasOnePage()
    {
        using var pdf = Pdf.Of(Given.Document());

        Assert.Contains("Pages:           1\n", pdf.Info, StringComparison.Ordinal);
        Assert.Contains("No syntax or stream encoding errors", pdf.Check, StringComparison.Ordinal);
    }

    [Fact]
    public void Letter_IsLetter()
    {
        using var pdf = Pdf.Of(Given.Document(Given.Options with { PageSize = PageSize.Letter }).Paragraph("x"));

        Assert.Contains("612 x 792 pts (letter)", pdf.Info, StringComparison.Ordinal);
    }

    [Fact]
    public void SameDocument_SetTwice_IsTheSameBytes()
    {
        var first = Given.InEveryScript().ToPdf();
        var second = Given.InEveryScript().ToPdf();

        Assert.Equal(first, second);
    }
}
