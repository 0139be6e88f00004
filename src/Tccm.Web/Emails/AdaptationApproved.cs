using Tccm.Domain.Adaptations;

namespace Tccm.Web.Emails;

/// <summary>To whoever registered it: it is shown now, and how they take it back.</summary>
public sealed class AdaptationApproved(Adaptation adaptation, AdaptationLinks links) : Letter
{
    public override string Subject => $"Shown now: {adaptation.Title}";
    public override bool Secret => true;

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you registered what was made of “{adaptation.Statement.Title}”.",
        $"“{adaptation.Title}” is listed with the statement from now on. It stands there with this line: {Adaptation.Disclaimer(adaptation.Statement.Title)}",
    ];

    protected override (string, string)? Link => ("See it", $"/statements/{adaptation.Statement.Slug}/adaptations/{adaptation.Id}");

    protected override (string, string)? Leaving => ("Take it back, at any time", links.ToTakeBack(adaptation));
}
