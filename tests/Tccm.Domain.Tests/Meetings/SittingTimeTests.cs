using Tccm.Domain.Meetings;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Meetings;

public sealed class SittingTimeTests
{
    [Theory]
    [InlineData("UTC", "Sunday 14 March 2027, 15:00 to 16:30 UTC")]
    [InlineData("Europe/Berlin", "Sunday 14 March 2027, 16:00 to 17:30 Europe/Berlin")]
    [InlineData("Pacific/Auckland", "Monday 15 March 2027, 04:00 to 05:30 Pacific/Auckland")]
    [InlineData("Asia/Kathmandu", "Sunday 14 March 2027, 20:45 to 22:15 Asia/Kathmandu")]
    [InlineData("America/Sao_Paulo", "Sunday 14 March 2027, 12:00 to 13:30 America/Sao Paulo")]
    public void Time_IsWrittenAsAZonesClocksShowItWithItsDayOfTheWeek(string zone, string words)
    {
        var time = new SittingTime(Now.AddHours(3), "UTC", 90);

        Assert.Equal(words, time.InWords(zone));
    }

    [Fact]
    public void TimeOverMidnight_NamesTheDayOnWhichItEnds()
    {
        var time = SittingTime.From(Today, new TimeOnly(23, 30), "Europe/Berlin", 60);

        Assert.Equal("Sunday 14 March 2027, 23:30 to Monday 15 March, 00:30 Europe/Berlin", time.InWords("Europe/Berlin"));
        Assert.Equal("Sunday 14 March 2027, 22:30 to 23:30 UTC", time.InWords());
    }

    [Theory]
    [InlineData("2027-03-28", "02:30", "Europe/Berlin", 60, "skip 02:30", "SecondTime")]
    [InlineData("2027-10-31", "02:30", "Europe/Berlin", 60, "show 02:30 twice", "SecondTime")]
    [InlineData("2027-03-14", "12:00", "Mars/Olympus", 60, "is not a time zone", "zone")]
    [InlineData("2027-03-14", "12:00", "UTC", 4, "lasts from 5 minutes", "Minutes")]
    [InlineData("0001-01-01", "12:00", "UTC", 60, "cannot be right", "SecondDate")]
    public void TimeThatIsNone_IsRefusedBesideItsField(string day, string time, string zone, int minutes, string words, string field)
    {
        var refused = Refused(() => SittingTime.From(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), zone, minutes, "Second"), words);

        Assert.Equal(field, refused.Field);
    }

    [Fact]
    public void NineCities_SayWhoSitsAtNight()
    {
        var hours = HourInCity.Of(SittingTime.From(Today, new TimeOnly(14, 0), "UTC", 60)).ToDictionary(hour => hour.City);

        Assert.Equal(9, hours.Count);
        Assert.Equal(("Sun 07:00", "Sun 08:00", DayPart.Early), (hours["Los Angeles"].From, hours["Los Angeles"].To, hours["Los Angeles"].Part));
        Assert.Equal(DayPart.Day, hours["London"].Part);
        Assert.Equal(("Sun 22:00", DayPart.Late), (hours["Singapore"].From, hours["Singapore"].Part));
        Assert.Equal(("Mon 03:00", "at night"), (hours["Auckland"].From, hours["Auckland"].PartInWords));
    }

    [Fact]
    public void SittingThatGoesOnIntoTheNight_IsAtNight()
    {
        var london = HourInCity.Of(SittingTime.From(Today, new TimeOnly(22, 30), "UTC", 45)).Single(hour => hour.City == "London");
        var earlier = HourInCity.Of(SittingTime.From(Today, new TimeOnly(22, 30), "UTC", 30)).Single(hour => hour.City == "London");

        Assert.Equal((DayPart.Night, DayPart.Late), (london.Part, earlier.Part));
    }

    [Fact]
    public void Zones_AreTheSameWhereTheirClocksAre()
    {
        var time = SittingTime.From(Today, new TimeOnly(14, 0), "UTC", 60);

        Assert.True(time.IsSameIn("Europe/London", "UTC"));
        Assert.False(time.IsSameIn("Europe/Berlin", "UTC"));
        Assert.False(time.IsSameIn(Deadline.AnywhereOnEarth, "UTC"));
    }
}
