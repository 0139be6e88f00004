using Tccm.Domain;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To the other representatives and signatories: somebody new is to act for the organisation.</summary>
public sealed class ColleagueInvited(Contact invited, Actor by) : Letter
{
    public override string Subject => $"{invited.Person.Name} was invited to act for {invited.Organisation.DisplayName}";

    protected override IEnumerable<string> Body
    {
        get
        {
            yield return $"You get this because you are a representative or signatory of {invited.Organisation.DisplayName}.";
            yield return $"{by.Name} ({by.Capacity}) invited {invited.Person.Name}, {invited.Person.Email.Value}, as: {invited.RolesInWords}.";
            if (invited.IsProposedAsSignatory) yield return "As signatory too, once a signatory or the secretariat confirms that.";
            yield return "If this surprises you, tell the secretariat at once: an answer to this letter reaches it.";
        }
    }

    protected override (string, string)? Link => ("Sign in and see its people", "/my");
}
