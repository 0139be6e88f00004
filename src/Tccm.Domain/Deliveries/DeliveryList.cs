using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;

namespace Tccm.Domain.Deliveries;

/// <summary>
/// What everybody may know of where a published statement was heard: one list that page, JSON and CSV share. Who signed, who
/// delivered and who published again are three lists, and none says anything of the others.
/// </summary>
public sealed record DeliveryList(Statement Statement, SignatoryList SignedBy, IReadOnlyList<Deliverable> DeliveredBy, IReadOnlyList<Deliverable> Undone, IReadOnlyList<Republication> RepublishedBy)
{
    public bool IsEmpty => DeliveredBy.Count + Undone.Count + RepublishedBy.Count == 0;

    /// <summary>Of a statement that is public; null for every other, as for one that is not there.</summary>
    public static async Task<DeliveryList?> OfAsync(TccmDbContext db, string slug, CancellationToken cancellationToken = default) =>
        await db.Statements.Whole().AsNoTracking().SingleOrDefaultAsync(one => one.Slug == slug && StatementStatuses.Public.Contains(one.Status), cancellationToken) is { CurrentEdition: not null } statement
            ? await OfAsync(db, statement, await SignatoryList.OfAsync(db, statement, cancellationToken), cancellationToken)
            : null;

    /// <summary>The same, of a statement that was read with its list.</summary>
    public static async Task<DeliveryList> OfAsync(TccmDbContext db, Statement statement, SignatoryList signedBy, CancellationToken cancellationToken = default)
    {
        if (!StatementStatuses.Public.Contains(statement.Status)) return new(statement, signedBy, [], [], []);
        var deliverables = await db.Deliverables.Whole().AsNoTracking().Where(one => one.StatementId == statement.Id && one.Deliveries.Any()).ToListAsync(cancellationToken);
        var republications = await db.Republications.AsNoTracking().Where(one => one.StatementId == statement.Id).OrderBy(one => one.On).ThenBy(one => one.KeptAt).ToListAsync(cancellationToken);
        var delivered = deliverables.Where(one => one.Delivered is not null).OrderBy(one => one.Delivered!.On).ThenBy(one => one.Delivered!.At).ThenBy(one => one.PlannedAt);
        return new(statement, signedBy, [.. delivered], [.. deliverables.Where(one => one.Delivered is null).OrderBy(one => one.PlannedAt)], republications);
    }
}
