using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Pages.Secretariat.Applications;

/// <summary>What to look at before something is decided: who resembles it, and what in names and addresses is not as it seems.</summary>
public sealed record Likeness(IReadOnlyList<Alike> Alike, IReadOnlyList<string> Oddities)
{
    public static Likeness None { get; } = new([], []);

    public bool Any => Alike.Count + Oddities.Count > 0;

    public static async Task<Likeness> OfAsync(TccmDbContext db, Application application)
    {
        var addresses = application.Contacts.Select(contact => contact.Email).Append(application.ApplicantEmail).DistinctBy(email => email.Canonical);
        return new(await Domain.Applications.Alike.ToAsync(db, application),
            [.. Domain.Applications.Alike.OdditiesIn(application.Facts), .. addresses.Select(email => LookAlike.Address(email, application.Facts.Domains)).OfType<string>()]);
    }

    /// <summary>The same for what the secretariat is about to change of an organisation.</summary>
    public static async Task<Likeness> OfAsync(TccmDbContext db, OrganisationFacts changed, Guid organisationId) =>
        new(await Domain.Applications.Alike.ToAsync(db, changed, organisationId, null), Domain.Applications.Alike.OdditiesIn(changed));
}
