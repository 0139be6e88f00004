using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class ActsHeld(TccmDbContext db) : Holding
{
    public override string Key => "acts";
    public override string Title => "What you did";
    public override IReadOnlyList<string> Columns => ["audit_entries.person_id", "audit_entries.sentence", "audit_entries.capacity"];

    public override Processing Processing => new(
        "To be able to say who acted, in which capacity, for which organisation and when.",
        "Whoever acts in the portal",
        "The act, the capacity, the organisation, the time, and a number in the place of the name",
        "Legitimate interest in signatures that can be relied on; establishment and defence of claims (GDPR, articles 6.1 f and 17.3 e)",
        "The secretariat",
        "For good. It holds no name and no address.",
        "Nothing of it: once the name is erased the number leads to nobody.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var ids = who.Acts.Select(entry => entry.OrganisationId).OfType<Guid>().Distinct().ToList();
        var organisations = await db.Organisations.AsNoTracking().Where(organisation => ids.Contains(organisation.Id)).ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.DisplayName, cancellationToken);
        return [.. who.Acts.Select(entry => new HeldItem(
            new Fact("at", "When", entry.At), new Fact("sentence", "What", entry.Sentence), new Fact("act", "Kind", entry.Act), new Fact("capacity", "In the capacity of", entry.Capacity),
            new Fact("organisation", "Organisation", entry.OrganisationId is { } id ? organisations.GetValueOrDefault(id) : null)))];
    }
}
