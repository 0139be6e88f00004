using Tccm.Domain.Exchange;

namespace Tccm.Web.Emails;

/// <summary>To whoever shared it: the secretariat hid it, and why.</summary>
public sealed class SharedNoteHidden(SharedNote note) : Letter
{
    public override string Subject => $"Hidden: {note.Title}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you shared “{note.Title}” in the exchange for {note.Organisation.DisplayName}.",
        "The secretariat hid it: it is not shown any more. Its reason:",
        note.HideReason!,
        "To ask about it, answer this letter: it reaches the secretariat.",
    ];

    protected override (string, string)? Link => ("Go to the exchange", "/my/exchange");
}
