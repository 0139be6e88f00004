using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Domain.Applications;

/// <summary>Who else may be the organisation that applies: the same domain, or a name that could be taken for its name.</summary>
public sealed record Resembling(IReadOnlyList<Organisation> Organisations, IReadOnlyList<Application> Applications)
{
    /// <summary>Drafts count once their address is confirmed: what anybody typed says nothing yet.</summary>
    public static async Task<Resembling> ToAsync(Application application, TccmDbContext db, CancellationToken cancellationToken = default)
    {
        if (!application.HasFacts) return new([], []);
        var organisations = await db.Organisations.AsNoTracking().ToListAsync(cancellationToken);
        var others = await db.Applications.AsNoTracking()
            .Where(other => other.Id != application.Id && ApplicationStatuses.Open.Contains(other.Status) && other.EmailConfirmedAt != null)
            .ToListAsync(cancellationToken);
        return new(
            [.. organisations.Where(known => AreLike(application.Facts, known.Facts))],
            [.. others.Where(other => other.HasFacts && AreLike(application.Facts, other.Facts))]);
    }

    private static bool AreLike(OrganisationFacts one, OrganisationFacts other) => Alike.Between(one, other, []) is not null;
}
