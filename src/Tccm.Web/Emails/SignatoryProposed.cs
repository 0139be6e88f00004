using Tccm.Domain;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To the organisation's signatories; where it has none, to the secretariat: somebody is to become signatory.</summary>
public sealed class SignatoryProposed(Contact proposed, Actor by, Contact? signatory) : Letter
{
    private string Organisation => proposed.Organisation.DisplayName;

    public override string Subject => $"Confirm or refuse: {proposed.Person.Name} as signatory of {Organisation}";

    protected override IEnumerable<string> Body =>
    [
        signatory is null ? $"You get this because you are a member of the secretariat, and {Organisation} has no signatory who could decide this." : $"You get this because you are a signatory of {Organisation}.",
        $"{by.Name} ({by.Capacity}) proposed that {proposed.Person.Name}, {proposed.Person.Email.Value}, may sign for {Organisation}. It takes effect only once it is confirmed.",
    ];

    protected override (string, string)? Link => ("Decide", signatory is null ? $"/secretariat/organisations/{proposed.OrganisationId}/contacts/{proposed.Id}/signatory" : $"/my/organisations/{signatory.Id}/signatory/{proposed.Id}");
}
