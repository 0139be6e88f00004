using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class ChecksHeld(TccmDbContext db) : Holding
{
    public override string Key => "checks";
    public override string Title => "Evidence that you checked";
    public override IReadOnlyList<string> Columns => ["evidence_checks.by_person_id", "evidence_checks.against"];

    public override Processing Processing => new(
        "To know who looked up what an organisation operates, and against what.",
        "Members of the secretariat",
        "The item, what it was checked against, the time, and a number in the place of the name",
        "Legitimate interest in a register that can be relied on (GDPR, article 6.1 f)",
        "The secretariat",
        "For good. It holds no name and no address.",
        "The check stays; your name and address in its words are taken out.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken) => who.Person is not { } person ? [] :
        [.. (await db.EvidenceChecks.AsNoTracking().Where(check => check.ByPersonId == person.Id).OrderBy(check => check.CheckedAt).ToListAsync(cancellationToken)).Select(check => new HeldItem(
            new Fact("item", "Item", check.Item), new Fact("against", "Against", check.Against), new Fact("at", "When", check.CheckedAt), new Fact("takenBack", "Taken back", check.TakenBackAt)))];
}
