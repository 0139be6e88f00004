using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Meetings;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Meetings;

public sealed class ArrangeTests(Portal portal) : IClassFixture<Portal>
{
    private string Tomorrow => $"{portal.Clock.GetUtcNow().AddDays(1):yyyy-MM-dd}";

    [Fact]
    public async Task MeetingOfASeries_IsArrangedWithTwoSittingsAndTellsNobody()
    {
        var clerk = await ClerkAsync();
        var begun = await (await clerk.GetAsync("/secretariat/meetings/series/new")).SubmitAsync(("Input.Name", "Monthly call"), ("Input.About", "What waits."), ("Input.Audience", nameof(MeetingAudience.MembersAndSupporters)));
        var series = await portal.AskAsync(db => db.MeetingSeries.SingleAsync(one => one.Name == "Monthly call"));
        var letters = await portal.AskAsync(db => db.Outbox.CountAsync());

        var form = await clerk.GetAsync("/secretariat/meetings/new");
        var shown = await form.PressAsync("Arrange it", ("Input.Title", "Monthly call in July"), ("Input.Series", series.Id.ToString()), ("Input.Date", Tomorrow), ("Input.Time", "08:00"), ("Input.Zone", "Europe/Berlin"),
            ("Input.SecondDate", Tomorrow), ("Input.SecondTime", "20:00"), ("Input.Agenda", "- Names\n- Numbers"), ("Input.Link", GivenMeeting.Link));

        Assert.Equal("You began the series Monthly call.", begun.Flash);
        Assert.Equal("You arranged “Monthly call in July”. Nobody was written to yet.", shown.Flash);
        Assert.DoesNotContain(GivenMeeting.Link, shown.Body, StringComparison.Ordinal);
        var meeting = await portal.AskAsync(db => db.Meetings.Whole().SingleAsync(one => one.Title == "Monthly call in July"));
        Assert.Equal((MeetingAudience.MembersAndSupporters, false, GivenMeeting.Link), (meeting.Audience, meeting.IsAnnounced, meeting.Link));
        Assert.Equal([("Europe/Berlin", 60), ("Europe/Berlin", 60)], meeting.Sittings.Select(sitting => (sitting.StartsZone, sitting.Minutes)));
        Assert.Equal(letters, await portal.AskAsync(db => db.Outbox.CountAsync()));
        Assert.Equal("meeting.arranged", await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == meeting.Id).Select(entry => entry.Act).SingleAsync()));
    }

    [Fact]
    public async Task WhoWouldSitAtNight_IsLookedAtWithoutKeepingAnything()
    {
        var form = await (await ClerkAsync()).GetAsync("/secretariat/meetings/new");

        var looked = await form.PressAsync("Look who would sit at night", ("Input.Date", Tomorrow), ("Input.Time", "12:00"), ("Input.Zone", "UTC"), ("Input.SecondDate", Tomorrow), ("Input.SecondTime", "22:00"));

        Assert.Equal(9, looked.Is(HttpStatusCode.OK).All("table tbody tr").Count);
        Assert.Contains("Sitting 2", looked.All("table thead th"));
        Assert.Contains(looked.All("table tbody tr"), row => row.StartsWith("Tokyo", StringComparison.Ordinal) && row.Contains("21:00", StringComparison.Ordinal) && row.Contains("late", StringComparison.Ordinal));
        Assert.Equal("12:00", looked.ValueOf("Input.Time"));
        Assert.Empty(await portal.AskAsync(db => db.Meetings.Where(one => one.Title == "").ToListAsync()));
    }

    [Fact]
    public async Task WrongTimes_AreRefusedBesideTheirFieldsAndKept()
    {
        var form = await (await ClerkAsync()).GetAsync("/secretariat/meetings/new");
        (string, string?)[] right = [("Input.Title", "Never"), ("Input.Audience", nameof(MeetingAudience.Members)), ("Input.Zone", "UTC"), ("Input.Time", "12:00")];

        var passed = await form.PressAsync("Arrange it", [.. right, ("Input.Date", "2020-01-01")]);
        var overlap = await form.PressAsync("Arrange it", [.. right, ("Input.Date", Tomorrow), ("Input.SecondDate", Tomorrow), ("Input.SecondTime", "12:30")]);
        var half = await form.PressAsync("Arrange it", [.. right, ("Input.Date", Tomorrow), ("Input.SecondDate", Tomorrow)]);
        var nowhere = await form.PressAsync("Arrange it", [.. right, ("Input.Date", Tomorrow), ("Input.Kind", nameof(MeetingKind.Event))]);

        Assert.Contains("has passed already", passed.Is(HttpStatusCode.Conflict).ErrorOf("Input.Date"), StringComparison.Ordinal);
        Assert.Contains("do not overlap", overlap.Is(HttpStatusCode.Conflict).ErrorOf("Input.SecondDate"), StringComparison.Ordinal);
        Assert.Contains("Give the time of the second", half.Is(HttpStatusCode.Conflict).ErrorOf("Input.SecondTime"), StringComparison.Ordinal);
        Assert.Contains("An event has a place", nowhere.Is(HttpStatusCode.Conflict).ErrorOf("Input.Place"), StringComparison.Ordinal);
        Assert.Equal("Never", passed.ValueOf("Input.Title"));
        Assert.False(await portal.AskAsync(db => db.Meetings.AnyAsync(one => one.Title == "Never")));
    }

    [Fact]
    public async Task SecondPublicEventOfATitleAndYear_IsRefused()
    {
        var first = await portal.Given.Meeting("Day 0 once").For(MeetingAudience.Public).AsEvent("Oslo");
        var form = await (await ClerkAsync()).GetAsync("/secretariat/meetings/new");

        var refused = await form.PressAsync("Arrange it", ("Input.Title", "Day 0, once"), ("Input.Audience", nameof(MeetingAudience.Public)), ("Input.Zone", "UTC"), ("Input.Date", $"{first.StartsAt:yyyy-MM-dd}"), ("Input.Time", "23:58"));

        Assert.Contains("Another public event of that year", refused.Is(HttpStatusCode.Conflict).ErrorSummary.Single(), StringComparison.Ordinal);
        Assert.Equal(1, await portal.AskAsync(db => db.Meetings.CountAsync(one => one.Slug == first.Slug)));
    }

    [Fact]
    public async Task Series_IsDescribedAnewAndRefusedWithoutAName()
    {
        var clerk = await ClerkAsync();
        await (await clerk.GetAsync("/secretariat/meetings/series/new")).SubmitAsync(("Input.Name", "Quarterly call"), ("Input.Audience", nameof(MeetingAudience.Members)));
        var id = await portal.AskAsync(db => db.MeetingSeries.Where(one => one.Name == "Quarterly call").Select(one => one.Id).SingleAsync());
        var form = await clerk.GetAsync($"/secretariat/meetings/series/{id}");

        var nameless = await form.SubmitAsync(("Input.Name", ""));
        var changed = await form.SubmitAsync(("Input.Name", "Yearly call"));

        nameless.Is(HttpStatusCode.BadRequest);
        Assert.Equal("The series Yearly call was changed.", changed.Flash);
        (await clerk.GetAsync($"/secretariat/meetings/series/{Guid.NewGuid()}")).Is(HttpStatusCode.NotFound);
        Assert.Equal(["series.begun", "series.described"], await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
}
