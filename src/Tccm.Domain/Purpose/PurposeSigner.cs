using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Purpose;

/// <summary>
/// Who signs the Purpose for an organisation: one of its signatories, or who got it handed by a one-use link and needs no account.
/// Name and address go into the evidence's envelope, where they can be erased; the signature keeps the title.
/// </summary>
public sealed record PurposeSigner
{
    private PurposeSigner() { }

    public Contact? Contact { get; private init; }
    public PurposeHandover? Handover { get; private init; }
    public required Actor Actor { get; init; }
    public required string Name { get; init; }
    public required EmailAddress Email { get; init; }
    public string? Title { get; private init; }

    public static PurposeSigner Of(Contact contact) => new()
    {
        Contact = contact,
        Actor = Actor.For(contact),
        Name = contact.Person.Name,
        Email = contact.Person.Email,
        Title = contact.Title,
    };

    /// <summary>By the names that stand in it now: those that the signer wrote, once it is signed.</summary>
    public static PurposeSigner Of(PurposeHandover handover) => new()
    {
        Handover = handover,
        Actor = Actor.AskedToSign,
        Name = handover.SignerName,
        Email = handover.SignerEmail,
        Title = handover.SignerTitle,
    };
}
