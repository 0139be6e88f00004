using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Emails;

namespace Tccm.Web.Background;

/// <summary>
/// Posts the news of discussions: once on each day of a person's zone, at their hour, one letter with the news since the last; to
/// who chose it so at once, one for each discussion. None where there is no news. The person's row is locked meanwhile, and how
/// far news was gathered is saved with the letters, so that none comes twice.
/// </summary>
public sealed class DigestKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DigestKeeper> log) : Keeper(TimeSpan.FromMinutes(1), clock, log)
{
    /// <summary>News is gathered up to a while ago: what was done before then is saved by now.</summary>
    public static readonly TimeSpan Behind = TimeSpan.FromMinutes(1);

    protected override string Failing => "Digests could not be written";

    /// <summary>How far it was gathered is noted now and then without news too, so that no look goes back far.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(1);

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, news) = (scope.ServiceProvider.GetRequiredService<TccmDbContext>(), scope.ServiceProvider.GetRequiredService<DiscussionNews>());
        var at = Clock.GetUtcNow() - Behind;
        var readers = await db.People.AsNoTracking()
            .Where(person => person.ErasedAt == null && (person.SecretariatSince != null || person.Contacts.Any(contact => contact.Until == null && contact.Accepted != false)))
            .ToListAsync(cancellationToken);
        var quick = readers.Where(reader => reader.DiscussionMail == DiscussionMail.AtOnce && reader.NewsFrom(at) < at).ToList();
        var fresh = quick.Count == 0 ? [] : await news.GatherAsync(db, quick.Min(reader => reader.NewsFrom(at)), at);
        foreach (var reader in readers)
        {
            try
            {
                if (reader.IsDigestDue(at) || (quick.Contains(reader) && IsWorthALook(reader, fresh, at))) await KeepAsync(reader.Id, at, cancellationToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // One that cannot be written keeps nobody else's back.
                Log.LogError(failed, "The news for {Person} could not be written; it is tried again.", reader.Id);
            }
        }
    }

    private static bool IsWorthALook(Person reader, IReadOnlyList<NewsItem> fresh, DateTimeOffset at) =>
        reader.NewsFrom(at) is var from && (at - from > LongestLook || fresh.Any(item => item.At > from && item.By != reader.Id));

    private async Task KeepAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, post, news) = (scope.ServiceProvider.GetRequiredService<TccmDbContext>(), scope.ServiceProvider.GetRequiredService<Post>(), scope.ServiceProvider.GetRequiredService<DiscussionNews>());
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockedPersonAsync(id, cancellationToken) is not { IsErased: false } person) return;
        var from = person.NewsFrom(at);
        if (person.DiscussionMail == DiscussionMail.Daily ? !person.IsDigestDue(at) : from >= at) return;

        var items = await news.SinceAsync(db, person, from, at);
        var discussions = items.GroupBy(item => item.Slug).Select(discussion => discussion.ToList()).ToList();
        if (person.DiscussionMail == DiscussionMail.AtOnce)
            foreach (var discussion in discussions) post.To(person.Email, new DiscussionAtOnce(discussion, await AnswersAsync(db, discussion, person)));
        else if (items.Count > 0)
            post.To(person.Email, new DiscussionDigest(items, person.DigestTime, from, at, discussions is [var only] ? await AnswersAsync(db, only, person) : null));
        person.Digest(at);
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
    }

    /// <summary>Whom an answer reaches; nobody answers themselves.</summary>
    private static async Task<EmailAddress?> AnswersAsync(TccmDbContext db, List<NewsItem> discussion, Person reader) =>
        discussion[0].IsOfStatement && await WhoAnswers.ForAsync(db, discussion[0].Slug) is { } person && person.Id != reader.Id ? person.Email : null;
}
