using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Web.Emails;

/// <summary>To a signatory: a colleague who may not sign asks them to. The sign page asks who they are, as always.</summary>
public sealed class SignatureAsked(SigningRequest request, Contact signatory) : Letter
{
    public override string Subject => $"{request.Contact.Person.Name} asks you to sign: {request.Statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you may sign for {request.Organisation.DisplayName}, and {request.Contact.Person.Name} ({request.Contact.Person.Email.Value}), {request.Contact.RolesInWords} of it, named you.",
        $"{request.Statement.Title}\nopen for signature until {request.Statement.Deadline!.Value.InWords()}.",
        .. request.Words is { } words ? [$"They write:\n{words}"] : Array.Empty<string>(),
        "Not signing says nothing: those not named have taken no position.",
    ];

    protected override (string, string)? Link => ("Read it, and sign it if you wish", $"/statements/{request.Statement.Slug}/sign/{signatory.Id}");
}
