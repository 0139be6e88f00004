using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

public sealed class HandoverDeclined(Handover handover) : Letter
{
    public override string Subject => $"{handover.To.Person.Name} declined to take over at {handover.From.Organisation.DisplayName}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you offered {handover.To.Person.Name} to take over: {handover.Roles.InWords()}.",
        "Nothing changed hands: you still hold it. You can offer it to somebody else.",
    ];

    protected override (string, string)? Link => ("Hand over to somebody else", $"/my/organisations/{handover.FromId}/hand-over");
}
