using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To the other representatives of an organisation, or to the secretariat where there is none: letters to a contact come back.</summary>
public sealed class AddressUnreachable(Person person, Organisation? organisation, bool toSecretariat) : Letter
{
    public override string Subject => $"Letters to {person.Name} come back";

    protected override IEnumerable<string> Body
    {
        get
        {
            yield return toSecretariat ? "You get this because you are a member of the secretariat." : $"You get this because you are a representative of {organisation!.DisplayName}.";
            yield return $"A letter to {person.Name}, {person.Email.Value}, came back for good: {person.UnreachableReason}";
            yield return "Announcements are not sent there any more. Receipts and whatever asks for a decision are still tried.";
            yield return toSecretariat && organisation is null ? "Ask them for another address." : "Ask them for another address, or name somebody else. If the address works again, say so on the organisation's page.";
        }
    }

    protected override (string, string)? Link => toSecretariat
        ? organisation is null ? ("See the secretariat", "/secretariat/people") : ("See its people", $"/secretariat/organisations/{organisation.Id}")
        : ("Sign in and see its people", "/my");
}
