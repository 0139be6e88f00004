using Tccm.Domain.Adaptations;

namespace Tccm.Web.Emails;

/// <summary>To whoever registered it: the secretariat took it down, and why.</summary>
public sealed class AdaptationTakenDown(Adaptation adaptation) : Letter
{
    public override string Subject => $"Taken down: {adaptation.Title}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you registered what was made of “{adaptation.Statement.Title}”.",
        $"The secretariat took “{adaptation.Title}” down: it is not shown any more. Its reason:",
        adaptation.Reason!,
        "To ask about it, answer this letter: it reaches the secretariat.",
    ];

    protected override (string, string)? Link => ("Go to the statement", $"/statements/{adaptation.Statement.Slug}");
}
