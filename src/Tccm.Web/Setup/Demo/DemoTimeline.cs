using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Web.Setup.Demo;

/// <summary>When and where the story's members can be heard: dates of every certainty, one that moved and one that was called off.</summary>
internal sealed class DemoTimeline(TccmDbContext db, string review, Func<Actor> secretary)
{
    public const string Session = "Fourth session, stakeholders’ hour";

    private readonly Dictionary<string, Opening> openings = new(StringComparer.Ordinal);

    public void Prepare(Func<int, int, DateTimeOffset> ago, Action<DateTimeOffset, Func<DateTimeOffset, Task>> scene)
    {
        scene(ago(90, 9), BeginAsync);
        scene(ago(6, 9), MoveAsync);
    }

    private Task BeginAsync(DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime).AddDays(90);
        var harbour = db.Processes.Add(Process.Begin(review, "Every few years the harbour reviews how its names and numbers are looked after. Invented for this story.", secretary(), at)).Entity;
        var cables = db.Processes.Add(Process.Begin("Seabed Cables Forum (invented)", "A yearly meeting on who mends cables, and how soon.", secretary(), at)).Entity;
        db.Objectives.Add(Objective.Keep(harbour, 1, "process", "That each draft is published three weeks before it is discussed.", secretary(), at));
        db.Objectives.Add(Objective.Keep(harbour, 2, "substance", "That the yearly open meeting has a lasting place.", secretary(), at));

        Enter(harbour, "Second draft is written", new() { Kind = OpeningKind.Phase, Dates = [Event(today.AddDays(-70), today.AddDays(-12), Certainty.Confirmed)] }, at);
        Enter(harbour, "Hearing on the first draft", new() { Host = "The harbour office", Place = "Harbour hall", Online = true, Dates = [Event(today.AddDays(-41), today.AddDays(-40), Certainty.Confirmed)] }, at);
        Enter(harbour, "Comments on the second draft", new()
        {
            Host = "The harbour office",
            Online = true,
            Language = "English",
            About = "Two pages at most. What is sent is published with its sender's name.",
            Link = "https://review.example/comments",
            Dates = [new(DateKind.WrittenInput, Moment.At(Deadline.From(today.AddDays(4), new TimeOnly(23, 59), Deadline.AnywhereOnEarth)), null, Certainty.Confirmed, "https://review.example/calendar", $"{today.AddDays(4):d MMMM}, end of day anywhere")],
        }, at);
        Enter(harbour, Session, new()
        {
            Host = "The harbour office",
            Place = "Harbour hall",
            Online = true,
            About = "Three minutes each.",
            Dates = [new(DateKind.Registration, Moment.Of(today.AddDays(14)), null, Certainty.Confirmed), new(DateKind.RequestToSpeak, Moment.Of(today.AddDays(14)), null, Certainty.Expected), Event(today.AddDays(20), today.AddDays(20), Certainty.Expected)],
        }, at);
        Enter(harbour, "Evening for newcomers", new() { Host = "The harbour office", Place = "Harbour hall", Dates = [Event(today.AddDays(21), today.AddDays(21), Certainty.Confirmed)] }, at);
        Enter(harbour, "Outcome is adopted", new() { Kind = OpeningKind.Phase, Dates = [new(DateKind.Event, Moment.Parse($"{today.AddDays(120).Year}-Q{((today.AddDays(120).Month - 1) / 3) + 1}"), null, Certainty.Rumoured)] }, at);
        Enter(cables, "Yearly meeting", new() { Host = "Cable menders' guild", Place = "Port Louis", Dates = [new(DateKind.Event, Moment.Parse($"{today.AddDays(75):yyyy-MM}"), null, Certainty.Expected, null, "early in the new season")] }, at);
        db.Releases.Add(Release.Of(1, null, openings.Values, secretary(), at));
        return Task.CompletedTask;
    }

    private async Task MoveAsync(DateTimeOffset at)
    {
        await db.Openings.Whole().LoadAsync();
        var (comments, evening) = (openings["Comments on the second draft"], openings["Evening for newcomers"]);
        var input = comments.Facts.Date(DateKind.WrittenInput)!;
        comments.Change(comments.Facts with { Dates = [input with { From = Moment.At(new Deadline(input.From.Instant!.Value.Instant.AddDays(7), Deadline.AnywhereOnEarth)), SourceWords = "a week longer" }] }, secretary(), at);
        evening.CallOff("The hall is taken.", secretary(), at);
        db.Releases.Add(Release.Of(2, "The draft came a week late, and so there is a week more to comment.", [comments, evening], secretary(), at));
    }

    private void Enter(Process process, string title, OpeningFacts facts, DateTimeOffset at) =>
        openings.Add(title, db.Openings.Add(Opening.Enter(process, facts with { Title = title }, [], secretary(), at)).Entity);

    private static KnownDate Event(DateOnly from, DateOnly until, Certainty certainty) => new(DateKind.Event, Moment.Of(from), Moment.Of(until), certainty);
}
