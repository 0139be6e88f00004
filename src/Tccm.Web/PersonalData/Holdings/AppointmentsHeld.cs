using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class AppointmentsHeld(TccmDbContext db) : Holding
{
    public override string Key => "appointments";
    public override string Title => "Proposals that you join or leave the secretariat";
    public override IReadOnlyList<string> Columns => ["appointments.*"];

    public override Processing Processing => new(
        "To let two decide who is in the secretariat.",
        "Whoever is proposed, members of the secretariat who propose and confirm",
        "The proposal, the reason for a removal, dates, and numbers in the place of names",
        "Legitimate interest in a register that no one person controls (GDPR, article 6.1 f)",
        "The secretariat",
        "That it was proposed and decided: for good, without a name.",
        "The reason goes, and an open proposal lapses.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken) =>
        [.. (await TheirsAsync(who, cancellationToken)).Select(one => new HeldItem(
            new Fact("kind", "Proposed", one.Kind == AppointmentKind.Join ? "that you join" : "that you leave"), new Fact("reason", "Reason", one.Reason),
            new Fact("proposed", "When", one.ProposedAt), new Fact("decided", "Decided", one.DecidedAt), new Fact("confirmed", "Confirmed", one.ConfirmedBy is not null)))];

    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var one in await TheirsAsync(who, cancellationToken)) one.Forget(at);
    }

    private async Task<List<Appointment>> TheirsAsync(DataSubject who, CancellationToken cancellationToken) => who.Person is not { } person ? []
        : await db.Appointments.Where(one => one.PersonId == person.Id).OrderBy(one => one.ProposedAt).ToListAsync(cancellationToken);
}
