using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>
/// To a representative, or to the secretariat where the organisation has none: a contact named somebody as who may sign who is
/// no signatory. One step invites them; until then they get nothing of the text.
/// </summary>
public sealed class SignatoryWanted(SigningRequest request, Contact? representative) : Letter
{
    public override string Subject => $"Asked to sign for {request.Organisation.DisplayName}: {request.SignerName} is not a signatory yet";

    protected override IEnumerable<string> Body =>
    [
        representative is null
            ? $"You get this because {request.Organisation.DisplayName} has no representative who could act on it."
            : $"You get this because you are a representative of {request.Organisation.DisplayName}.",
        $"{request.Contact.Person.Name} ({request.Contact.Person.Email.Value}), {request.Contact.RolesInWords} of it, says that {request.SignerName} ({request.SignerEmail.Value}), {request.SignerTitle}, may sign for it:",
        $"{request.Statement.Title}\nopen for signature until {request.Statement.Deadline!.Value.InWords()}.",
        .. request.Words is { } words ? [$"They write:\n{words}"] : Array.Empty<string>(),
        $"{request.SignerName} was not written to and gets nothing of the text before they are a contact. If they may sign, invite them as a signatory; if not, do nothing.",
    ];

    protected override (string, string)? Link => ("Invite them", Invite(request, representative));

    public static string Invite(SigningRequest request, Contact? representative) =>
        (representative is null ? $"/secretariat/organisations/{request.OrganisationId}/invite" : $"/my/organisations/{representative.Id}/invite")
        + $"?name={Uri.EscapeDataString(request.SignerName)}&email={Uri.EscapeDataString(request.SignerEmail.Value)}&title={Uri.EscapeDataString(request.SignerTitle ?? "")}&roles={nameof(ContactRoles.Signatory)}";
}
