using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Pages.My.Deliveries;

/// <summary>What somebody's organisations are to deliver, and delivered; and what they published again.</summary>
public sealed record OwnDeliveries(IReadOnlyList<Deliverable> All, IReadOnlyList<Republication> Republished)
{
    public static async Task<OwnDeliveries> OfAsync(TccmDbContext db, IEnumerable<Contact> hats)
    {
        var mine = hats.Select(hat => hat.OrganisationId).ToList();
        var all = await db.Deliverables.Whole().AsNoTracking().Where(one => mine.Contains(one.OrganisationId!.Value)).OrderBy(one => one.PlannedAt).ToListAsync();
        var republished = await db.Republications.AsNoTracking().Include(one => one.Statement.Revisions).Where(one => mine.Contains(one.OrganisationId!.Value)).OrderByDescending(one => one.On).AsSplitQuery().ToListAsync();
        return new(all, republished);
    }

    public IReadOnlyList<Deliverable> Of(Contact hat, DeliverableStatus status) => [.. All.Where(one => one.OrganisationId == hat.OrganisationId && one.Status == status)];

    /// <summary>What waits for this hat: it is to be delivered, and this contact records that it was.</summary>
    public IReadOnlyList<Deliverable> Waiting(Contact hat) => [.. Of(hat, DeliverableStatus.Planned).Where(one => one.IsRecordedBy(hat))];

    public IReadOnlyList<Republication> RepublishedBy(Contact hat) => [.. Republished.Where(one => one.OrganisationId == hat.OrganisationId)];
}
