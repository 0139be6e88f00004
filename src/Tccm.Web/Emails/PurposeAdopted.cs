using Tccm.Domain.Purpose;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To the secretariat: two of its members adopted a version.</summary>
public sealed class PurposeAdopted(PurposeVersion version) : Letter
{
    public override string Subject => $"Adopted: the Statement of Purpose {version.Number}";

    public override bool CanWait => true;

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are of the secretariat.",
        $"Two of its members adopted the Statement of Purpose {version.Number}. " + (version.SignAgainUntil is { } day
            ? $"It is a major version: members and supporters are asked to sign again until {Words.Day(day)}."
            : "Nobody is asked to sign again for it."),
        $"SHA-256 of the text:\n{version.Sha256}",
    ];

    protected override (string, string)? Link => ("See it in public", $"/purpose/{version.Number}");

    protected override IEnumerable<string> After => ["If you know nothing of this, speak to the others at once."];
}
