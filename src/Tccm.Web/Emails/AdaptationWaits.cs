using Tccm.Domain.Adaptations;

namespace Tccm.Web.Emails;

/// <summary>To the secretariat: somebody registered what they made of a text, and it waits to be looked at.</summary>
public sealed class AdaptationWaits(Adaptation adaptation) : Letter
{
    public override string Subject => "An adaptation waits to be looked at";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are a member of the secretariat.",
        $"{(adaptation.Organisation is { } member ? member.DisplayName : "Somebody")} registered what was made of “{adaptation.Statement.Title}”. Nothing of it is shown before one of you has looked at it.",
    ];

    protected override (string, string)? Link => ("Look at it", $"/secretariat/adaptations/{adaptation.Id}");
}
