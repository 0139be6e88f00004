using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Domain.Meetings;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Timeline;

/// <summary>What calendar programs that subscribe make of the public feed: added, moved, called off, given up.</summary>
public sealed class CalendarTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Subscriber_SeesItAddedMovedAndStruck()
    {
        var ahead = portal.Given.Timeline.Ahead;
        var opening = await portal.Given.Timeline.ReleasedAsync("Hearing", facts => facts with
        {
            Dates = [new(DateKind.WrittenInput, Moment.Of(ahead.AddDays(-7)), null, Certainty.Confirmed), new(DateKind.Event, Moment.Of(ahead), Moment.Of(ahead.AddDays(2)), Certainty.Expected)],
        }, "Moved review");
        var added = await FetchAsync("/timeline/moved-review.ics");
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Given.Timeline.MovedAsync(opening, new KnownDate(DateKind.Event, Moment.Of(ahead.AddDays(7)), Moment.Of(ahead.AddDays(9)), Certainty.Confirmed));
        var waiting = await FetchAsync("/timeline/moved-review.ics");
        await portal.Given.Timeline.ReleaseAsync(null, opening);
        var moved = await FetchAsync("/timeline/moved-review.ics");
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.Given.Timeline.ActAsync(opening, (one, by, at) => one.CallOff("No room.", by, at));
        await portal.Given.Timeline.ReleaseAsync(null, opening);
        var off = await FetchAsync("/timeline/moved-review.ics");

        var shown = await CalendarClients.ShowAsync(added, waiting, moved, off);

        Assert.Equal(added, waiting);
        Assert.Equal([(Day(ahead), Day(ahead.AddDays(3)), 0, "TENTATIVE", false), (Day(ahead.AddDays(-7)), Day(ahead.AddDays(-6)), 0, "CONFIRMED", false)], shown[0].Select(Seen));
        Assert.Equal([(Day(ahead.AddDays(7)), Day(ahead.AddDays(10)), 1, "CONFIRMED", false), (Day(ahead.AddDays(-7)), Day(ahead.AddDays(-6)), 1, "CANCELLED", true)], shown[2].Select(Seen));
        Assert.All(shown[3], one => Assert.True(one is { Struck: true, Sequence: 2 }));
        Assert.Equal(3, shown.Select(answer => answer[0].Changed).Distinct().Count());
        Assert.Single(shown.Select(answer => string.Join(' ', answer.Select(one => one.Uid))).Distinct());
        Assert.Equal(["Moved review: Hearing (expected)", "Moved review: Hearing – written input"], shown[0].Select(one => one.Title));
        Assert.StartsWith("Called off: ", shown[3][0].Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2030-07-07 15:00", "2030-07-07 18:00", "America/New_York", "2030-07-07T19:00:00Z", "2030-07-07T22:00:00Z")]
    [InlineData("2030-01-07 15:00", "2030-01-07 18:00", "America/New_York", "2030-01-07T20:00:00Z", "2030-01-07T23:00:00Z")]
    [InlineData("2030-03-31 01:00", "2030-03-31 04:00", "Europe/Berlin", "2030-03-31T00:00:00Z", "2030-03-31T02:00:00Z")]
    [InlineData("2030-10-27 01:30", "2030-10-27 03:30", "Europe/Berlin", "2030-10-26T23:30:00Z", "2030-10-27T02:30:00Z")]
    [InlineData("2030-04-07 01:00", "2030-04-07 12:00", "Pacific/Auckland", "2030-04-06T12:00:00Z", "2030-04-07T00:00:00Z")]
    [InlineData("2030-06-01 23:59", null, "Etc/GMT+12", "2030-06-02T11:59:00Z", null)]
    [InlineData("2030-06-01 09:15", "2030-06-01 10:00", "Asia/Kathmandu", "2030-06-01T03:30:00Z", "2030-06-01T04:15:00Z")]
    [InlineData("2030-06-01 09:00", "2030-06-01 10:00", "UTC", "2030-06-01T09:00:00Z", "2030-06-01T10:00:00Z")]
    public async Task Hour_IsTheSameInstantByTheRulesThatComeWithIt(string from, string? until, string zone, string begins, string? ends)
    {
        var process = "Hours " + Guid.NewGuid().ToString("N")[..6];
        await portal.Given.Timeline.ReleasedAsync("Hour", facts => facts with { Dates = [new(DateKind.Event, Moment.Read(from, zone, "")!, Moment.Read(until, zone, ""), Certainty.Confirmed)] }, process);

        var shown = Assert.Single((await CalendarClients.ShowAsync(await FetchAsync($"/timeline/{process.ToLowerInvariant().Replace(' ', '-')}.ics")))[0]);

        Assert.Equal(begins, shown.From);
        Assert.Equal(ends, shown.Until);
    }

    [Theory]
    [InlineData("2031-02", "2031-02-01", "2031-03-01")]
    [InlineData("2031-Q3", "2031-07-01", "2031-10-01")]
    [InlineData("2031", "2031-01-01", "2032-01-01")]
    [InlineData("2031-12-31", "2031-12-31", "2032-01-01")]
    public async Task VagueDate_IsTheDaysThatItMayBe(string when, string from, string until)
    {
        var process = "Vague " + Guid.NewGuid().ToString("N")[..6];
        await portal.Given.Timeline.ReleasedAsync("Vague", facts => facts with { Dates = [new(DateKind.Event, Moment.Parse(when), null, Certainty.Rumoured)] }, process);

        var shown = Assert.Single((await CalendarClients.ShowAsync(await FetchAsync($"/timeline/{process.ToLowerInvariant().Replace(' ', '-')}.ics")))[0]);

        Assert.Equal((from, until, "TENTATIVE"), (shown.From, shown.Until, shown.Status));
    }

    [Fact]
    public async Task LongNamesOfAnyScript_AreFoldedBetweenCharacters()
    {
        var title = string.Concat(Enumerable.Repeat("国際電気通信連合🌏é, a; b\\ ", 8)).Trim();
        await portal.Given.Timeline.ReleasedAsync(title, facts => facts with { Place = "ジュネーブ、スイス連邦ジュネーブ州ジュネーブ市パレ・デ・ナシオン第二十会議室" }, "Folded review");
        var bytes = await FetchAsync("/timeline/folded-review.ics");

        var shown = Assert.Single((await CalendarClients.ShowAsync(bytes))[0]);

        Assert.Equal("Folded review: " + title, shown.Title);
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var lines = Lines(bytes).ToList();
        Assert.All(lines, line => Assert.True(line.Length <= 75 && strict.GetString(line).Length > 0));
        Assert.True(lines.Count(line => line[0] == ' ') > 5);
    }

    [Fact]
    public async Task OwnCalendar_HasWhatOneFollowsAndTheDeadlinesOfOnesMembers()
    {
        var ann = (await portal.Given.Member("Rowan Registry").WithSignatory("Ann Alder")).Contact("Ann Alder");
        await portal.Given.Timeline.ReleasedAsync("Followed hearing", process: "Followed review");
        await portal.Given.Timeline.ReleasedAsync("Other hearing", process: "Other review");
        await portal.Given.Timeline.FollowAsync(ann.Person, await portal.Given.Timeline.ProcessAsync("Followed review"));
        var statement = await portal.Given.Statement("Keep it open").Open();
        var browser = await portal.Browser().SignInAsync(ann);

        var address = (await (await browser.GetAsync("/my/timeline")).PressAsync("Make its address")).Find("code")!.TextContent;
        var mine = await FetchAsync(new Uri(address).PathAndQuery);
        await using (var db = portal.Database.Open())
        {
            var found = (await db.StatementAsync(statement.Slug, TestContext.Current.CancellationToken))!;
            found.Extend(new Deadline(found.DeadlineAt!.Value.AddDays(2), "UTC"), Domain.Actor.Portal, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var extended = await FetchAsync(new Uri(address).PathAndQuery);
        var shown = await CalendarClients.ShowAsync(mine, extended);

        Assert.Equal(["Followed review: Followed hearing", "Signing closes: Keep it open"], shown[0].Select(one => one.Title).Where(title => !title.EndsWith("who left", StringComparison.Ordinal) && !title.Contains("Call on the draft", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var (before, after) = (shown[0].Single(one => one.Title == "Signing closes: Keep it open"), shown[1].Single(one => one.Title == "Signing closes: Keep it open"));
        Assert.Equal(DateTimeOffset.Parse(before.From, null).AddDays(2), DateTimeOffset.Parse(after.From, null));
        Assert.True(after.Sequence > before.Sequence && after.Uid == before.Uid);

        Assert.Equal(HttpStatusCode.NotFound, (await portal.Browser().Client.GetAsync(new Uri("/calendar/" + new string('x', 43) + ".ics", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        var renewed = (await (await browser.GetAsync("/my/timeline")).PressAsync("Make a new address")).Find("code")!.TextContent;
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(renewed));
        Assert.Equal("Your calendar's address answers no more.", (await (await browser.GetAsync("/my/timeline")).PressAsync("End it")).Flash);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(renewed));
    }

    [Fact]
    public async Task OwnCalendar_HasTheMeetingsThatAreOpenToOneAndNoLink()
    {
        var (member, supporter) = ((await portal.Given.Member("Oak Registry").WithListener("Ola Oak")).Contact("Ola Oak"), (await portal.Given.Supporter("Olive Friends").WithListener("Ona Olive")).Contact("Ona Olive"));
        var meeting = await portal.Given.Meeting("Call on the draft").Starting(TimeSpan.FromDays(3), TimeSpan.FromDays(3.5));
        await portal.Given.Meeting("Not announced").NotAnnounced();
        var (mine, theirs) = (await OwnAsync(member), await OwnAsync(supporter));

        var before = await FetchAsync(mine);
        await using (var db = portal.Database.Open())
        {
            (await db.Meetings.Whole().SingleAsync(one => one.Id == meeting.Id, TestContext.Current.CancellationToken)).Cancel("Nobody can.", Domain.Actor.Portal, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var shown = await CalendarClients.ShowAsync(before, await FetchAsync(mine));

        Assert.Equal(2, shown[0].Count(one => one.Title.StartsWith("Call on the draft", StringComparison.Ordinal)));
        Assert.DoesNotContain(shown[0], one => one.Title.StartsWith("Not announced", StringComparison.Ordinal));
        Assert.Equal(["CONFIRMED", "CANCELLED"], shown.Select(answer => answer.First(one => one.Title.Contains("Call on the draft", StringComparison.Ordinal)).Status));
        Assert.DoesNotContain("meet.example", Encoding.UTF8.GetString(before), StringComparison.Ordinal);
        Assert.DoesNotContain("Call on the draft", Encoding.UTF8.GetString(await FetchAsync(theirs)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnCalendar_OfWhoLeft_HasNoDeadlines()
    {
        var ben = (await portal.Given.Member("Elm Registry").WithSignatory("Ben Birch").WithListener("Lea Lime")).Contact("Lea Lime");
        await portal.Given.Statement("Not for who left").Open();
        var address = (await (await (await portal.Browser().SignInAsync(ben)).GetAsync("/my/timeline")).PressAsync("Make its address")).Find("code")!.TextContent;
        await using (var db = portal.Database.Open())
        {
            var organisation = (await db.OrganisationAsync(ben.OrganisationId, TestContext.Current.CancellationToken))!;
            organisation.RemoveContact(organisation.Contacts.Single(one => one.Id == ben.Id), Domain.Actor.Portal, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var answer = Encoding.UTF8.GetString(await FetchAsync(new Uri(address).PathAndQuery));

        Assert.DoesNotContain("VEVENT", answer, StringComparison.Ordinal);
    }

    private async Task<string> OwnAsync(Contact contact) =>
        new Uri((await (await (await portal.Browser().SignInAsync(contact)).GetAsync("/my/timeline")).PressAsync("Make its address")).Find("code")!.TextContent).PathAndQuery;

    private static (string From, string? Until, int Sequence, string Status, bool Struck) Seen(Shown one) => (one.From, one.Until, one.Sequence, one.Status, one.Struck);

    private static string Day(DateOnly day) => $"{day:yyyy-MM-dd}";

    private static IEnumerable<byte[]> Lines(byte[] bytes) => Encoding.Latin1.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(Encoding.Latin1.GetBytes);

    private async Task<HttpStatusCode> StatusAsync(string address) => (await portal.Browser().Client.GetAsync(new Uri(new Uri(address).PathAndQuery, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode;

    private async Task<byte[]> FetchAsync(string path)
    {
        var answer = await portal.Browser().Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
