using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To the secretariat: an organisation has nobody left in a role that it needs.</summary>
public sealed class OrganisationFellSilent(Organisation organisation) : Letter
{
    private string Roles => string.Join(" and no ", organisation.Lacks.Select(role => role.ToString().ToLowerInvariant()));

    public override string Subject => $"{organisation.DisplayName} has no {Roles}";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are a member of the secretariat.",
        $"{organisation.DisplayName} has no {Roles} now. Find out who it should be, and invite them.",
    ];

    protected override (string, string)? Link => ("See its people", $"/secretariat/organisations/{organisation.Id}");
}
