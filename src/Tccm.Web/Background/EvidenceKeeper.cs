using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Web.Emails;
using Tccm.Web.Evidence;

namespace Tccm.Web.Background;

/// <summary>
/// Signs a checkpoint where the log has grown, keeps the last one outside the database, and once a night checks the whole log
/// against every checkpoint and the register; the secretariat is told of what does not agree.
/// </summary>
public sealed class EvidenceKeeper(IServiceScopeFactory scopes, EvidenceLog evidence, OutsideCheckpoint outside, TimeProvider clock, ILogger<EvidenceKeeper> log) : Keeper(TimeSpan.FromSeconds(10), clock, log)
{
    private static readonly TimeSpan Night = TimeSpan.FromHours(24);

    protected override string Failing => "The evidence log could not be looked after";

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        try
        {
            outside.Keep(await evidence.CoverAsync(db, await db.Leaves.LongCountAsync(cancellationToken), cancellationToken));
        }
        finally
        {
            if (!await db.Verifications.AnyAsync(one => one.At > Clock.GetUtcNow() - Night, cancellationToken)) await VerifyAsync(cancellationToken);
        }
    }

    private async Task VerifyAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        var found = await scope.ServiceProvider.GetRequiredService<VerifyEvidence>().RunAsync([], cancellationToken);
        var verification = new Verification(Clock.GetUtcNow(), found.Leaves, found.Wrong);
        db.Verifications.Add(verification);
        if (verification.Wrong > 0)
        {
            Log.LogError("The evidence log does not agree in {Wrong} places; the first: {First}", verification.Wrong, found.Wrong[0]);
            await scope.ServiceProvider.GetRequiredService<Post>().ToSecretariatAsync(new EvidenceDisagrees(verification));
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
