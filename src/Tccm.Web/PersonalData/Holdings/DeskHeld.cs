using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Imports;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class DeskHeld(TccmDbContext db) : Holding
{
    public override string Key => "desk";
    public override string Title => "Your work in the secretariat";
    public override IReadOnlyList<string> Columns =>
    [
        "import_batches.by_person_id", "import_batches.undone_by_id", "import_batches.source",
        "purpose_drafts.written_by_id", "purpose_drafts.proposal", "purpose_drafts.sent_back", "purpose_versions.proposed_by_id", "purpose_versions.adopted_by_id",
    ];

    public override Processing Processing => new(
        "To know who took a list over, and who wrote, proposed and adopted the Statement of Purpose.",
        "Members of the secretariat; whoever is named as the source of a list",
        "What was done, the time, the source of a list in words, and a number in the place of the name",
        "Legitimate interest in a register that can be relied on (GDPR, article 6.1 f)",
        "The secretariat",
        "For good. Where a name stands in the words, until the person is erased.",
        "What was done stays with the number; your name and address in the words are taken out.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var id = who.Person?.Id;
        var imports = (await db.ImportBatches.AsNoTracking().OrderBy(batch => batch.CreatedAt).ToListAsync(cancellationToken))
            .Where(batch => (id is not null && (batch.ByPersonId == id || batch.UndoneById == id)) || who.Traces.IsIn(batch.Source, aboutThem: false)).ToList();
        var drafts = id is null ? [] : (await db.PurposeDrafts.AsNoTracking().OrderBy(draft => draft.WrittenAt).ToListAsync(cancellationToken))
            .Where(draft => draft.WrittenById == id || draft.Proposal?.By == id || draft.SentBack?.By == id).ToList();
        var versions = id is null ? [] : await db.PurposeVersions.AsNoTracking().Where(version => version.ProposedById == id || version.AdoptedById == id).OrderBy(version => version.CreatedAt).ToListAsync(cancellationToken);
        return
        [
            .. imports.Select(batch => new HeldItem(new Fact("import", "Import", batch.Kind.InWords()), new Fact("source", "Source", batch.Source), new Fact("at", "When", batch.CreatedAt), new Fact("undone", "Undone", batch.UndoneAt))),
            .. drafts.Select(draft => new HeldItem(
                new Fact("draft", "Draft of the Statement of Purpose", draft.Title), new Fact("written", "Written by you", draft.WrittenById == id ? draft.WrittenAt : null),
                new Fact("proposed", "Proposed by you", draft.Proposal?.By == id ? draft.Proposal?.At : null), new Fact("sentBack", "Sent back by you", draft.SentBack?.By == id ? draft.SentBack?.Words : null))),
            .. versions.Select(version => new HeldItem(new Fact("version", "Statement of Purpose", version.Number), new Fact("adopted", "Adopted", version.CreatedAt), new Fact("part", "You", version.ProposedById == id ? "proposed it" : "adopted it"))),
        ];
    }
}
