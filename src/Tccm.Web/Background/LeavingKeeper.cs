using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Web.Emails;

namespace Tccm.Web.Background;

/// <summary>
/// Ends each membership whose planned day has come, and tells its contacts. Nothing waits for it: whoever asks for a day or
/// signs already counts the planned day.
/// </summary>
public sealed class LeavingKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LeavingKeeper> log) : Keeper(TimeSpan.FromMinutes(1), clock, log)
{
    protected override string Failing => "Memberships whose day has come could not be ended";

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        var today = DateOnly.FromDateTime((await db.ClockAsync(cancellationToken)).UtcDateTime);
        var due = await db.MembershipPeriods
            .Where(period => period.Until == null && period.LeavesOn <= today).Select(period => period.OrganisationId).ToListAsync(cancellationToken);
        foreach (var organisation in due) await EndAsync(organisation, cancellationToken);
    }

    private async Task EndAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        var organisation = await db.LockedOrganisationAsync(id, cancellationToken);
        var period = organisation?.CurrentMembership;
        if (organisation is null || period is null || !organisation.SettleLeaving(await db.ClockAsync(cancellationToken))) return;

        scope.ServiceProvider.GetRequiredService<Post>().ToContacts(organisation, MembershipChanged.Left(organisation, period));
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
    }
}
