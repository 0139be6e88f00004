using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class WordsHeld(TccmDbContext db) : Holding
{
    public override string Key => "words";
    public override string Title => "Words about organisations that name you";
    public override IReadOnlyList<string> Columns =>
    [
        "suspensions.reason", "suspensions.lift_note", "membership_periods.end_reason", "membership_periods.source",
        "domain_controls.found", "imported_things.before", "imported_things.after",
    ];

    public override Processing Processing => new(
        "To know why a membership began, rested or ended, and what was known of an organisation before.",
        "Whoever is named in such words",
        "Reasons and sources in the words of the secretariat or the organisation; what an organisation said of itself before an import",
        "Legitimate interest in a register that can be relied on (GDPR, article 6.1 f)",
        "Contacts of the organisation; the secretariat. A reason that was marked so is public",
        "With the membership that they are about; a name in them until the person is erased.",
        "Your name and address in these words are taken out.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var organisations = await db.Organisations.AsNoTracking().Include(one => one.Memberships).Include(one => one.DomainControls).AsSplitQuery().ToListAsync(cancellationToken);
        return [.. organisations.SelectMany(one => Words(one).Where(words => who.Traces.IsIn(words.Text, who.About.Contains(one.Id))).Select(words => new HeldItem(
            new Fact("organisation", "Organisation", one.DisplayName), new Fact("about", "About", words.About), new Fact("words", "Words", words.Text))))];
    }

    private static IEnumerable<(string About, string Text)> Words(Organisation organisation) => organisation.Memberships
        .SelectMany(period => period.Suspensions.SelectMany(rest => new (string, string?)[] { ("why the membership rests", rest.Reason), ("why it goes on", rest.LiftNote) })
            .Concat([("why the membership ended", period.EndReason), ("the source of the membership", period.Source)]))
        .Concat(organisation.DomainControls.Select(control => ("what a check of a domain came upon", control.Found)))
        .Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!));
}
