using Tccm.Domain.Guests;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Emails;

/// <summary>To somebody whom the secretariat would like as a guest: what they would get, and the one-use link to accept or decline.</summary>
public sealed class GuestInvited(Guest guest, string by, Secret secret) : Letter
{
    public override string Subject => "Receive what the coalition publishes";
    public override bool Secret => true;

    protected override IEnumerable<string> Body =>
    [
        $"You get this because {by} of the secretariat would like to send you, in your personal capacity, what the Technical Community Coalition for Multistakeholderism publishes{(guest.Until is { } until ? $", until {Words.Day(until)}" : "")}.",
        $"Why you: {guest.Why}",
        "A guest receives a letter when a statement is published, and nothing else: no login, no vote, no name on any list. Nothing is sent before you accept.",
    ];

    protected override (string, string)? Link => ("Accept or decline", $"/guests/invitation/{secret.Value}");

    protected override IEnumerable<string> After => [$"The link works once, until {Words.Instant(guest.ExpiresAt)}. If you do nothing, nothing is sent."];
}
