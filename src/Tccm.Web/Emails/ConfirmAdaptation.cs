using Tccm.Domain.Adaptations;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Emails;

/// <summary>To whoever registered an adaptation: the link that shows the address to be theirs. Nothing that was typed stands in it, since the address may be a stranger's.</summary>
public sealed class ConfirmAdaptation(Adaptation adaptation, Secret secret) : Letter
{
    public override string Subject => "Confirm what you made of a TCCM text";
    public override bool Secret => true;

    protected override IEnumerable<string> Body =>
    [
        $"You get this because something that was made of “{adaptation.Statement.Title}” was registered with this address on {Words.Instant(adaptation.CreatedAt)}.",
        "Open the link and confirm that the address is yours. The secretariat then looks at it; nothing is shown before.",
    ];

    protected override (string, string)? Link => ("Confirm your address", $"/adaptations/confirm/{secret.Value}");

    protected override IEnumerable<string> After =>
    [
        $"The link works until {Words.Instant(adaptation.CreatedAt + Adaptation.Life)}. After that nothing is kept of it.",
        "If you registered nothing, do nothing: then nothing is shown, and your address goes.",
    ];
}
