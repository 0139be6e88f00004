using Tccm.Domain.Adaptations;

namespace Tccm.Web.Emails;

/// <summary>To whoever registered it: that it is not shown, and why.</summary>
public sealed class AdaptationDeclined(Adaptation adaptation) : Letter
{
    public override string Subject => $"Not shown: {adaptation.Title}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you registered what was made of “{adaptation.Statement.Title}”.",
        $"The secretariat does not list “{adaptation.Title}” with the statement. Its reason:",
        adaptation.Reason!,
        "You may register it again once that is put right. To ask about it, answer this letter: it reaches the secretariat.",
    ];

    protected override (string, string)? Link => ("Go to the statement", $"/statements/{adaptation.Statement.Slug}");
}
