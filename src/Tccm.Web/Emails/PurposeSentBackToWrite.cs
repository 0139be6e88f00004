using Tccm.Domain.Purpose;

namespace Tccm.Web.Emails;

/// <summary>To the secretariat: what was proposed is to be written on.</summary>
public sealed class PurposeSentBackToWrite(PurposeSentBack back, string by) : Letter
{
    public override string Subject => "Sent back: the draft of the Statement of Purpose";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are of the secretariat.",
        $"{by} sent the proposal to adopt the draft back, with these words:",
        back.Words,
    ];

    protected override (string, string)? Link => ("See the draft", "/secretariat/purpose");
}
