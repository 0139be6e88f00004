using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Documents;
using Tccm.Web.Emails;

namespace Tccm.Web.Background;

/// <summary>Publishes, once its hour has come by the database's clock, what two members of the secretariat confirmed for it.</summary>
public sealed class PublicationKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PublicationKeeper> log) : Keeper(TimeSpan.FromSeconds(2), clock, log)
{
    protected override string Failing => "What was to be published could not be";

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        var now = await db.ClockAsync(cancellationToken);
        var due = await db.Publications.Where(publication => publication.ConfirmedAt != null && publication.DroppedAt == null && publication.IssuedAt == null && (publication.EmbargoAt == null || publication.EmbargoAt <= now))
            .Join(db.Statements, publication => publication.StatementId, statement => statement.Id, (publication, statement) => new { publication.Id, statement.Slug }).ToListAsync(cancellationToken);
        foreach (var one in due)
        {
            try
            {
                await IssueAsync(one.Slug, cancellationToken);
            }
            catch (DomainException refused)
            {
                Log.LogError("“{Slug}” was not published at its hour: {Reason}", one.Slug, refused.Message);
                await LapseAsync(one.Slug, one.Id, refused.Message, cancellationToken);
            }
            // One that fails keeps no other from its hour; it is tried again.
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                Log.LogError(failed, "“{Slug}” could not be published at its hour", one.Slug);
            }
        }
    }

    /// <summary>It is not tried again every two seconds: the secretariat is told, and proposes anew.</summary>
    private async Task LapseAsync(string slug, Guid id, string why, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        var statement = await db.LockedStatementAsync(slug, cancellationToken);
        if (statement?.OpenPublication is not { } publication || publication.Id != id) return;
        statement.LapsePublication(publication, why, await db.ClockAsync(cancellationToken));
        await scope.ServiceProvider.GetRequiredService<Post>().ToSecretariatAsync(new PublicationLapsed(statement, why));
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
    }

    private async Task IssueAsync(string slug, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        var statement = await db.LockedStatementAsync(slug, cancellationToken);
        var at = await db.ClockAsync(cancellationToken);
        if (statement?.OpenPublication is not { } publication || !publication.IsDue(at)) return;
        await scope.ServiceProvider.GetRequiredService<IssueEdition>().ConfirmedAsync(statement, publication, Actor.Portal, at, cancellationToken);
        await act.CommitAsync(cancellationToken);
    }
}
