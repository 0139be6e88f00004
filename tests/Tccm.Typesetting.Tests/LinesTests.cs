namespace Tccm.Typesetting.Tests;

/// <summary>Lines below and through words, as a reader sees them: the longest unbroken dark stretch of a picture, and where it stands.</summary>
public sealed class LinesTests
{
    private const string Words = "many mild words";

    [Fact]
    public void UnderlinedWords_HaveALineBelowThemAndStruckOnesThrough()
    {
        var plain = Longest(new Run(Words));
        var below = Longest(new Run(Words) { IsUnderlined = true });
        var through = Longest(new Run(Words) { IsStruck = true });

        Assert.True(below.Length > 5 * plain.Length, $"{below.Length} against {plain.Length}");
        Assert.True(through.Length > 5 * plain.Length, $"{through.Length} against {plain.Length}");
        Assert.True(through.Row < below.Row, "A line through words stands above one below them.");
    }

    [Fact]
    public void WordsInTheMiddle_HaveALineOfTheirOwnLength()
    {
        var whole = Longest(new Run(Words + Words + Words) { IsStruck = true });

        var middle = Longest(Words, new Run(Words) { IsStruck = true }, Words);

        Assert.InRange(middle.Length, whole.Length / 3 - 6, whole.Length / 3 + 6);
    }

    [Fact]
    public void Lines_AreNoPartOfTheWords()
    {
        using var pdf = Pdf.Of(Given.Document().Paragraph("A ", new Run("struck") { IsStruck = true }, new Run(" under") { IsUnderlined = true }));

        Assert.Contains("A struck under", pdf.Text, StringComparison.Ordinal);
    }

    private static (int Length, int Row) Longest(params Run[] runs)
    {
        using var pdf = Pdf.Of(Given.Document().Paragraph(runs));
        var picture = pdf.Picture;
        var best = (Length: 0, Row: 0);
        for (var row = 0; row < picture.GetLength(0); row++)
        {
            var length = 0;
            for (var column = 0; column < picture.GetLength(1); column++)
            {
                length = picture[row, column] < 140 ? length + 1 : 0;
                if (length > best.Length) best = (length, row);
            }
        }
        return best;
    }
}
