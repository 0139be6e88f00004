namespace Tccm.Domain.Meetings;

/// <summary>Whom a meeting is for. The secretariat reads each.</summary>
public enum MeetingAudience
{
    Members,
    MembersAndSupporters,
    Secretariat,
    /// <summary>A public event: it has a page that anybody reads.</summary>
    Public,
}

public enum MeetingKind
{
    Call,
    /// <summary>At a place, such as a Day-0 event, with round tables.</summary>
    Event,
}

public static class MeetingWords
{
    public static IReadOnlyList<MeetingAudience> Audiences { get; } = Enum.GetValues<MeetingAudience>();

    public static string InWords(this MeetingAudience audience) => audience switch
    {
        MeetingAudience.Members => "members",
        MeetingAudience.MembersAndSupporters => "members and supporters",
        MeetingAudience.Secretariat => "the secretariat",
        MeetingAudience.Public => "everybody",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, null),
    };

    public static string People(int number) => number == 1 ? "1 person" : $"{number} people";

    public static string WrittenTo(int number) => number == 1 ? "1 person was written to." : $"{number} people were written to.";

    public static string InWords(this MeetingKind kind) => kind switch
    {
        MeetingKind.Call => "Call",
        MeetingKind.Event => "Event",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
