using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To all contacts of the organisation, and to who handed over.</summary>
public sealed class HandoverAccepted(Handover handover) : Letter
{
    private string Organisation => handover.From.Organisation.DisplayName;

    public override string Subject => $"{handover.To.Person.Name} took over from {handover.From.Person.Name} at {Organisation}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are or were a contact of {Organisation}.",
        $"{handover.To.Person.Name} took over from {handover.From.Person.Name}: {handover.Roles.InWords()}. {(handover.From.IsCurrent ? $"{handover.From.Person.Name} is now: {handover.From.RolesInWords}." : $"{handover.From.Person.Name} is no longer a contact.")}",
        "If this surprises you, tell the secretariat at once: an answer to this letter reaches it.",
    ];

    protected override (string, string)? Link => ("Sign in and see its people", "/my");
}
