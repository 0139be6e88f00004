using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Lists;
using Tccm.Web.Lists;

namespace Tccm.Web.Background;

/// <summary>
/// Pushes each mailing list whose people changed, within a minute or so, and every list once a night. One that does not answer
/// is tried again later and keeps no other back.
/// </summary>
public sealed class ListKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ListKeeper> log) : Keeper(TimeSpan.FromMinutes(1), clock, log)
{
    protected override string Failing => "Mailing lists could not be pushed";

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await DueAsync(cancellationToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                var pushed = await scope.ServiceProvider.GetRequiredService<PushList>().RunAsync(id, null, Actor.Portal, cancellationToken);
                if (pushed.Trouble is { } trouble) Log.LogWarning("A mailing list could not be pushed, and is tried again: {Trouble}", trouble);
            }
            catch (DomainException refused)
            {
                Log.LogInformation("A mailing list was not pushed now: {Refusal}", refused.Message);
            }
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!scope.ServiceProvider.GetRequiredService<PushList>().IsSetUp) return [];
        var at = Clock.GetUtcNow();
        var lists = await scope.ServiceProvider.GetRequiredService<TccmDbContext>().MailingLists.Where(list => list.Home == ListHome.Mailman).Whole().ToListAsync(cancellationToken);
        return [.. lists.Where(list => list.IsDue(at)).Select(list => list.Id)];
    }
}
