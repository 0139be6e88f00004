using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

public sealed class HandoverOffered(Handover handover) : Letter
{
    private string Organisation => handover.From.Organisation.DisplayName;

    public override string Subject => $"{handover.From.Person.Name} hands over to you at {Organisation}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because {handover.From.Person.Name} named you as successor at {Organisation}: {handover.Roles.InWords()}.",
        handover.To.AwaitsAcceptance
            ? "Accept the invitation that comes in another letter first; then sign in and accept this. Until you do, nothing changes hands."
            : "Sign in and accept or decline it. Until you accept, nothing changes hands.",
    ];

    protected override (string, string)? Link => ("Look at it", $"/my/organisations/{handover.ToId}/take-over/{handover.Id}");
}
