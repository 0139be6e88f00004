using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To an applicant who is not one of the contacts: the application was approved and who was invited.</summary>
public sealed class ApplicationApproved(Application application, Organisation organisation) : Letter
{
    public override string Subject => $"Approved: {organisation.DisplayName} is a {application.Category.ToString().ToLowerInvariant()}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you applied for {application.Called}.",
        $"{organisation.DisplayName} is a {application.Category.ToString().ToLowerInvariant()} of the coalition now, and is named on its public list.",
        $"Each of the people that you named has got an invitation: {string.Join(", ", application.Contacts.Select(contact => contact.Name))}. You are not one of them, so nothing more is asked of you.",
    ];

    protected override (string, string)? Link => application.Category == MembershipCategory.Member ? ("See the members", "/members") : ("See the supporters", "/supporters");
}
