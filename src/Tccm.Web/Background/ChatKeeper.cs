using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Chat;
using Tccm.Domain.Database;

namespace Tccm.Web.Background;

/// <summary>
/// Compares who is in a chat group with who may be, so that each way of losing that, a removal, a membership that ends or becomes
/// another, leaving the secretariat, comes to the same: the secretariat is asked to remove them.
/// </summary>
public sealed class ChatKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ChatKeeper> log) : Keeper(TimeSpan.FromMinutes(1), clock, log)
{
    protected override string Failing => "Chat groups could not be compared with who may be in them";

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        var at = await db.ClockAsync(cancellationToken);
        var places = await db.ChatPlaces.Whole().Where(place => place.EndedAt == null).ToListAsync(cancellationToken);
        // Of somebody who leaves at this moment, or comes back, the row is another by now: then the next look sees it.
        var ended = places.Where(place => place.EndUnlessEntitled(at)).ToList();
        if (ended.Count > 0) await db.SaveChangesAsync(cancellationToken);
    }
}
