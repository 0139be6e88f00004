using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Timeline;

/// <summary>The secretariat keeps the timeline: enters, changes, looks up, releases.</summary>
public sealed class TimelineDeskTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Entered_IsSavedWithItsAuditAndWaits()
    {
        var browser = await ClerkAsync();
        var process = await portal.Given.Timeline.ProcessAsync();

        var page = await (await browser.GetAsync("/secretariat/timeline/add")).SubmitAsync(
            ("Process", process.Id.ToString()), ("Input.Title", "Informal consultation"), ("Input.Host", "UN DESA"), ("Input.Online", "true"), ("Input.Language", "English"),
            ("Input.Event.From", "2030-07-07 15:00"), ("Input.Event.Until", "2030-07-07 18:00"), ("Input.Event.Zone", "America/New_York"), ("Input.Event.SourceWords", "3 PM EST"),
            ("Input.RequestToSpeak.From", "2030-07-01"), ("Input.RequestToSpeak.Certainty", "Expected"));

        Assert.Equal("“Informal consultation” was entered. It waits for a release; nobody but the secretariat sees it yet.", page.Flash);
        var opening = await portal.AskAsync(db => db.Openings.Whole().SingleAsync(one => one.Slug == "informal-consultation"));
        Assert.Null(opening.Shown);
        Assert.Equal(["Ask to speak 1 July 2030 (expected)", "Takes place 7 July 2030, 15:00 America/New_York (19:00 UTC) until 18:00"], opening.Facts.Dates.Select(date => $"{date.Kind.InWords()} {date.InFull()}"));
        Assert.Equal((true, "English", "3 PM EST"), (opening.Facts.Online, opening.Facts.Language, opening.Facts.Date(DateKind.Event)!.SourceWords));
        Assert.True(await portal.AskAsync(db => db.AuditEntries.AnyAsync(entry => entry.SubjectId == opening.Id && entry.Act == "opening.entered")));
        Assert.NotNull(opening.LastCheck(DateKind.Event)!.ById);
    }

    [Fact]
    public async Task WhatSomebodyShared_BecomesAnOpeningInOneStep()
    {
        var ann = (await portal.Given.Member("Alder Registry").WithSignatory("Ada Alder")).Contact("Ada Alder");
        await portal.Given.Shared(ann, "Consultation that moved", "Shared review", words: "Now in May.", link: "https://un.example/moved");
        var browser = await ClerkAsync();

        var form = await (await browser.GetAsync("/secretariat/exchange")).FollowAsync("Make it an opening: Consultation that moved");
        await form.SubmitAsync(("Input.Event.From", "2031-05"));

        var opening = await portal.AskAsync(db => db.Openings.Whole().SingleAsync(one => one.Slug == "consultation-that-moved"));
        Assert.Equal(("Shared review", "https://un.example/moved", "Now in May."), (opening.Process.Name, opening.Facts.Link, opening.Facts.About));
        (await browser.GetAsync($"/secretariat/timeline/add?from={Guid.NewGuid()}")).Is(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Input.Event.From", "7 July", "Input.Event.From")]
    [InlineData("Input.Event.Until", "2029-01-01", "Input.Event.Until")]
    [InlineData("Input.Link", "http://un.example/", "Input.Link")]
    public async Task WhatCannotBeRead_IsRefusedAndNothingIsLost(string field, string value, string at)
    {
        var browser = await ClerkAsync();
        var process = await portal.Given.Timeline.ProcessAsync();
        (string, string?)[] fields = [("Process", process.Id.ToString()), ("Input.Title", "Refused forum"), ("Input.Event.From", "2030-07-07")];

        var page = await (await browser.GetAsync("/secretariat/timeline/add")).SubmitAsync([.. fields.Where(one => one.Item1 != field), (field, value)]);

        page.Is(HttpStatusCode.Conflict);
        Assert.NotEmpty(page.ErrorSummary);
        Assert.Equal("Refused forum", page.ValueOf("Input.Title"));
        Assert.Equal(value, page.ValueOf(field));
        Assert.False(await portal.AskAsync(db => db.Openings.AnyAsync(one => one.Slug.StartsWith("refused"))));
        Assert.NotNull(page.ErrorOf(at));
    }

    [Fact]
    public async Task Release_MovesPageAndCalendarAtOnceAndTellsWhoFollowsOnce()
    {
        var (process, other) = (await portal.Given.Timeline.ProcessAsync("Told review"), await portal.Given.Timeline.ProcessAsync("Untold review"));
        var ann = (await portal.Given.Member("Rowan Registry").WithSignatory("Ann Alder")).Contact("Ann Alder");
        var bea = (await portal.Given.Supporter("Beech Friends").WithListener("Bea Beech")).Contact("Bea Beech");
        var gone = (await portal.Given.Member("Gorse Registry").WithSignatory("Gus Gorse").WithListener("Gil Gorse")).Contact("Gil Gorse");
        foreach (var person in new[] { ann.Person, bea.Person, gone.Person }) await portal.Given.Timeline.FollowAsync(person, process);
        await portal.Given.Timeline.FollowAsync(ann.Person, other);
        await EndAsync(gone.Id, gone.OrganisationId);
        var moved = await portal.Given.Timeline.ReleasedAsync("Told hearing", process: "Told review");
        await portal.Given.Timeline.MovedAsync(moved, new KnownDate(DateKind.Event, Moment.Of(portal.Given.Timeline.Ahead.AddDays(7)), null, Certainty.Confirmed));
        await portal.Given.Timeline.EnteredAsync("New hearing", process: "Untold review");
        var browser = await ClerkAsync();

        var page = await browser.GetAsync("/secretariat/timeline/release");
        var done = await page.SubmitAsync(("Input.Note", "The host moved the week."));

        Assert.Contains("Takes place: " + Words.Day(portal.Given.Timeline.Ahead.AddDays(7)) + "; it was " + Words.Day(portal.Given.Timeline.Ahead), page.Text, StringComparison.Ordinal);
        Assert.Contains("2 people follow these processes; each gets one letter.", page.Text, StringComparison.Ordinal);
        Assert.Matches(@"\ARelease \d+ came out with \d+ openings\. 2 letters to those who follow were written\.\z", done.Flash);
        var letter = Assert.Single(await LettersAsync(ann.Person.Email));
        Assert.Equal("Timeline: 1 new opening, 1 changed", letter.Subject);
        Assert.StartsWith("You get this because you follow Told review and Untold review on the timeline. The host moved the week. Untold review: New hearing (new) - Takes place: ", Flat(letter), StringComparison.Ordinal);
        Assert.Contains($"- Takes place: {Words.Day(portal.Given.Timeline.Ahead.AddDays(7))}; it was {Words.Day(portal.Given.Timeline.Ahead)}", Flat(letter), StringComparison.Ordinal);
        Assert.Equal("Told hearing: changed", Assert.Single(await LettersAsync(bea.Person.Email)).Subject);
        Assert.Empty(await LettersAsync(gone.Person.Email));
        Assert.Contains("was " + Words.Day(portal.Given.Timeline.Ahead), (await portal.Browser().GetAsync($"/timeline?process=told-review&year={portal.Given.Timeline.Ahead.AddDays(7).Year}")).Text, StringComparison.Ordinal);
        Assert.Contains("It was", (await portal.Browser().GetAsync("/timeline/told-review/told-hearing")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatChangedSinceItWasLookedOver_IsNotReleased()
    {
        var seen = await portal.Given.Timeline.EnteredAsync("Looked over", process: "Seen review");
        var browser = await ClerkAsync();
        var page = await browser.GetAsync("/secretariat/timeline/release");
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await portal.Given.Timeline.ActAsync(seen, (one, by, at) => one.Change(one.Facts with { Host = "Slipped in" }, by, at));

        var refused = await page.SubmitAsync();

        refused.Is(HttpStatusCode.Conflict);
        Assert.Equal(["Something was changed since you looked. Look it over as it is now; nothing was released."], refused.ErrorSummary);
        Assert.Null((await portal.AskAsync(db => db.Openings.Whole().SingleAsync(one => one.Id == seen.Id))).Shown);
        await portal.Given.Timeline.ReleaseAsync(null, seen);
    }

    [Fact]
    public async Task TwoWhoReleaseAtOnce_ReleaseOnce()
    {
        var opening = await portal.Given.Timeline.EnteredAsync("Raced hearing", process: "Raced review");
        var (first, second) = (await ClerkAsync(), await ClerkAsync());
        var pages = await Task.WhenAll(first.GetAsync("/secretariat/timeline/release"), second.GetAsync("/secretariat/timeline/release"));

        var answers = await Task.WhenAll(pages.Select(page => page.SubmitAsync(follow: false)));

        Assert.Contains(answers, answer => answer.RedirectedTo is not null);
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Found or HttpStatusCode.Conflict));
        Assert.Single((await portal.AskAsync(db => db.Openings.Whole().SingleAsync(one => one.Id == opening.Id))).Versions);
    }

    [Fact]
    public async Task DateThatNobodyLookedUp_ComesToTheQueueUntilSomebodyDoes()
    {
        var opening = await portal.Given.Timeline.ReleasedAsync("Stale hearing", facts => facts with { Dates = [new(DateKind.Event, Moment.Parse("2039-05"), null, Certainty.Expected)] }, "Stale review");
        var before = (await (await ClerkAsync()).GetAsync("/secretariat")).Text;
        portal.Clock.Advance(TimeSpan.FromDays(30));
        var browser = await ClerkAsync();

        var queue = await browser.GetAsync("/secretariat");
        var done = await queue.PressAsync("It still says so: Stale hearing, Takes place");

        Assert.DoesNotContain("Stale hearing", before, StringComparison.Ordinal);
        Assert.Contains("Stale hearing Takes place: May 2039 (expected). Last looked up", queue.Text, StringComparison.Ordinal);
        Assert.Equal("It was noted that the source still says so.", done.Flash);
        Assert.DoesNotContain("Stale hearing", (await browser.GetAsync("/secretariat")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await portal.AskAsync(db => db.DateChecks.CountAsync(check => check.OpeningId == opening.Id)));
    }

    [Fact]
    public async Task CallingOffWithoutAReason_IsRefused()
    {
        var opening = await portal.Given.Timeline.ReleasedAsync("Kept hearing");

        var page = await (await (await ClerkAsync()).GetAsync($"/secretariat/timeline/{opening.Id}/call-off")).SubmitAsync();

        page.Is(HttpStatusCode.Conflict);
        Assert.StartsWith("Say why it does not take place", page.ErrorOf("Input.Reason"), StringComparison.Ordinal);
        Assert.False((await portal.AskAsync(db => db.Openings.Whole().SingleAsync(one => one.Id == opening.Id))).IsWaiting);
    }

    [Fact]
    public async Task Unknown_IsNotFound()
    {
        var browser = await ClerkAsync();

        foreach (var path in new[] { $"/secretariat/timeline/{Guid.NewGuid()}", $"/secretariat/timeline/{Guid.NewGuid()}/call-off", "/secretariat/timeline/processes/none", "/secretariat/timeline/processes/none/objectives/1", $"/secretariat/timeline/processes/{(await portal.Given.Timeline.ProcessAsync()).Slug}/objectives/0" })
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task ProcessAndItsObjectives_AreShownAtOnce()
    {
        var browser = await ClerkAsync();

        await (await browser.GetAsync("/secretariat/timeline/processes/add")).SubmitAsync(("Input.Name", "Global Compact"), ("Input.About", "A compact of states."));
        await (await browser.GetAsync("/secretariat/timeline/processes/global-compact/objectives/1")).SubmitAsync(("Input.Kind", "process"), ("Input.Words", "Open the drafting."));
        await (await browser.GetAsync("/secretariat/timeline/processes/global-compact/objectives/1")).SubmitAsync(("Input.Words", "Open all of the drafting."));
        var again = await (await browser.GetAsync("/secretariat/timeline/processes/add")).SubmitAsync(("Input.Name", "Global compact"));

        var page = await portal.Browser().GetAsync("/timeline/global-compact");
        Assert.Contains("A compact of states.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Open all of the drafting. process", page.Text, StringComparison.Ordinal);
        again.Is(HttpStatusCode.Conflict);
        Assert.Contains("There is a process of this name", Assert.Single(again.ErrorSummary), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<ReceivedLetter>> LettersAsync(EmailAddress reader) => [.. (await portal.Mailbox.ToAsync(reader)).Where(letter => Flat(letter).Contains("on the timeline", StringComparison.Ordinal))];

    private static string Flat(ReceivedLetter letter) => string.Join(' ', letter.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task EndAsync(Guid contact, Guid organisation)
    {
        await using var db = portal.Database.Open();
        var of = (await db.OrganisationAsync(organisation))!;
        of.RemoveContact(of.Contacts.Single(one => one.Id == contact), Domain.Actor.Portal, portal.Clock.GetUtcNow());
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Clerk " + Guid.NewGuid().ToString("N")[..6]));
}
