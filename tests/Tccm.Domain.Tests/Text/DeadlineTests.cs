using System.Globalization;
using Tccm.Domain.Text;

namespace Tccm.Domain.Tests.Text;

public sealed class DeadlineTests
{
    [Theory]
    [InlineData("2025-03-14", "23:59", "Etc/GMT+12", "2025-03-15T11:59:00Z", "14 March 2025, 23:59 AoE (15 March, 11:59 UTC)")]
    [InlineData("2024-12-31", "23:59", "Etc/GMT+12", "2025-01-01T11:59:00Z", "31 December 2024, 23:59 AoE (1 January 2025, 11:59 UTC)")]
    [InlineData("2025-03-14", "23:59", "UTC", "2025-03-14T23:59:00Z", "14 March 2025, 23:59 UTC")]
    [InlineData("2025-03-14", "16:00", "Europe/Berlin", "2025-03-14T15:00:00Z", "14 March 2025, 16:00 Europe/Berlin (15:00 UTC)")]
    [InlineData("2025-07-14", "16:00", "Europe/Berlin", "2025-07-14T14:00:00Z", "14 July 2025, 16:00 Europe/Berlin (14:00 UTC)")]
    [InlineData("2025-03-14", "09:30", "Asia/Kathmandu", "2025-03-14T03:45:00Z", "14 March 2025, 09:30 Asia/Kathmandu (03:45 UTC)")]
    [InlineData("2025-03-14", "23:59:59.7", "UTC", "2025-03-14T23:59:59Z", "14 March 2025, 23:59:59 UTC")]
    [InlineData("2025-03-30", "01:59", "Europe/Berlin", "2025-03-30T00:59:00Z", "30 March 2025, 01:59 Europe/Berlin (00:59 UTC)")]
    [InlineData("2025-03-30", "03:00", "Europe/Berlin", "2025-03-30T01:00:00Z", "30 March 2025, 03:00 Europe/Berlin (01:00 UTC)")]
    [InlineData("2025-10-26", "03:00", "Europe/Berlin", "2025-10-26T02:00:00Z", "26 October 2025, 03:00 Europe/Berlin (02:00 UTC)")]
    public void DayTimeAndZone_AreOneInstantInWordsThatSayBoth(string day, string time, string zone, string instant, string words)
    {
        var deadline = From(day, time, zone);

        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), deadline.Instant);
        Assert.Equal(TimeSpan.Zero, deadline.Instant.Offset);
        Assert.Equal(zone, deadline.ZoneId);
        Assert.Equal(words, deadline.InWords());
    }

    [Theory]
    [InlineData("2025-03-30", "02:30", "Europe/Berlin", "does not exist", "before 02:00 or from 03:00 on")]
    [InlineData("2025-03-30", "02:00", "Europe/Berlin", "does not exist", "before 02:00 or from 03:00 on")]
    [InlineData("2025-10-26", "02:00", "Europe/Berlin", "comes twice", "before 02:00 or from 03:00 on")]
    [InlineData("2025-10-26", "02:59", "Europe/Berlin", "comes twice", "before 02:00 or from 03:00 on")]
    [InlineData("2025-04-06", "01:45", "Australia/Lord_Howe", "comes twice", "before 01:30 or from 02:00 on")]
    [InlineData("2011-12-30", "12:00", "Pacific/Apia", "does not exist", "before 30 December, 00:00 or from 31 December, 00:00 on")]
    public void TimeThatTheClocksSkipOrRepeat_IsRefusedWithWhatToChoose(string day, string time, string zone, string why, string mend)
    {
        var refusal = Assert.Throws<DomainException>(() => From(day, time, zone));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(mend, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("time", refusal.Field);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Europe/Atlantis")]
    [InlineData("europe/berlin; x")]
    [InlineData("W. Europe Standard Time")]
    [InlineData("UTC+12")]
    [InlineData("localtime")]
    [InlineData("right/Europe/Berlin")]
    [InlineData("posix/Europe/Berlin")]
    [InlineData("../../../etc/hostname")]
    [InlineData("/usr/share/zoneinfo/UTC")]
    [InlineData("+02:00")]
    public void UnknownZone_IsRefused(string? zone)
    {
        var refusal = Assert.Throws<DomainException>(() => From("2025-03-14", "12:00", zone!));

        Assert.Equal("zone", refusal.Field);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1969-12-31")]
    [InlineData("2201-01-01")]
    [InlineData("9999-12-31")]
    public void YearThatCannotBeRight_IsRefused(string day)
    {
        Assert.Throws<DomainException>(() => From(day, "12:00", "UTC"));
    }

    [Fact]
    public void Deadline_HasPassedAtItsInstantNotBefore()
    {
        var deadline = From("2025-03-14", "23:59", "Etc/GMT+12");

        Assert.False(deadline.HasPassed(deadline.Instant.AddSeconds(-1)));
        Assert.True(deadline.HasPassed(deadline.Instant));
        Assert.True(deadline.HasPassed(deadline.Instant.AddSeconds(1).ToOffset(TimeSpan.FromHours(9))));
    }

    [Fact]
    public void ZonesToOffer_BeginWithAnywhereOnEarthAndAllWork()
    {
        var zones = Deadline.CommonZones;

        Assert.Equal(["Etc/GMT+12", "UTC"], zones.Take(2).Select(z => z.Id));
        Assert.Equal(zones.Count, zones.Select(z => z.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(zones, z => Assert.Equal(z.Id, From("2025-03-14", "12:00", z.Id).ZoneId));
    }

    private static Deadline From(string day, string time, string zone) =>
        Deadline.From(DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture), zone);
}
