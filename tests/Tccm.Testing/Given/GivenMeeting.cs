using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Meetings;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Testing;

/// <summary>A call for members, in a day, for an hour, announced, unless the test says otherwise: <c>await given.Meeting("Monthly call").For(audience)</c>.</summary>
public sealed class GivenMeeting(Given given, string title) : Step<Meeting>
{
    public const string Link = "https://meet.example/quiet-lantern";

    private readonly List<Action<Meeting, Actor>> after = [];
    private readonly List<(Guid? By, string What, DateOnly? Until)> agreed = [];
    private MeetingPlan plan = new(MeetingKind.Call, title, "What waits.", "en", null, Link);
    private MeetingAudience audience = MeetingAudience.Members;
    private TimeSpan[] starts = [TimeSpan.FromDays(1)];
    private int minutes = 60;
    private bool announced = true;

    public GivenMeeting For(MeetingAudience whom) => Also(() => audience = whom);

    public GivenMeeting AsEvent(string place) => Also(() => plan = plan with { Kind = MeetingKind.Event, Place = place });

    public GivenMeeting Saying(string agenda) => Also(() => plan = plan with { Agenda = agenda });

    /// <summary>When each sitting begins, from now on; where it has begun, it was arranged and announced the day before.</summary>
    public GivenMeeting Starting(params TimeSpan[] fromNow) => Also(() => starts = fromNow);

    public GivenMeeting Lasting(int howLong) => Also(() => minutes = howLong);

    public GivenMeeting NotAnnounced() => Also(() => announced = false);

    /// <summary>What happens to it after.</summary>
    public GivenMeeting Then(Action<Meeting, Actor> act) => Also(() => after.Add(act));

    /// <summary>What this organisation took on as it began, or the secretariat.</summary>
    public GivenMeeting Agreeing(Organisation? by, string what = "Write the answer", DateOnly? until = null) => Also(() => agreed.Add((by?.Id, what, until)));

    protected override async Task<Meeting> MakeAsync()
    {
        var clerk = await given.ClerkAsync();
        var now = given.Now;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        var at = now + (starts.Min() is var first && first < TimeSpan.Zero ? first : TimeSpan.Zero) - TimeSpan.FromDays(1);
        var meeting = Meeting.Arrange(plan, null, audience, [.. starts.Select(start => new SittingTime(now + start, "UTC", minutes))], clerk, at);
        if (announced) meeting.Announce(0, clerk, at);
        foreach (var act in after) act(meeting, clerk);
        await using var db = given.Database.Open();
        foreach (var (by, what, until) in agreed) meeting.Agree(what, by is null ? null : await db.Organisations.SingleAsync(one => one.Id == by), until, clerk, meeting.StartsAt);
        // What it speaks of was read elsewhere and is known.
        db.AttachRange(meeting.Topics.Select(topic => topic.Statement).Concat(meeting.RoundTables.Select(table => table.Statement)).OfType<Statement>().DistinctBy(statement => statement.Id));
        db.Add(meeting);
        await db.SaveChangesAsync();
        return meeting;
    }

    private GivenMeeting Also(Action set)
    {
        set();
        return this;
    }
}
