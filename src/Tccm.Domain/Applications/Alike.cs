using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Domain.Applications;

/// <summary>An organisation or another application that could be the same as the one that applies, and what is alike.</summary>
public sealed record Alike(string What, Organisation? Organisation, Application? Application)
{
    /// <summary>Looks over names of every kind, former ones too, and domains. A likeness refuses nothing: somebody looks.</summary>
    public static async Task<IReadOnlyList<Alike>> ToAsync(TccmDbContext db, Application application, CancellationToken cancellationToken = default)
    {
        var organisations = (await db.Organisations.Include(organisation => organisation.FormerNames).Include(organisation => organisation.Memberships)
            .Where(organisation => organisation.Id != application.OrganisationId).AsSplitQuery().ToListAsync(cancellationToken))
            .OrderBy(organisation => organisation.DisplayName, Text.Names.Order);
        var others = await db.Applications
            .Where(other => other.Id != application.Id && (ApplicationStatuses.Waiting.Contains(other.Status) || other.Status == ApplicationStatus.Declined))
            .OrderBy(other => other.SubmittedAt).ToListAsync(cancellationToken);
        return
        [
            .. organisations.Select(organisation => (What: Between(application.Facts, organisation.Facts, organisation.FormerNames), organisation))
                .Where(found => found.What is not null).Select(found => new Alike(found.What!, found.organisation, null)),
            .. others.Select(other => (What: Between(application.Facts, other.Facts, []), other))
                .Where(found => found.What is not null).Select(found => new Alike(found.What!, null, found.other)),
        ];
    }

    /// <summary>The names among these in which one word mixes scripts that look alike.</summary>
    public static IReadOnlyList<string> MixedIn(OrganisationFacts facts) => [.. Names(facts).Where(LookAlike.MixesScripts)];

    internal static string? Between(OrganisationFacts mine, OrganisationFacts theirs, IEnumerable<FormerName> formerly)
    {
        var domain = mine.Domains.FirstOrDefault(one => theirs.Domains.Any(other => other.ALabel == one.ALabel));
        var former = formerly.SelectMany(name => new[] { name.DisplayName, name.LegalName, name.NativeName, name.ShortName }).OfType<string>();
        var name = Names(mine).SelectMany(_ => Names(theirs).Concat(former), (own, other) => (own, other)).FirstOrDefault(pair => LookAlike.Resembles(pair.own, pair.other));
        return (domain, name.own) switch
        {
            (null, null) => null,
            (not null, null) => $"the same domain, {domain.ULabel}",
            (null, not null) => InWords(name.own, name.other),
            _ => $"{InWords(name.own, name.other)}, and the same domain, {domain.ULabel}",
        };
    }

    private static string InWords(string own, string other) => own == other ? $"the same name, “{own}”" : $"“{other}” is like “{own}”";

    private static IEnumerable<string> Names(OrganisationFacts facts) =>
        new[] { facts.DisplayName, facts.LegalName, facts.NativeName, facts.ShortName }.OfType<string>().Distinct(StringComparer.Ordinal);
}
