using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To those who may sign for a member or supporter: a major version asks for its signature, until when, and what follows.</summary>
public sealed class PurposeToSignAgain(PurposeVersion version, Reader reader) : Letter
{
    public override string Subject => $"To sign again: the Statement of Purpose {version.Number}";

    public override bool CanWait => true;

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you may sign for {reader.For(contact => contact.May(ContactRoles.Signatory))}.",
        $"The Statement of Purpose {version.Number} was adopted on {version.AdoptedOn.InWords()}. It is a major change, so each member and supporter is asked to sign again, until {Words.Day(version.SignAgainUntil!.Value)}.",
        "What changed is shown first, then the text.",
    ];

    protected override (string, string)? Link => ("See what changed, and sign it if you wish",
        reader.Contacts.Where(contact => contact.May(ContactRoles.Signatory)).ToList() is [var only] ? $"/my/purpose/{only.Id}" : "/my");

    protected override IEnumerable<string> After =>
        ["Nobody is dropped for not signing. From the day after that date the register says which version an organisation signed."];
}
