using System.Globalization;
using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class WordsTests
{
    [Fact]
    public void Instant_IsWrittenInUtcInEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");

        try
        {
            Assert.Equal("14 March 2025, 15:04 UTC", Words.Instant(new DateTimeOffset(2025, 3, 14, 17, 4, 59, TimeSpan.FromHours(2))));
            Assert.Equal("1 March 2025", Words.Day(new DateOnly(2025, 3, 1)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("3.23:59:59", "3 days")]
    [InlineData("1.00:00:00", "1 day")]
    [InlineData("23:59:59", "23 hours")]
    [InlineData("01:00:00", "1 hour")]
    [InlineData("00:20:30", "20 minutes")]
    [InlineData("00:01:00", "1 minute")]
    [InlineData("00:00:59", "less than a minute")]
    [InlineData("00:00:00", "no time")]
    [InlineData("-1.00:00:00", "no time")]
    public void WhatIsLeft_IsRoundedDownToOneUnit(string left, string words)
    {
        Assert.Equal(words, Words.Left(TimeSpan.Parse(left, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void QuotedInput_CannotDisturbTheSentence()
    {
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFD", Words.Quoted(" a\u202Eb\nc\uD800 "));
        Assert.Equal("xxxxx…", Words.Quoted(new string('x', 1000), longest: 5));
    }
}
