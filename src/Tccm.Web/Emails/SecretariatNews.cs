using Tccm.Domain;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To everybody in the secretariat, and to whom it is about: who is to join or leave it, or did.</summary>
public sealed class SecretariatNews(Person about, string what, Actor by, string? reason = null, bool toDecide = false) : Letter
{
    public override string Subject => $"Secretariat: {about.Name} {what}";

    protected override IEnumerable<string> Body
    {
        get
        {
            yield return "You get this because you are a member of the secretariat, or because it is about you.";
            yield return by.PersonId == about.Id ? $"{about.Name} {what}." : $"{about.Name} {what}, says {by.Name} for the secretariat.";
            if (reason is not null) yield return $"The reason given: {reason}";
            if (toDecide) yield return $"It takes effect once another member of the secretariat than {by.Name} confirms it.";
            yield return "If this surprises you, tell the others of the secretariat at once.";
        }
    }

    protected override (string, string)? Link => ("See who is in the secretariat", "/secretariat/people");
}
