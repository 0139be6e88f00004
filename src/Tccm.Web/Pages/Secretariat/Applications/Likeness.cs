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

    /// <summary>The same for names and domains that the secretariat is about to give an organisation; those it has already were looked at.</summary>
    public static async Task<Likeness> OfAsync(TccmDbContext db, OrganisationFacts wanted, Organisation organisation)
    {
        string?[] known = [organisation.LegalName, organisation.DisplayName, organisation.NativeName, organisation.ShortName];
        string? New(string? name) => string.IsNullOrWhiteSpace(name) || known.Contains(name.Trim(), StringComparer.Ordinal) ? null : name.Trim();
        var changed = new OrganisationFacts
        {
            LegalName = New(wanted.LegalName),
            DisplayName = New(wanted.DisplayName),
            NativeName = New(wanted.NativeName),
            ShortName = New(wanted.ShortName),
            Domains = [.. wanted.Domains.Except(organisation.Domains)],
        };
        return new(await Domain.Applications.Alike.ToAsync(db, changed, organisation.Id, null), Domain.Applications.Alike.OdditiesIn(changed));
    }
}
