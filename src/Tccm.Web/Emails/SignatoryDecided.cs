using Tccm.Domain;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To the person and to the organisation's representatives and signatories: whether a proposed signatory may sign now.</summary>
public sealed class SignatoryDecided(Contact contact, Actor by) : Letter
{
    private bool Confirmed => contact.Roles.HasFlag(ContactRoles.Signatory);

    public override string Subject => $"{contact.Person.Name} {(Confirmed ? "may sign" : "was not made a signatory")} for {contact.Organisation.DisplayName}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a contact of {contact.Organisation.DisplayName}.",
        Confirmed
            ? $"{by.Name} ({by.Capacity}) confirmed {contact.Person.Name} as a signatory. {contact.Person.Name} may sign for {contact.Organisation.DisplayName}{(contact.AwaitsAcceptance ? " once the invitation is accepted" : " from now on")}."
            : $"{by.Name} ({by.Capacity}) refused the proposal that {contact.Person.Name} may sign. Nothing changed.",
        "If this surprises you, tell the secretariat at once: an answer to this letter reaches it.",
    ];

    protected override (string, string)? Link => ("Sign in and see its people", "/my");
}
