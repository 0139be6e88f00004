using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To the secretariat: an organisation decided by itself to leave, or to be a supporter.</summary>
public sealed class MembershipLeft(Organisation organisation, MembershipPeriod period) : Letter
{
    private string What => period.EndsOn is { } end ? $"leaves: it is no longer a {period.Category.ToString().ToLowerInvariant()} from {Words.Day(end)} on" : $"is a {period.Category.ToString().ToLowerInvariant()} now";

    public override string Subject => period.EndsOn is null ? $"{organisation.DisplayName} is a supporter now" : $"{organisation.DisplayName} leaves";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are a member of the secretariat.",
        $"By decision of its representative, {organisation.DisplayName} {What}. Its reason, if it gave one, stands in its case.",
    ];

    protected override (string, string)? Link => ("Open its case", $"/secretariat/organisations/{organisation.Id}");
}
