namespace Tccm.Typesetting.Tests;

public sealed class DrawingTests
{
    [Fact]
    public void Path_OfEveryCommand_IsDrawn()
    {
        using var pdf = Pdf.Of(Given.Document().Add(new Drawing(40, 40, pen => pen
            .Path("M1 2 3.5.5-1-2l1,1h5v-5H1V2C1 2 3 4 5 6s1 2 3 4Q1 2 3 4T9 9t1 1z m1 1 2 2Z").Stroke(Colour.Black, 1))));

        Assert.Contains("No syntax or stream encoding errors", pdf.Check, StringComparison.Ordinal);
        Assert.Matches(@"\d c\b", pdf.Source);
    }

    [Theory]
    [InlineData("M1")]
    [InlineData("1 2")]
    [InlineData("M0 0A1 1 0 0 0 1 1")]
    [InlineData("M0 0Z1 1")]
    [InlineData("M0 x")]
    public void Path_WrittenWrongly_IsRefused(string path)
    {
        var document = Given.Document().Add(new Drawing(40, 40, pen => pen.Path(path)));

        Assert.Throws<FormatException>(document.ToPdf);
    }

    [Fact]
    public void Modules_OfASquare_AreVectorsInRuns()
    {
        var modules = new bool[,] { { true, true, false }, { false, true, false }, { false, false, true } };

        using var pdf = Pdf.Of(Given.Document().Add(Drawing.Modules(modules, 70, 2)));

        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(pdf.Source, @" l h\b"));
        Assert.DoesNotContain("/Image", pdf.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Modules_ThatAreNoSquare_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Drawing.Modules(new bool[2, 3], 70));
        Assert.Throws<ArgumentException>(() => Drawing.Modules(new bool[0, 0], 70));
    }
}
