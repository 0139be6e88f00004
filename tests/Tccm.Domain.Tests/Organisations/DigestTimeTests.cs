using System.Globalization;
using Tccm.Domain.Organisations;

namespace Tccm.Domain.Tests.Organisations;

public sealed class DigestTimeTests
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/Nuuk", "America/Santiago", "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu", "Asia/Tehran", "Africa/Casablanca", "Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Apia", "Etc/GMT+12"];

    [Theory]
    [InlineData("Europe/Berlin", 8, "2026-11-22", "2026-11-22T07:00Z")]
    [InlineData("Europe/Berlin", 2, "2027-03-28", "2027-03-28T01:00Z")] // skipped: 03:00 is the next that is shown
    [InlineData("Europe/Berlin", 2, "2027-10-31", "2027-10-31T00:00Z")] // comes twice: the first
    [InlineData("America/New_York", 2, "2027-03-14", "2027-03-14T07:00Z")]
    [InlineData("America/New_York", 1, "2027-11-07", "2027-11-07T05:00Z")]
    [InlineData("Australia/Lord_Howe", 2, "2026-10-04", "2026-10-03T16:00Z")] // half an hour is skipped
    [InlineData("America/Nuuk", 23, "2027-03-27", "2027-03-28T00:00Z")] // the day's last hour is skipped: the one before it
    [InlineData("America/Havana", 0, "2027-03-14", "2027-03-14T05:00Z")] // midnight is skipped
    [InlineData("Pacific/Kiritimati", 0, "2027-01-01", "2026-12-31T10:00Z")]
    [InlineData("Etc/GMT+12", 23, "2026-12-31", "2027-01-01T11:00Z")]
    public void Digest_ComesAtItsHourOrAtTheNearestThatTheClocksShow(string zone, int hour, string day, string instant)
    {
        Assert.Equal(At(instant), new DigestTime(hour, zone).On(DateOnly.Parse(day, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void DayThatAZoneLeavesOut_HasNone()
    {
        var apia = new DigestTime(8, "Pacific/Apia");

        Assert.Null(apia.On(new DateOnly(2011, 12, 30)));
        Assert.Equal(At("2011-12-30T18:00Z"), apia.Next(At("2011-12-29T20:00Z"), At("2011-12-29T18:00Z")));
    }

    [Fact]
    public void EveryDayOfEveryZone_HasOneOnThatDayAndLaterThanTheOneBefore()
    {
        foreach (var zone in Zones)
            foreach (var hour in new[] { 0, 2, 23 })
            {
                var time = new DigestTime(hour, zone);
                var days = Enumerable.Range(0, 400).Select(new DateOnly(2026, 1, 1).AddDays).ToList();

                var dues = days.ConvertAll(day => time.On(day));

                Assert.All(dues.Zip(days), pair => Assert.Equal(pair.Second, time.DayOf(pair.First!.Value)));
                Assert.True(dues.Zip(dues.Skip(1)).All(pair => pair.First < pair.Second), $"{zone} at {hour}");
            }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void LookingOften_GathersOnceOnEachDay(string zone)
    {
        foreach (var hour in new[] { 0, 2, 23 })
        {
            var (time, gathered) = (new DigestTime(hour, zone), new List<DateTimeOffset>());
            DateTimeOffset? last = null;
            var (known, until) = (At("2026-09-01T00:00Z"), At("2027-04-20T00:00Z"));
            for (var at = known; at < until; at += TimeSpan.FromHours(1))
                if (time.IsDue(at, last, known)) gathered.Add((last = at).Value);

            var days = gathered.ConvertAll(time.DayOf);
            Assert.Equal(Enumerable.Range(0, days.Count).Select(days[0].AddDays), days);
            Assert.True(time.DayOf(until).DayNumber - days[^1].DayNumber <= 1, $"{zone} at {hour}");
        }
    }

    [Fact]
    public void FirstDigest_ComesAtTheNextHourAfterThePersonCame()
    {
        var (time, came) = (new DigestTime(8, "UTC"), At("2027-03-14T10:00Z"));

        Assert.False(time.IsDue(At("2027-03-14T10:01Z"), null, came));
        Assert.False(time.IsDue(At("2027-03-15T07:59Z"), null, came));
        Assert.True(time.IsDue(At("2027-03-15T08:00Z"), null, came));
    }

    [Fact]
    public void ChangedHour_GivesNoSecondOnTheSameDay()
    {
        var gathered = At("2027-03-14T08:01Z");
        var later = new DigestTime(20, "UTC");

        Assert.False(later.IsDue(At("2027-03-14T20:30Z"), gathered, World.Now));
        Assert.Equal(At("2027-03-15T20:00Z"), later.Next(At("2027-03-14T09:00Z"), gathered));
        Assert.True(later.IsDue(At("2027-03-15T20:00Z"), gathered, World.Now));
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", "Pacific/Honolulu")]
    [InlineData("Pacific/Honolulu", "Pacific/Kiritimati")]
    [InlineData("Europe/Berlin", "America/Los_Angeles")]
    public void ChangedZone_GivesTheNextWithinTwoDaysAndOnceOnEachDay(string before, string after)
    {
        var gathered = new DigestTime(8, before).Last(World.Now);
        var time = new DigestTime(8, after);

        var next = time.Next(gathered, gathered);

        Assert.InRange(next - gathered, TimeSpan.FromMinutes(1), TimeSpan.FromHours(48));
        Assert.True(time.DayOf(gathered) < time.DayOf(next));
        Assert.False(time.IsDue(next.AddSeconds(-1), gathered, World.Now));
        Assert.True(time.IsDue(next, gathered, World.Now));
    }

    public static TheoryData<string> Everywhere => [.. Zones];

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
