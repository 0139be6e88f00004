using Tccm.Domain.Applications;

namespace Tccm.Web.Emails;

/// <summary>To the secretariat: what was asked of an applicant was answered.</summary>
public sealed class QuestionAnswered(Application application) : Letter
{
    public override string Subject => $"Answered: the question about {application.Called}";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are a member of the secretariat.",
        $"The applicant answered the question about {application.Called}. The application waits for a decision again.",
    ];

    protected override (string, string)? Link => ("Read the answer", $"/secretariat/applications/{application.Id}");
}
