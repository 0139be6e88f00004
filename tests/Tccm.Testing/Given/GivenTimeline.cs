using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Calendar;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Testing;

/// <summary>What is on the timeline before the test begins: <c>await given.Timeline.ReleasedAsync("Hearing")</c>.</summary>
public sealed class GivenTimeline(Given given)
{
    public const string Review = "Harbour review";

    /// <summary>The day of an event, far enough ahead for any test.</summary>
    public DateOnly Ahead => DateOnly.FromDateTime(given.Now.UtcDateTime).AddDays(40);

    public async Task<Process> ProcessAsync(string name = Review)
    {
        await using var db = given.Database.Open();
        if (await db.Processes.SingleOrDefaultAsync(one => one.Name == name) is { } known) return known;
        var process = Process.Begin(name, "How the harbour is looked after.", await given.ClerkAsync(), given.Now);
        db.Add(process);
        await db.SaveChangesAsync();
        return process;
    }

    /// <summary>Entered, and seen by the secretariat alone: an event in forty days unless the test says otherwise.</summary>
    public async Task<Opening> EnteredAsync(string title, Func<OpeningFacts, OpeningFacts>? otherwise = null, string process = Review)
    {
        var id = (await ProcessAsync(process)).Id;
        await using var db = given.Database.Open();
        var facts = new OpeningFacts { Title = title, Host = "The harbour office", Place = "Geneva", Dates = [new(DateKind.Event, Moment.Of(Ahead), null, Certainty.Confirmed)] };
        var taken = await db.Openings.Where(one => one.ProcessId == id).Select(one => one.Slug).ToListAsync();
        var opening = Opening.Enter(await db.Processes.SingleAsync(one => one.Id == id), otherwise is null ? facts : otherwise(facts), taken, await given.ClerkAsync(), given.Now);
        db.Add(opening);
        await db.SaveChangesAsync();
        return opening;
    }

    public async Task<Opening> ReleasedAsync(string title, Func<OpeningFacts, OpeningFacts>? otherwise = null, string process = Review)
    {
        var opening = await EnteredAsync(title, otherwise, process);
        await ReleaseAsync(null, opening);
        return await ReadAsync(opening);
    }

    /// <summary>What happens to one of them after; it waits for a release.</summary>
    public async Task<Opening> ActAsync(Opening opening, Action<Opening, Actor, DateTimeOffset> act)
    {
        var clerk = await given.ClerkAsync();
        await using var db = given.Database.Open();
        var found = await db.Openings.Whole().SingleAsync(one => one.Id == opening.Id);
        act(found, clerk, given.Now);
        await db.SaveChangesAsync();
        return found;
    }

    public Task<Opening> MovedAsync(Opening opening, params KnownDate[] dates) => ActAsync(opening, (one, by, at) => one.Change(one.Facts with { Dates = dates }, by, at));

    public async Task<Release> ReleaseAsync(string? note, params Opening[] openings)
    {
        await using var db = given.Database.Open();
        var ids = openings.Select(one => one.Id).ToList();
        var number = (await db.Releases.MaxAsync(one => (int?)one.Number) ?? 0) + 1;
        var release = Release.Of(number, note, await db.Openings.Whole().Where(one => ids.Contains(one.Id)).ToListAsync(), await given.ClerkAsync(), given.Now);
        db.Add(release);
        await db.SaveChangesAsync();
        return release;
    }

    public async Task FollowAsync(Person person, Process process)
    {
        await using var db = given.Database.Open();
        db.Add(new Following(person, process, given.Now));
        await db.SaveChangesAsync();
    }

    private async Task<Opening> ReadAsync(Opening opening)
    {
        await using var db = given.Database.Open();
        return await db.Openings.Whole().SingleAsync(one => one.Id == opening.Id);
    }
}
