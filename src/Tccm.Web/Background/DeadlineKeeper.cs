using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Emails;

namespace Tccm.Web.Background;

/// <summary>
/// Closes signing when the deadline has passed, and reminds once 72 hours and once 24 hours before it:
/// only signatories of members that have not signed, and whose mandate is not over. The database keeps each reminder from going out twice,
/// and its clock says what has passed, as it does for who signs.
/// </summary>
public sealed class DeadlineKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DeadlineKeeper> log) : Keeper(TimeSpan.FromMinutes(1), clock, log)
{
    /// <summary>Hours before the deadline; the nearest that has come is sent, an earlier one that was missed is not made up for.</summary>
    private static readonly int[] ReminderHours = [24, 72];

    protected override string Failing => "Deadlines could not be kept";

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var open = await scope.ServiceProvider.GetRequiredService<TccmDbContext>().Statements
            .Where(statement => statement.Status == StatementStatus.Open).Select(statement => statement.Slug).ToListAsync(cancellationToken);
        foreach (var slug in open) await KeepAsync(slug, cancellationToken);
    }

    private async Task KeepAsync(string slug, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        var statement = await db.LockedStatementAsync(slug, cancellationToken);
        if (statement is not { Status: StatementStatus.Open, Deadline: { } deadline }) return;

        var now = await db.ClockAsync(cancellationToken);
        // An outage that is not noted yet moves the deadline first.
        if (await OutageKeeper.IsBehindAsync(db, now, cancellationToken)) return;
        if (deadline.HasPassed(now)) statement.Close(Actor.Portal, now);
        else if (ReminderHours.FirstOrDefault(hours => deadline.Instant - now <= TimeSpan.FromHours(hours)) is var due and > 0)
            await RemindAsync(db, scope.ServiceProvider.GetRequiredService<Post>(), statement, due, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
    }

    private static async Task RemindAsync(TccmDbContext db, Post post, Statement statement, int hours, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var signed = statement.LiveSignatures.Select(signature => signature.OrganisationId).ToHashSet();
        var signatories = await db.Contacts.Include(contact => contact.Person).Include(contact => contact.Organisation.Memberships)
            .Where(contact => contact.Until == null && contact.Organisation.Memberships.Any(period => period.Until == null && period.Category == MembershipCategory.Member))
            .AsSplitQuery().ToListAsync(cancellationToken);
        var reminders = signatories.Where(contact => contact.MaySign(now) && contact.Organisation.MaySign(now) && !signed.Contains(contact.OrganisationId))
            .Select(contact => (Contact: contact, Letter: new DeadlineNear(statement, contact, hours))).ToList();
        var sent = await db.Outbox.Where(email => email.OnceKey != null && email.OnceKey.StartsWith(DeadlineNear.KeyOf(statement, hours)))
            .Select(email => email.OnceKey).ToListAsync(cancellationToken);
        foreach (var (contact, letter) in reminders.Where(reminder => !sent.Contains(Post.KeyOf(reminder.Letter, reminder.Contact.Person.Email))))
            post.To(contact.Person.Email, letter);
    }
}
