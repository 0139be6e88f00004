using Tccm.Domain.Purpose;

namespace Tccm.Web.Emails;

/// <summary>To the secretariat: a second of its members is wanted.</summary>
public sealed class PurposeProposed(PurposeProposal proposal, string by) : Letter
{
    public override string Subject => $"To be adopted by a second: the Statement of Purpose {proposal.Number}";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are of the secretariat.",
        $"{by} proposed the draft of the Statement of Purpose for adoption {proposal.InWords}.",
        $"SHA-256 of the text:\n{proposal.Sha256}",
        "Another member of the secretariat adopts it or sends it back.",
    ];

    protected override (string, string)? Link => ("See what changes", "/secretariat/purpose");
}
