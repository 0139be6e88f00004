using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31", "2024")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "February 2024")]
    [InlineData("2025-03-14", "2025-03-14", "2025-03-14", "14 March 2025")]
    [InlineData("0987", "0987-01-01", "0987-12-31", "987")]
    public void Date_SpansTheDaysThatItMayBe(string text, string earliest, string latest, string words)
    {
        var date = PartialDate.Parse(text);

        Assert.Equal(Day(earliest), date.Earliest);
        Assert.Equal(Day(latest), date.Latest);
        Assert.Equal(text, date.ToString());
        Assert.Equal(words, date.InWords());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("0000")]
    [InlineData("2024-4")]
    [InlineData("2024-13")]
    [InlineData("2023-02-29")]
    [InlineData("2024/04/17")]
    [InlineData("17.04.2024")]
    [InlineData("-024")]
    [InlineData("٢٠٢٤")]
    [InlineData("2024-04-17T00:00")]
    public void AnythingElse_IsRefusedWithTheFormsThatWork(string? text)
    {
        var refusal = Assert.Throws<DomainException>(() => PartialDate.Parse(text!));

        Assert.False(PartialDate.TryParse(text, out _));
        Assert.Contains("2024-04-17", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_SortByTimeWithTheVaguerFirst()
    {
        var inOrder = new[] { "2023-12-31", "2024", "2024-01", "2024-01-01", "2024-04", "2025" };

        var sorted = inOrder.Reverse().Select(PartialDate.Parse).Order().Select(d => d.ToString());

        Assert.Equal(inOrder, sorted);
    }

    [Fact]
    public void KnownDay_IsTheSameAsItsWrittenForm()
    {
        var day = new DateOnly(2024, 4, 17);

        Assert.Equal(PartialDate.Parse("2024-04-17"), PartialDate.Of(day));
    }

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");
}
