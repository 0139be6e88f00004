using Tccm.Domain.Organisations;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Emails;

public sealed class ContactInvited(Contact contact, string invitedBy, Secret secret) : Letter
{
    public override string Subject => $"Act for {contact.Organisation.DisplayName} in the TCCM portal";
    public override bool Secret => true;

    protected override IEnumerable<string> Body =>
    [
        $"You get this because {invitedBy} named you as a contact of {contact.Organisation.DisplayName}: {contact.RolesInWords}.",
        $"The link works once, for {Invitation.Life.Days} days. It shows what you are invited to and lets you accept or decline; opening it does nothing yet.",
    ];

    protected override (string, string)? Link => ("Look at the invitation", $"/account/invitation/{secret.Value}");
}
