using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Prospects;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class ProspectsHeld(TccmDbContext db, IOptionsSnapshot<RetentionOptions> keep) : Holding
{
    public override string Key => "prospects";
    public override string Title => "What was said with you before your organisation joined";
    public override IReadOnlyList<string> Columns => ["prospects.people", "approaches.*"];

    public override Processing Processing => new(
        "To ask organisations to join, and not to ask the same people twice.",
        "People at organisations that may join, members of the secretariat who spoke with them",
        "Whom to approach and at which address, what was said, when and by whom",
        "Legitimate interest of the coalition in new members (GDPR, article 6.1 f)",
        "The secretariat",
        "While the organisation is approached.",
        "The lines about you go, and your name in what was said.");

    public override IReadOnlyList<RetentionRule> Rules =>
    [
        new(nameof(RetentionOptions.Prospects), "Whom to approach and what was said, at organisations that said not now or have joined, from the last that was noted on", keep.Value.Prospects,
            (before, stop) => db.Prospects.Where(prospect => (prospect.IsNotNow || prospect.Application!.Status == ApplicationStatus.Approved) && (prospect.People != null || prospect.Approaches.Any())
                && !db.AuditEntries.Any(entry => entry.SubjectId == prospect.Id && entry.At >= before)).Select(prospect => prospect.Id).ToListAsync(stop),
            async (ids, _, stop) =>
            {
                foreach (var prospect in await db.Prospects.Whole().Where(one => ids.Contains(one.Id)).ToListAsync(stop))
                {
                    db.RemoveRange(prospect.Approaches);
                    prospect.ForgetPeople();
                }
            }),
    ];

    public override Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<HeldItem>>(
        [
            .. who.Prospects.Where(prospect => prospect.WordsAbout(who.Traces).Any()).Select(prospect => new HeldItem(
                new Fact("organisation", "Organisation", prospect.Name), new Fact("words", "Words about you", string.Join('\n', prospect.WordsAbout(who.Traces))), new Fact("since", "Noted", prospect.CreatedAt))),
            .. who.Prospects.SelectMany(prospect => prospect.Approaches.Where(approach => approach.ById == who.Person?.Id), (prospect, approach) => new HeldItem(
                new Fact("organisation", "You approached", prospect.Name), new Fact("on", "On", approach.On), new Fact("way", "How", approach.Way.InWords()))),
        ]);

    public override Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var prospect in who.Prospects) prospect.Forget(who.Traces);
        return Task.CompletedTask;
    }
}
