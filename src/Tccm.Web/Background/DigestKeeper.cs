using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;

namespace Tccm.Web.Background;

/// <summary>
/// Once on each day of a person's zone, at their hour, posts one letter with the news since the last; none where there is no news.
/// The person's row is locked meanwhile, and how far news was gathered is saved with the letter, so that none comes twice.
/// </summary>
public sealed class DigestKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DigestKeeper> log) : Keeper(TimeSpan.FromMinutes(1), clock, log)
{
    /// <summary>News is gathered up to a while ago: what was done before then is saved by now.</summary>
    public static readonly TimeSpan Behind = TimeSpan.FromMinutes(1);

    protected override string Failing => "Digests could not be written";

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var at = Clock.GetUtcNow() - Behind;
        var readers = await scope.ServiceProvider.GetRequiredService<TccmDbContext>().People.AsNoTracking()
            .Where(person => person.DiscussionMail == DiscussionMail.Daily && person.ErasedAt == null && (person.SecretariatSince != null || person.Contacts.Any(contact => contact.Until == null && contact.Accepted != false)))
            .ToListAsync(cancellationToken);
        foreach (var reader in readers)
        {
            try
            {
                if (reader.IsDigestDue(at)) await KeepAsync(reader.Id, at, cancellationToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // One that cannot be written keeps nobody else's back.
                Log.LogError(failed, "The digest of {Person} could not be written; it is tried again.", reader.Id);
            }
        }
    }

    private async Task KeepAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, post, news) = (scope.ServiceProvider.GetRequiredService<TccmDbContext>(), scope.ServiceProvider.GetRequiredService<Post>(), scope.ServiceProvider.GetRequiredService<DiscussionNews>());
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockedPersonAsync(id, cancellationToken) is not { IsErased: false } person || !person.IsDigestDue(at)) return;

        var from = person.NewsFrom(at);
        var items = await news.SinceAsync(db, person, from, at);
        if (items.Count > 0) post.To(person.Email, new DiscussionDigest(items, person.DigestTime, from, at));
        person.Digest(at);
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
    }
}
