using Tccm.Domain.Meetings;

namespace Tccm.Web.Emails;

/// <summary>About a meeting, to one of those whom it is for: its times in UTC and in the reader's zone, and a link to its page, never the one to join.</summary>
public abstract class MeetingLetter(Meeting meeting, Concerned reader) : Letter
{
    protected Meeting Meeting => meeting;

    public override bool CanWait => true;

    protected string Why => reader.Why;

    protected string Where => meeting.Place is { } place ? $"\nWhere: {place}" : "";

    protected IEnumerable<string> Times => meeting.Sittings.OrderBy(sitting => sitting.Number).Select(sitting => (meeting.Sittings.Count > 1 ? $"Sitting {sitting.Number}: " : "") + Written(sitting.Time));

    protected string Written(SittingTime time) => reader.Person.DigestZone is var zone && time.IsSameIn(zone, "UTC") ? time.InWords() : $"{time.InWords()}\n({time.InWords(zone)})";

    protected override (string, string)? Link => ("Its page", meeting.Slug is { } slug ? $"/events/{slug}" : $"/my/meetings/{meeting.Id}");
}

public sealed class MeetingAnnounced(Meeting meeting, Concerned reader) : MeetingLetter(meeting, reader)
{
    public override string Subject => $"{(Meeting.Kind == MeetingKind.Event ? "Event" : "Meeting")}: {Meeting.Title}";

    protected override IEnumerable<string> Body
    {
        get
        {
            yield return Why;
            yield return $"“{Meeting.Title}”\n{string.Join('\n', Times)}{Where}";
            if (Meeting.Sittings.Count > 1) yield return "The sittings have one agenda and lie in different parts of the world's day: one of them is enough.";
            yield return Meeting.Link is null ? "The agenda is on its page." : "The agenda is on its page. There the link to join is shown to those whom the meeting is for, shortly before it begins.";
            yield return "You need not answer. If you like, say on its page whether you plan to come.";
        }
    }
}

public sealed class MeetingMoved(Meeting meeting, Sitting sitting, EarlierTime before, Concerned reader) : MeetingLetter(meeting, reader)
{
    public override string Subject => $"Moved: {Meeting.TitleOf(sitting)}";

    protected override IEnumerable<string> Body =>
    [
        Why,
        $"“{Meeting.TitleOf(sitting)}” was moved. It is now:\n{Written(sitting.Time)}{Where}",
        $"It was:\n{Written(before.ToTime())}",
    ];
}

/// <summary>Its title or place is another.</summary>
public sealed class MeetingChanged(Meeting meeting, string titleBefore, string? placeBefore, Concerned reader) : MeetingLetter(meeting, reader)
{
    public override string Subject => $"Changed: {Meeting.Title}";

    protected override IEnumerable<string> Body =>
    [
        Why,
        titleBefore == Meeting.Title ? $"“{Meeting.Title}” is in another place." : $"“{titleBefore}” is now called “{Meeting.Title}”.",
        $"{string.Join('\n', Times)}{Where}{(placeBefore is { } was && was != Meeting.Place ? $"\nIt was: {was}" : "")}",
    ];
}

public sealed class MeetingCancelled(Meeting meeting, Concerned reader) : MeetingLetter(meeting, reader)
{
    public override string Subject => $"Cancelled: {Meeting.Title}";

    protected override IEnumerable<string> Body =>
    [
        Why,
        $"“{Meeting.Title}” was cancelled: {Meeting.CancelReason}",
        $"It would have been:\n{string.Join('\n', Times)}{Where}",
    ];
}
