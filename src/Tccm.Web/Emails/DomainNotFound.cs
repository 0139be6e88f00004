using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To the representatives, once: the yearly check no longer found what shows control of a domain.</summary>
public sealed class DomainNotFound(DomainControl control, Contact contact) : Letter
{
    public override string Subject => $"We no longer find the challenge of {control.Name.ULabel}";

    public override string OnceKey => $"domain:{control.Id}:{control.FailingSince!.Value.ToUnixTimeSeconds()}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a representative of {contact.Organisation.DisplayName}, which showed that it controls {control.Name.ULabel}. We look again once a year.",
        $"This time the line was not found. {control.Found}",
        "Nothing was taken away: the register still says when control was last shown. Put the record or the file back, or remove the domain from your facts if you no longer use it. We look again in a week.",
    ];

    protected override (string, string)? Link => ("See what to put where, and check now", $"/my/organisations/{contact.Id}/domains/{control.Domain}");
}
