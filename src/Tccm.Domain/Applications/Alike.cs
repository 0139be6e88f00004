using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Domain.Applications;

/// <summary>An organisation or another application that could be the same as the one that is looked at, and what is alike.</summary>
public sealed record Alike(string What, Organisation? Organisation, Application? Application)
{
    private const int MostNames = 3;

    public static Task<IReadOnlyList<Alike>> ToAsync(TccmDbContext db, Application application, CancellationToken cancellationToken = default) =>
        ToAsync(db, application.Facts, application.OrganisationId ?? application.AppliesForId, application.Id, cancellationToken);

    /// <summary>Looks over names of every kind, former ones too, and domains. A likeness refuses nothing: somebody looks.</summary>
    public static async Task<IReadOnlyList<Alike>> ToAsync(TccmDbContext db, OrganisationFacts facts, Guid? organisationId, Guid? applicationId, CancellationToken cancellationToken = default)
    {
        var organisations = (await db.Organisations.AsNoTracking().Include(organisation => organisation.FormerNames).Include(organisation => organisation.Memberships)
            .Where(organisation => organisation.Id != organisationId).AsSplitQuery().ToListAsync(cancellationToken))
            .OrderBy(organisation => organisation.DisplayName, Text.Names.Order);
        var others = await db.Applications.AsNoTracking()
            .Where(other => other.Id != applicationId && (ApplicationStatuses.Waiting.Contains(other.Status) || other.Status == ApplicationStatus.Declined))
            .OrderBy(other => other.SubmittedAt).ToListAsync(cancellationToken);
        return
        [
            .. organisations.Select(organisation => (What: Between(facts, organisation.Facts, organisation.FormerNames), organisation))
                .Where(found => found.What is not null).Select(found => new Alike(found.What!, found.organisation, null)),
            .. others.Select(other => (What: Between(facts, other.Facts, []), other))
                .Where(found => found.What is not null).Select(found => new Alike(found.What!, null, found.other)),
        ];
    }

    /// <summary>What in the names and domains themselves is not as it seems.</summary>
    public static IReadOnlyList<string> OdditiesIn(OrganisationFacts facts) =>
        [.. Names(facts).Concat(facts.Domains.Where(domain => domain.ULabel != domain.ALabel).Select(domain => domain.ULabel)).SelectMany(LookAlike.Oddities)];

    internal static string? Between(OrganisationFacts mine, OrganisationFacts theirs, IEnumerable<FormerName> formerly)
    {
        var former = formerly.SelectMany(name => new[] { name.DisplayName, name.LegalName, name.NativeName, name.ShortName }).OfType<string>();
        var domain = mine.Domains.SelectMany(_ => theirs.Domains, (own, other) => (Same: own.ALabel == other.ALabel, What: LookAlike.Between(own, other)))
            .Where(found => found.What is not null).OrderByDescending(found => found.Same).FirstOrDefault().What;
        var names = Names(mine).SelectMany(_ => Names(theirs).Concat(former), LookAlike.Between).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostNames).ToList();
        var name = names.Count == 0 ? null : string.Join("; ", names);
        return (name, domain) switch
        {
            (not null, not null) => $"{name}, and {domain}",
            _ => name ?? domain,
        };
    }

    private static IEnumerable<string> Names(OrganisationFacts facts) =>
        new[] { facts.DisplayName, facts.LegalName, facts.NativeName, facts.ShortName }.OfType<string>().Distinct(StringComparer.Ordinal);
}
