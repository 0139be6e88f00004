using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Purpose;

/// <summary>
/// Who signs the Purpose for an organisation: one of its signatories, or somebody outside the register whom the organisation named.
/// Name and address go into the evidence's envelope, where they can be erased; the signature keeps the title.
/// </summary>
public sealed record PurposeSigner
{
    private PurposeSigner() { }

    public Contact? Contact { get; private init; }
    public required Actor Actor { get; init; }
    public required string Name { get; init; }
    public required EmailAddress Email { get; init; }
    public string? Title { get; private init; }

    public Guid? PersonId => Contact?.PersonId;

    public static PurposeSigner Of(Contact contact) => new()
    {
        Contact = contact,
        Actor = Actor.For(contact),
        Name = contact.Person.Name,
        Email = contact.Person.Email,
        Title = contact.Title,
    };

    /// <summary>Somebody without an account. That the organisation named them, and that it is they, was checked before.</summary>
    public static PurposeSigner Outside(Organisation organisation, string name, EmailAddress email, string title) => new()
    {
        Actor = new Actor(null, Text.Name.Check(name, "name", "Name"), "named by the organisation to sign", organisation.Id),
        Name = Text.Name.Check(name, "name", "Name"),
        Email = email,
        Title = Text.Name.Check(title, "position", "Title"),
    };
}
