using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Outbox;
using Tccm.Web.Evidence;

namespace Tccm.Web.Background;

/// <summary>
/// Sends what is in the outbox: claims in a short transaction, sends outside any, marks in another.
/// A letter whose sender died is claimed again when its lease ends, with the same Message-ID. Letters leave one after the other,
/// so that a sender that dies has one at most that left and was not marked: what somebody waits for before news, the oldest first.
/// </summary>
public sealed class OutboxDispatcher(IServiceScopeFactory scopes, IMailTransport transport, TimeProvider clock, ILogger<OutboxDispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int Batch = 20;
    private bool isAway;

    /// <summary>Sends one batch of what is due; says how many letters were tried. None is while the mail relay does not answer.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        if (!await IsAnyDueAsync(cancellationToken) || !await ReachesRelayAsync(cancellationToken)) return 0;
        var claimed = await ClaimAsync(cancellationToken);
        foreach (var (id, attempt) in claimed) await SendAsync(id, attempt, cancellationToken);
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

    private async Task<bool> IsAnyDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        return await db.OutboxPauseAsync(cancellationToken) is null && await db.Outbox
            .AnyAsync(email => email.SentAt == null && email.FailedAt == null && email.NextTryAt <= now, cancellationToken);
    }

    private async Task<bool> ReachesRelayAsync(CancellationToken cancellationToken)
    {
        var (wasAway, answers) = (isAway, await transport.AnswersAsync(cancellationToken));
        isAway = !answers;
        if (isAway && !wasAway) log.LogWarning("The mail relay does not answer. Letters wait until it does.");
        if (wasAway && answers) log.LogWarning("The mail relay answers again.");
        return answers;
    }

    private async Task<List<(Guid Id, int Attempt)>> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.Outbox.FromSql(
            $"""
             SELECT * FROM portal.outbox_emails
             WHERE sent_at IS NULL AND failed_at IS NULL AND next_try_at <= {now}
                 AND NOT EXISTS (SELECT 1 FROM portal.outbox_pauses WHERE ended_at IS NULL)
             ORDER BY can_wait, created_at, id LIMIT {Batch} FOR UPDATE SKIP LOCKED
             """).ToListAsync(cancellationToken);
        foreach (var email in due) email.Claim(now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. due.Select(email => (email.Id, email.Tries))];
    }

    private async Task SendAsync(Guid id, int attempt, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        // What was erased a moment ago is not sent, nor what another sender may have by now since those before it took long.
        if (await db.Outbox.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } email || !email.IsLeased(attempt, clock.GetUtcNow())) return;
        if (await db.OutboxPauseAsync(cancellationToken) is not null)
        {
            email.Release(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return;
        }
        try
        {
            if (email.AwaitsEvidence) await scope.ServiceProvider.GetRequiredService<ReceiptEvidence>().WriteAsync(email, cancellationToken);
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
