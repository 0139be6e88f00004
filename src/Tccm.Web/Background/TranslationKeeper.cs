using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Translations;
using Tccm.Web.Emails;
using Tccm.Web.Pages.My.Translations;

namespace Tccm.Web.Background;

/// <summary>Tells a translator once that the original has moved on, unless it was carried on by then. However the text came to change, it is seen here.</summary>
public sealed class TranslationKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TranslationKeeper> log) : Keeper(TimeSpan.FromMinutes(1), clock, log)
{
    protected override string Failing => "Translators could not be told that the original has moved on";

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        var slugs = await db.Statements.Where(statement => StatementStatuses.SeenByMembers.Contains(statement.Status)
                && db.Translations.Any(one => one.StatementId == statement.Id && one.WithdrawnAt == null && one.ToldBehindAt == null && statement.Revisions.Any(revision => revision.Number > one.RevisionNumber)))
            .Select(statement => statement.Slug).ToListAsync(cancellationToken);
        foreach (var slug in slugs) await TellAsync(slug, cancellationToken);
    }

    private async Task TellAsync(string slug, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, post) = (scope.ServiceProvider.GetRequiredService<TccmDbContext>(), scope.ServiceProvider.GetRequiredService<Post>());
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        var statement = (await db.LockedStatementAsync(slug, cancellationToken))!;
        var all = await db.TranslationsAsync(statement.Id, cancellationToken);
        foreach (var translation in all.Where(one => one is { WithdrawnAt: null, ToldBehindAt: null } && one.IsBehind(statement)))
        {
            var carried = all.Any(other => other.WithdrawnAt is null && other.Language == translation.Language && other.RevisionNumber > translation.RevisionNumber);
            if (!carried && await Translators.OfAsync(db, translation, cancellationToken) is { } translator) post.To(translator.Email, new OriginalMoved(statement, translation));
            translation.TellBehind(statement, Clock.GetUtcNow());
        }
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
    }
}
