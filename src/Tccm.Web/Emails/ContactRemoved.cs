using Tccm.Domain;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To who acts for an organisation no more, by their own will or another's.</summary>
public sealed class ContactRemoved(Contact contact, Actor by) : Letter
{
    private string Organisation => contact.Organisation.DisplayName;
    private bool Self => by.PersonId == contact.PersonId;

    public override string Subject => $"You no longer act for {Organisation}";

    protected override IEnumerable<string> Body
    {
        get
        {
            yield return $"You get this because you were a contact of {Organisation}: {contact.RolesInWords}.";
            yield return Self
                ? $"You laid that down. Its other contacts are told."
                : $"{by.Name} ({(by.IsSecretariat ? "secretariat" : by.Capacity)}) removed you. From that moment you cannot act for it here, and open links that were mailed to you do not work any more.";
            if (contact.EndReason is { } reason) yield return $"The reason given: {reason}";
            yield return "What you signed for it stays signed. If this is a mistake, answer this letter: it reaches the secretariat.";
        }
    }
}
