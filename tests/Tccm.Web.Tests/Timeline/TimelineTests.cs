using System.Net;
using System.Xml.Linq;
using Tccm.Domain.Calendar;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Timeline;

/// <summary>What the public sees of the timeline, by its pages and its feed.</summary>
public sealed class TimelineTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task WhatIsNotReleased_IsNowhere()
    {
        var canary = await portal.Given.Timeline.EnteredAsync("Canary hearing");
        var shown = await portal.Given.Timeline.ReleasedAsync("Shown hearing");
        await portal.Given.Timeline.ActAsync(shown, (one, by, at) => one.Change(one.Facts with { Title = "Canary title", Host = "Canary host" }, by, at));
        var browser = portal.Browser();

        foreach (var path in new[] { "/", "/timeline", "/timeline/changes", $"/timeline/{shown.Process.Slug}", $"/timeline/{shown.Process.Slug}/{shown.Slug}", "/timeline.ics", "/timeline.atom", $"/timeline/{shown.Process.Slug}.ics" })
        {
            var answer = await browser.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("Canary", body, StringComparison.Ordinal);
            if (path != "/timeline/changes") Assert.Contains("Shown hearing", body, StringComparison.Ordinal);
        }
        (await browser.GetAsync($"/timeline/{shown.Process.Slug}/{canary.Slug}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Opening_SaysItsSourcesWordsHowTheyAreReadAndWhatItWas()
    {
        var moment = Moment.Read($"{portal.Given.Timeline.Ahead.Year + 1}-07-07 15:00", "America/New_York", "")!;
        var opening = await portal.Given.Timeline.ReleasedAsync("Session in July", facts => facts with { Dates = [new(DateKind.Event, Moment.Parse($"{moment.Earliest.Year}-07"), null, Certainty.Expected)] });
        await portal.Given.Timeline.MovedAsync(opening, new KnownDate(DateKind.Event, moment, null, Certainty.Confirmed, "https://un.example/note", "7 July, 3 PM EST"));
        await portal.Given.Timeline.ReleaseAsync("The hour is known.", opening);

        var page = (await portal.Browser().GetAsync($"/timeline/{opening.Process.Slug}/{opening.Slug}")).Is(HttpStatusCode.OK);

        Assert.Contains("7 July, 3 PM EST", page.Text, StringComparison.Ordinal);
        Assert.Contains("15:00 America/New_York (19:00 UTC)", page.Text, StringComparison.Ordinal);
        Assert.Contains("The source says EST, which is UTC−5. On that day the clocks of America/New York are UTC−4", page.Text, StringComparison.Ordinal);
        Assert.Contains($"It was July {moment.Earliest.Year} (expected) until", page.Text, StringComparison.Ordinal);
        Assert.Contains("The hour is known.", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href='https://un.example/note']"));
    }

    [Fact]
    public async Task Year_ShowsEachOpeningWithHowSureItsDatesAreAndFoldsWhatIsOver()
    {
        var year = portal.Clock.GetUtcNow().Year;
        await portal.Given.Timeline.ReleasedAsync("Gone hearing", facts => facts with { Dates = [new(DateKind.Event, Moment.Of(new DateOnly(year - 1, 2, 3)), null, Certainty.Confirmed)] });
        await portal.Given.Timeline.ReleasedAsync("Heard of", facts => facts with { Dates = [new(DateKind.Event, Moment.Parse($"{year + 1}-Q2"), null, Certainty.Rumoured)] });
        var browser = portal.Browser();

        var now = await browser.GetAsync("/timeline");
        var before = await browser.GetAsync($"/timeline?year={year - 1}");
        var next = await browser.GetAsync($"/timeline?year={year + 1}");

        Assert.Contains("Heard of", now.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gone hearing", now.Text, StringComparison.Ordinal);
        Assert.Contains("Gone hearing", before.Text, StringComparison.Ordinal);
        Assert.Contains($"April to June {year + 1} rumoured", next.Text, StringComparison.Ordinal);
        Assert.Contains(next.All(".strip[aria-label]").Select((_, i) => next.Document.QuerySelectorAll(".strip[aria-label]")[i].GetAttribute("aria-label")), words => words == $"Takes place April to June {year + 1} (rumoured)");
        (await browser.GetAsync("/timeline?year=1")).Is(HttpStatusCode.NotFound);
        (await browser.GetAsync("/timeline?process=none")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task CalledOff_IsStruckAndIsNotNext()
    {
        var opening = await portal.Given.Timeline.ReleasedAsync("Off hearing", process: "Off review");
        await portal.Given.Timeline.ActAsync(opening, (one, by, at) => one.CallOff("The host has no room.", by, at));
        await portal.Given.Timeline.ReleaseAsync(null, opening);
        var browser = portal.Browser();

        var page = await browser.GetAsync($"/timeline?process=off-review&year={portal.Given.Timeline.Ahead.Year}");

        Assert.Contains("called off The host has no room.", page.Text, StringComparison.Ordinal);
        Assert.Null((await browser.GetAsync("/timeline?process=off-review")).Find(".whens"));
    }

    [Fact]
    public async Task Feed_HasAnEntryForEachRelease()
    {
        var opening = await portal.Given.Timeline.ReleasedAsync("Fed <hearing> & more");
        await portal.Given.Timeline.MovedAsync(opening, new KnownDate(DateKind.Event, Moment.Of(portal.Given.Timeline.Ahead.AddDays(7)), null, Certainty.Confirmed));
        var release = await portal.Given.Timeline.ReleaseAsync("A week later.", opening);
        var client = portal.Browser().Client;

        var answer = await client.GetAsync(new Uri("/timeline.atom", UriKind.Relative), TestContext.Current.CancellationToken);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        var entry = feed.Elements(Atom + "entry").First();

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"https://portal.test/timeline/changes#release-{release.Number}", entry.Element(Atom + "id")!.Value);
        Assert.Equal("Fed <hearing> & more: changed", entry.Element(Atom + "title")!.Value);
        Assert.Equal($"A week later.\n{GivenTimeline.Review}: Fed <hearing> & more\n- Takes place: {Words.Day(portal.Given.Timeline.Ahead.AddDays(7))}; it was {Words.Day(portal.Given.Timeline.Ahead)}", entry.Element(Atom + "content")!.Value);
        Assert.Equal(feed.Element(Atom + "updated")!.Value, entry.Element(Atom + "updated")!.Value);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/timeline.atom");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Process_HasItsPhasesApartFromWhereOneIsHeard()
    {
        var phase = await portal.Given.Timeline.ReleasedAsync("Zero draft", facts => facts with { Kind = OpeningKind.Phase, Host = null, Place = null }, "Phased review");
        await portal.Given.Timeline.ReleasedAsync("Hearing on it", process: "Phased review");

        var page = await portal.Browser().GetAsync($"/timeline/{phase.Process.Slug}");

        Assert.Equal(["Its phases", "Chances to be heard"], page.All("h2"));
        Assert.Equal(["Zero draft"], page.All(".history > li a"));
        Assert.Equal(["Hearing on it"], page.All(".year h3"));
    }
}
