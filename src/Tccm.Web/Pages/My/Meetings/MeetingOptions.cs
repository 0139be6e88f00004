namespace Tccm.Web.Pages.My.Meetings;

/// <summary>What whoever runs the portal sets, under <c>Meetings</c>.</summary>
public sealed class MeetingOptions
{
    /// <summary>From how many minutes before a sitting on the link to join is shown.</summary>
    public int LinkMinutesBefore { get; set; } = 30;

    public TimeSpan LinkBefore => TimeSpan.FromMinutes(LinkMinutesBefore);
}
