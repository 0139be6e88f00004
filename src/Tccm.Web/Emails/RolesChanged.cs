using Tccm.Domain;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To the person concerned, and to the other representatives: what somebody may do for the organisation now.</summary>
public sealed class RolesChanged(Contact contact, string before, Actor by, bool concerned) : Letter
{
    private string Organisation => contact.Organisation.DisplayName;
    private string Who => concerned ? "You are" : $"{contact.Person.Name} is";

    public override string Subject => concerned ? $"What you may do for {Organisation} has changed" : $"{contact.Person.Name}: roles at {Organisation} have changed";

    protected override IEnumerable<string> Body
    {
        get
        {
            yield return concerned ? $"You get this because you are a contact of {Organisation}." : $"You get this because you are a representative of {Organisation}.";
            yield return $"{Who} now: {contact.RolesInWords}{(contact.Title is { } title ? $" ({title})" : "")}. Before: {before}. {by.Name} ({by.Capacity}) changed it.";
            if (contact.IsProposedAsSignatory) yield return $"{by.Name} proposed to add signatory. That takes effect once a signatory of {Organisation} or the secretariat confirms it.";
            foreach (var role in contact.Organisation.Lacks) yield return $"{Organisation} has no {role.ToString().ToLowerInvariant()} now. The secretariat knows.";
            yield return "If this surprises you, tell the secretariat at once: an answer to this letter reaches it.";
        }
    }

    protected override (string, string)? Link => ("Sign in and see its people", "/my");
}
