using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To each contact: their organisation applied for a category, by which colleague, and what happens next.</summary>
public sealed class AppliedAgain(Application application, Contact by) : Letter
{
    private string Category => application.Category.ToString().ToLowerInvariant();

    public override string Subject => $"{by.Organisation.DisplayName} applied as a {Category}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a contact of {by.Organisation.DisplayName}.",
        $"{by.Person.Name} applied for it to be a {Category} of the coalition. A member of the secretariat who does not work for it reads the application and decides; until then nothing changes.",
    ];

    protected override (string, string)? Link => ("See where it stands", "/my");

    protected override IEnumerable<string> After => ["If this is not what your organisation wants, answer this letter: it reaches the secretariat."];
}
