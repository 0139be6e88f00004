using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Web.Emails;

namespace Tccm.Web.Background;

/// <summary>
/// Reminds of a major version of the Purpose, once 30 days and once 7 days before its day: only signatories of members and
/// supporters that have not signed it. When the day is over the register says so by itself.
/// </summary>
public sealed class PurposeKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PurposeKeeper> log) : Keeper(TimeSpan.FromMinutes(15), clock, log)
{
    /// <summary>Days before the day; the nearest that has come is sent, an earlier one that was missed is not made up for.</summary>
    private static readonly int[] ReminderDays = [7, 30];

    protected override string Failing => "Reminders of the Purpose could not be sent";

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        var now = Clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!await db.PurposeVersions.AnyAsync(version => version.SignAgainUntil >= today, cancellationToken)) return;

        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        // Nobody signs while it is looked up who has not, and no second instance reminds.
        await db.LockPurposeAsync(cancellationToken);
        var register = await PurposeRegister.OnAsync(db, today, cancellationToken);
        if (await db.PurposeVersions.SingleOrDefaultAsync(version => version.Id == register.AskingId, cancellationToken) is not { SignAgainUntil: { } until } asking || until < today) return;
        // One that was due when the version was adopted is not sent: the letter of the adoption has just said it.
        var due = ReminderDays.FirstOrDefault(days => until.AddDays(-days) <= today && until.AddDays(-days) > DateOnly.FromDateTime(asking.CreatedAt.UtcDateTime));
        if (due > 0) await RemindAsync(db, scope.ServiceProvider.GetRequiredService<Post>(), asking, register, due, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
    }

    private static async Task RemindAsync(TccmDbContext db, Post post, PurposeVersion asking, PurposeRegister register, int days, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reminded = await db.AuditEntries.Where(entry => entry.SubjectId == asking.Id && entry.Act == PurposeVersion.ReminderOf(days))
            .Select(entry => entry.OrganisationId).ToListAsync(cancellationToken);
        var contacts = await db.Contacts.Include(contact => contact.Person).Include(contact => contact.Organisation)
            .Where(contact => contact.Until == null && contact.Organisation.Memberships.Any(period => period.Until == null))
            .ToListAsync(cancellationToken);
        var signatories = contacts.Where(contact => contact.May(ContactRoles.Signatory) && register.Of(contact.OrganisationId).IsAsked && !reminded.Contains(contact.OrganisationId));
        foreach (var organisation in signatories.GroupBy(contact => contact.Organisation))
        {
            foreach (var contact in organisation) post.To(contact.Person.Email, new PurposeReminder(asking, contact, days));
            asking.Remind(organisation.Key, days, now);
        }
    }
}
