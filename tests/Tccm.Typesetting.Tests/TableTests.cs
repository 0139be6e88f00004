using System.Text.RegularExpressions;

namespace Tccm.Typesetting.Tests;

public sealed class TableTests
{
    [Fact]
    public void LongTable_OnEachPage_RepeatsItsHeaderAndSplitsNoRow()
    {
        using var pdf = Pdf.Of(Given.Document().Heading(2, "Signatories").Add(Given.Signatories(120)));

        var pages = pdf.Pages;
        Assert.True(pages.Length > 3);
        Assert.All(pages, page =>
        {
            Assert.Equal(1, Regex.Count(page, "Organisation"));
            Assert.Equal(Names(page, "Member"), Names(page, "Beneath"));
        });
        Assert.Equal(120, pages.Sum(page => Names(page, "Member").Count));
        Assert.Equal(1, Regex.Count(pdf.StructureText, "Organisation"));
    }

    [Fact]
    public void ThousandRows_AreSetInSeconds()
    {
        Given.Document().Add(Given.Signatories(10)).ToPdf();
        var started = TimeProvider.System.GetTimestamp();

        using var pdf = Pdf.Of(Given.Document().Add(Given.Signatories(1000)));

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
        Assert.Equal(Enumerable.Range(1, 1000).Select(i => $"{i:0000}"), Names(pdf.Text, "Member"));
    }

    [Fact]
    public void Row_HigherThanAPage_LosesNothing()
    {
        var tall = string.Join('\n', Enumerable.Range(1, 150).Select(i => $"Tall-{i:0000}"));

        using var pdf = Pdf.Of(Given.Document().Table([Column.Share(1, "Left"), Column.Share(1, "Right")], [new Row("before", "b"), new Row(tall, "beside"), new Row("after", "a")]));

        Assert.Equal(150, Names(pdf.Text, "Tall").Distinct().Count());
        Assert.All(pdf.Pages, page => Assert.Contains("Left", page, StringComparison.Ordinal));
        Assert.Contains("No syntax or stream encoding errors", pdf.Check, StringComparison.Ordinal);
    }

    [Fact]
    public void LastRow_IsNeverAloneOnAPage()
    {
        for (var rows = 14; rows < 24; rows++)
        {
            using var pdf = Pdf.Of(Given.Document().Add(Given.Signatories(rows)));

            Assert.True(Names(pdf.Pages[^1], "Member").Count >= 2);
        }
    }

    [Fact]
    public void Row_WithAnotherNumberOfCells_IsRefused()
    {
        var refused = Assert.Throws<ArgumentException>(() => new Table([Column.Share(1, "A"), Column.Share(1, "B")], [new Row("a", "b"), new Row("c")]));

        Assert.Contains("Row 2 has 1 cells; the table has 2 columns", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_WiderThanThePage_AreRefused()
    {
        var document = Given.Document().Table([Column.Points(400), Column.Points(400)], [new Row("a", "b")]);

        Assert.Contains("do not fit", Assert.Throws<ArgumentException>(document.ToPdf).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RightToLeftDocument_HasItsFirstColumnAtTheRight()
    {
        var options = Given.Options with { Language = "ar" };

        using var pdf = Pdf.Of(Given.Document(options).Table([Column.Share(1, "FIRST"), Column.Share(1, "SECOND")], [new Row("a", "b")]));

        Assert.Matches("SECOND *FIRST", Regex.Replace(pdf.Text, @"[\s\u202a-\u202e]+", " "));
    }

    private static List<string> Names(string text, string kind) => [.. Regex.Matches(text, $@"{kind}-(\d{{4}})").Select(match => match.Groups[1].Value)];
}
