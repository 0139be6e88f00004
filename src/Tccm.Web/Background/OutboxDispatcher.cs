using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Outbox;
using Tccm.Web.Evidence;

namespace Tccm.Web.Background;

/// <summary>
/// Sends what is in the outbox: claims in a short transaction, sends outside any, marks in another.
/// A letter whose sender died is claimed again when its lease ends, with the same Message-ID.
/// </summary>
public sealed class OutboxDispatcher(IServiceScopeFactory scopes, IMailTransport transport, TimeProvider clock, ILogger<OutboxDispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int Batch = 20;

    /// <summary>Sends one batch of what is due; says how many letters were tried.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(cancellationToken);
        foreach (var id in claimed) await SendAsync(id, cancellationToken);
        return claimed.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await SendDueAsync(stoppingToken) == Batch) continue;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogError(failed, "The outbox could not be read; it is tried again.");
            }
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task<List<Guid>> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.Outbox.FromSql(
            $"""
             SELECT * FROM portal.outbox_emails
             WHERE sent_at IS NULL AND failed_at IS NULL AND next_try_at <= {now}
             ORDER BY next_try_at, id LIMIT {Batch} FOR UPDATE SKIP LOCKED
             """).ToListAsync(cancellationToken);
        foreach (var email in due) email.Claim(now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. due.Select(email => email.Id)];
    }

    private async Task SendAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        // What was erased a moment ago is not sent.
        if (await db.Outbox.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } email) return;
        try
        {
            await scope.ServiceProvider.GetRequiredService<ReceiptEvidence>().WriteAsync(email, cancellationToken);
            await transport.SendAsync(email, cancellationToken);
            email.MarkSent(clock.GetUtcNow());
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            email.MarkFailed(failed.Message, failed is MailRefusedException, clock.GetUtcNow());
            log.LogWarning("Letter {Letter} {Id} was not sent at try {Try}: {Reason}", email.Letter, email.Id, email.Tries, failed.GetType().Name);
        }
        if (email.ForgetWhenSent && email.IsOver) db.Outbox.Remove(email);
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
