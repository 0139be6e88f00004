using FsCheck;
using FsCheck.Fluent;
using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class MomentTests
{
    [Theory]
    [InlineData("2025", null, "2025", "2025-01-01", "2025-12-31", "2025")]
    [InlineData("2025-q3", null, "2025-Q3", "2025-07-01", "2025-09-30", "July to September 2025")]
    [InlineData("2025Q1", null, "2025-Q1", "2025-01-01", "2025-03-31", "January to March 2025")]
    [InlineData("2024-02", null, "2024-02", "2024-02-01", "2024-02-29", "February 2024")]
    [InlineData(" 2025-07-07 ", null, "2025-07-07", "2025-07-07", "2025-07-07", "7 July 2025")]
    [InlineData("2025-07-07 15:00", "America/New_York", "2025-07-07T19:00:00Z[America/New_York]", "2025-07-07", "2025-07-07", "7 July 2025, 15:00 America/New_York (19:00 UTC)")]
    [InlineData("2025-03-14T23:59", "Etc/GMT+12", "2025-03-15T11:59:00Z[Etc/GMT+12]", "2025-03-14", "2025-03-14", "14 March 2025, 23:59 AoE (15 March, 11:59 UTC)")]
    public void WhatIsTyped_IsReadAsFarAsItIsKnown(string typed, string? zone, string text, string earliest, string latest, string words)
    {
        var moment = Moment.Read(typed, zone, "When")!;

        Assert.Equal((text, earliest, latest, words), (moment.Text, $"{moment.Earliest:yyyy-MM-dd}", $"{moment.Latest:yyyy-MM-dd}", moment.InWords()));
        Assert.Equal(moment, Moment.Parse(moment.Text));
        Assert.Equal(moment, Moment.Read(moment.Typed, moment.Instant?.ZoneId, "When"));
    }

    [Theory]
    [InlineData("next week", null)]
    [InlineData("2025-13", null)]
    [InlineData("2025-02-29", null)]
    [InlineData("2025-Q5", null)]
    [InlineData("0000-Q1", null)]
    [InlineData("2025-07-07 15:00", null)]
    [InlineData("2025-07-07 15:00", "EST5")]
    [InlineData("2025-03-09 02:30", "America/New_York")]
    [InlineData("2025-11-02 01:30", "America/New_York")]
    [InlineData("07/07/2025", null)]
    public void WhatCannotBeRead_IsRefusedAtItsField(string typed, string? zone)
    {
        var refused = Assert.Throws<DomainException>(() => Moment.Read(typed, zone, "EventFrom"));

        Assert.True(refused.Field is "EventFrom" || typed.StartsWith("0000", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_IsNoMoment() => Assert.Null(Moment.Read("  ", "UTC", "When"));

    [Theory]
    [InlineData("2025-06-17", "2025-06-27", "17 to 27 June 2025")]
    [InlineData("2025-06-28", "2025-07-03", "28 June to 3 July 2025")]
    [InlineData("2025-12-30", "2026-01-02", "30 December 2025 to 2 January 2026")]
    [InlineData("2025-02", "2025-04", "February 2025 to April 2025")]
    [InlineData("2025-06-17", "2025-06-17", "17 June 2025")]
    public void Stretch_IsSaidInFewWords(string from, string until, string words) => Assert.Equal(words, Moment.Parse(from).InWords(Moment.Parse(until)));

    [Fact]
    public void Hours_OfOneDayAreSaidOnce()
    {
        var from = Moment.Read("2025-07-07 15:00", "America/New_York", "From")!;
        var until = Moment.Read("2025-07-07 18:00", "America/New_York", "Until")!;

        Assert.Equal("7 July 2025, 15:00 America/New_York (19:00 UTC) until 18:00", from.InWords(until));
    }

    [Fact]
    public void Day_IsOverWhereItEndsLast()
    {
        var day = Moment.Parse("2025-03-14");

        Assert.False(day.IsOver(new(2025, 3, 15, 11, 59, 59, TimeSpan.Zero)));
        Assert.True(day.IsOver(new(2025, 3, 15, 12, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void VaguerOfTwo_ComesLast()
    {
        var listed = new[] { "2025", "2025-Q1", "2025-01", "2025-01-01" }.Select(Moment.Parse).Order().Select(moment => moment.Text);

        Assert.Equal(["2025-01-01", "2025-01", "2025-Q1", "2025"], listed);
    }

    [Fact]
    public void EveryInstant_IsReadBackAsItIsWritten() => Prop.ForAll(Gen.Choose(0, 60_000_000).ToArbitrary(), Gen.Choose(0, Deadline.CommonZones.Count - 1).ToArbitrary(), (minutes, zone) =>
    {
        var moment = Moment.At(new Deadline(DateTimeOffset.UnixEpoch.AddMinutes(minutes), Deadline.CommonZones[zone].Id));

        return Moment.Parse(moment.Text) == moment && moment.Earliest == moment.Latest;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
