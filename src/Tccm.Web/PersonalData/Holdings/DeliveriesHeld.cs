using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class DeliveriesHeld(TccmDbContext db) : Holding
{
    public override string Key => "deliveries";
    public override string Title => "Deliveries and republications that you recorded, or that name you";
    public override IReadOnlyList<string> Columns => ["deliverables.*", "deliveries.*", "delivery_outcomes.*", "republications.*"];

    public override Processing Processing => new(
        "To say where a statement was heard, in whose voice, by which organisation, and what came of it.",
        "Whoever records it, and whoever is named in the words",
        "Who recorded it, by number; the organisation; place and slot in words, receipt, link, basis, outcome and reasons in words",
        "Legitimate interest of the organisations that signed, and of the public that reads what was said (GDPR, article 6.1 f)",
        "The public, once the statement is published; the secretariat; those who act for who delivers it",
        "With the statement that they are about; a name in the words until the person is erased.",
        "Your name and address in these words are taken out, and the number leads to nobody. The words that were delivered stay as they were.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var (person, all) = (who.Person?.Id, await db.Deliverables.Whole().AsNoTracking().OrderBy(one => one.PlannedAt).ToListAsync(cancellationToken));
        var republications = await db.Republications.AsNoTracking().OrderBy(one => one.KeptAt).ToListAsync(cancellationToken);
        bool IsTheirs(Guid? by) => person is not null && by == person;
        bool Names(Guid id, params IEnumerable<string?> words) => words.OfType<string>().Any(text => who.Traces.IsIn(text, who.About.Contains(id)));
        return
        [
            .. all.Where(one => Names(one.Id, one.Place, one.Slot, one.Introduction, one.Lineage, one.Basis, one.DropReason)).Select(one => new HeldItem(
                new Fact("deliverable", "Words of what is to be delivered", string.Join(" ", new[] { one.Place, one.Slot, one.Introduction, one.Lineage, one.Basis, one.DropReason }.OfType<string>())), new Fact("at", "When", one.PlannedAt))),
            .. all.SelectMany(one => one.Deliveries).Where(one => IsTheirs(one.KeptById) || Names(one.DeliverableId, one.Receipt, one.Reason, one.Link)).Select(one => new HeldItem(
                new Fact("delivered", "Recorded as delivered by", one.ByInWords), new Fact("on", "On", one.On), new Fact("receipt", "Receipt", one.Receipt), new Fact("reason", "Correction", one.Reason), new Fact("at", "When", one.KeptAt))),
            .. all.SelectMany(one => one.Outcomes).Where(one => IsTheirs(one.NotedById) || Names(one.DeliverableId, one.Said)).Select(one => new HeldItem(new Fact("outcome", "Outcome", one.Said), new Fact("at", "When", one.NotedAt))),
            .. republications.Where(one => IsTheirs(one.KeptById) || IsTheirs(one.EndedById) || Names(one.Id, one.Title, one.Link, one.EndReason)).Select(one => new HeldItem(
                new Fact("republished", "Published again by", one.DisplayName), new Fact("title", "Title", one.Title), new Fact("reason", "Why it was taken back", one.EndReason), new Fact("at", "When", one.KeptAt), new Fact("ended", "Taken back", one.EndedAt))),
        ];
    }
}
