using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To the secretariat and the organisation's representatives: an organisation may be left without somebody who acts for it.</summary>
public sealed class InvitationDeclined(Contact contact, bool toSecretariat) : Letter
{
    public override string Subject => $"Invitation declined for {contact.Organisation.DisplayName}";

    protected override IEnumerable<string> Body =>
    [
        toSecretariat ? "You get this because you are a member of the secretariat." : $"You get this because you are a representative of {contact.Organisation.DisplayName}.",
        $"{contact.Person.Name} declined to be a contact of {contact.Organisation.DisplayName}: {contact.RolesInWords}.",
        "Look whether somebody is left who represents it and may sign for it.",
    ];

    protected override (string, string)? Link => ("See its people", toSecretariat ? $"/secretariat/organisations/{contact.OrganisationId}" : "/my");
}
