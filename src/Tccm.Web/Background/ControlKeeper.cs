using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Control;
using Tccm.Web.Emails;

namespace Tccm.Web.Background;

/// <summary>
/// Checks again, a few a minute, what was shown a year ago, and what failed a week ago. A failure is flagged and told
/// once to the organisation's representatives; it takes nothing away. Two portals never have the same check in hand.
/// </summary>
public sealed class ControlKeeper(IServiceScopeFactory scopes, ControlCheck check, TimeProvider clock, ILogger<ControlKeeper> log) : Keeper(TimeSpan.FromMinutes(1), clock, log)
{
    private const int AtOnce = 3;
    private static readonly TimeSpan InHand = TimeSpan.FromMinutes(10);

    protected override string Failing => "Domains could not be checked again";

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await ClaimAsync(cancellationToken)) await CheckAsync(id, cancellationToken);
    }

    private async Task<List<Guid>> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        var now = Clock.GetUtcNow();
        var (shown, failed, until) = (now - DomainControl.Holds, now - DomainControl.TriedAgainAfter, now + InHand);
        return await db.Database.SqlQuery<Guid>($"""
            UPDATE portal.domain_controls SET claimed_until = {until} WHERE id IN (
                SELECT id FROM portal.domain_controls
                WHERE shown_at IS NOT NULL AND (claimed_until IS NULL OR claimed_until < {now})
                  AND checked_at < CASE WHEN failing_since IS NULL THEN {shown} ELSE {failed} END
                ORDER BY checked_at LIMIT {AtOnce} FOR UPDATE SKIP LOCKED)
            RETURNING id AS "Value"
            """).ToListAsync(cancellationToken);
    }

    private async Task CheckAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        var control = await db.DomainControls.Include(one => one.Organisation.Contacts).ThenInclude(contact => contact.Person).SingleAsync(one => one.Id == id, cancellationToken);
        var wasFailing = control.FailingSince;
        if (await check.RunAsync(control, cancellationToken) is not { } finding) return;

        finding.RecordOn(control, Actor.Portal);
        if (wasFailing is null && control.FailingSince is not null) Tell(scope.ServiceProvider.GetRequiredService<Post>(), control);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DomainException)
        {
            Log.LogInformation("A domain was checked by somebody else at the same moment; that check counts.");
        }
    }

    private static void Tell(Post post, DomainControl control)
    {
        foreach (var contact in control.Organisation.CurrentContacts.Where(contact => contact.May(ContactRoles.Representative)))
            post.To(contact.Person.Email, new DomainNotFound(control, contact));
    }
}
