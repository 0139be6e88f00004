using Tccm.Domain;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To the contacts that an organisation still has: who left or was removed, and what it lacks now.</summary>
public sealed class ContactGone(Contact contact, Organisation organisation, Actor by) : Letter
{
    public override string Subject => $"{contact.Person.Name} no longer acts for {organisation.DisplayName}";

    protected override IEnumerable<string> Body
    {
        get
        {
            yield return $"You get this because you are a contact of {organisation.DisplayName}.";
            yield return by.PersonId == contact.PersonId
                ? $"{contact.Person.Name} ({contact.RolesInWords}) laid that down and is no longer a contact."
                : $"{by.Name} ({by.Capacity}) removed {contact.Person.Name} ({contact.RolesInWords}).";
            if (contact.EndReason is { } reason) yield return $"The reason given: {reason}";
            foreach (var role in organisation.Lacks)
                yield return $"{organisation.DisplayName} has no {role.ToString().ToLowerInvariant()} now: nobody {role.Meaning()}. The secretariat knows; answer this letter to name somebody.";
            yield return "If this surprises you, tell the secretariat at once: an answer to this letter reaches it.";
        }
    }

    protected override (string, string)? Link => ("See who acts for it", "/my");
}
