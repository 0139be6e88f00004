using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class ZoneAbbreviationTests
{
    [Theory]
    [InlineData("3 PM EST", "2025-07-07 15:00", "America/New_York", "The source says EST, which is UTC−5. On that day the clocks of America/New York are UTC−4; it is read as the time there.")]
    [InlineData("15:00 (CET)", "2025-07-07 15:00", "Europe/Berlin", "The source says CET, which is UTC+1. On that day the clocks of Europe/Berlin are UTC+2; it is read as the time there.")]
    [InlineData("10:00 GMT", "2025-07-07 10:00", "Europe/London", "The source says GMT, which is UTC. On that day the clocks of Europe/London are UTC+1; it is read as the time there.")]
    public void NameOfTheOtherHalfOfTheYear_IsDoubted(string words, string typed, string zone, string doubt) =>
        Assert.Equal(doubt, ZoneAbbreviation.Doubt(words, Moment.Read(typed, zone, "")!.Instant));

    [Theory]
    [InlineData("3 PM EST", "2025-01-07 15:00", "America/New_York")]
    [InlineData("3 PM EDT", "2025-07-07 15:00", "America/New_York")]
    [InlineData("3 PM EST", "2025-07-07 15:00", "America/Panama")]
    [InlineData("ITU opens at 3", "2025-07-07 15:00", "Europe/Zurich")]
    [InlineData("3 pm est", "2025-07-07 15:00", "America/New_York")]
    [InlineData(null, "2025-07-07 15:00", "America/New_York")]
    public void NameThatFitsOrSaysNothing_IsNot(string? words, string typed, string zone) =>
        Assert.Null(ZoneAbbreviation.Doubt(words, Moment.Read(typed, zone, "")!.Instant));

    [Fact]
    public void DayWithoutAnHour_IsNot() => Assert.Null(ZoneAbbreviation.Doubt("7 July EST", Moment.Parse("2025-07-07").Instant));
}
