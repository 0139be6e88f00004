using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Lists;

namespace Tccm.Web.Lists;

/// <summary>What came of a push.</summary>
/// <param name="Added">How many were put on the list.</param>
/// <param name="Removed">How many were taken off it.</param>
/// <param name="Trouble">Why not all of it could be pushed; the rest follows by itself.</param>
public sealed record Pushed(int Added, int Removed, string? Trouble);

/// <summary>
/// Reads a list's roster, lays it beside what is wanted, and pushes the difference, one member after the other. What is sent is
/// saved before, and the answer after, so that a push that was killed goes on where it was. No row is locked meanwhile.
/// </summary>
public sealed class PushList(TccmDbContext db, Mailman mailman, TimeProvider clock)
{
    private static readonly TimeSpan InHand = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public bool IsSetUp => mailman.IsSetUp;

    /// <summary>The difference as it is now. Throws a <see cref="MailmanException"/> where the list cannot be asked.</summary>
    public async Task<ListDifference> LookAsync(MailingList list, CancellationToken cancellationToken = default)
    {
        var there = new HashSet<string>(await mailman.RosterAsync(list.Address, cancellationToken), StringComparer.Ordinal);
        var difference = list.Against(there);
        var stayed = 0;
        foreach (var place in difference.Left)
        {
            if (!await mailman.HasAsync(list.Address, place.Address!, cancellationToken)) continue;
            there.Add(place.Address!);
            stayed++;
        }
        return stayed == 0 ? difference : list.Against(there);
    }

    /// <summary>
    /// Pushes the difference: just the one that <paramref name="seen"/> names, where somebody has looked at it; else the part of
    /// it that needs no look. What this context has read before is forgotten.
    /// </summary>
    public async Task<Pushed> RunAsync(Guid id, string? seen, Actor by, CancellationToken cancellationToken = default)
    {
        await ClaimAsync(id, cancellationToken);
        try
        {
            db.ChangeTracker.Clear();
            return await PushAsync(await db.MailingLists.Whole().SingleAsync(list => list.Id == id, cancellationToken), seen, by, cancellationToken);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"UPDATE portal.mailing_lists SET claimed_until = NULL WHERE id = {id}", CancellationToken.None);
        }
    }

    /// <summary>Takes one address off the list that the portal never put there.</summary>
    public async Task TakeOffUnknownAsync(MailingList list, string address, Actor by)
    {
        if (list.Places.Any(place => place.Address == address)) throw new DomainException("The portal put this address on the list. It goes when its person chooses so, or is not entitled any more.");
        try
        {
            if (!await mailman.HasAsync(list.Address, address, default)) throw new DomainException("This address is not on the list any more. Nothing was changed.");
            await mailman.RemoveAsync(list.Address, address, default);
        }
        catch (MailmanException failed)
        {
            throw new DomainException($"{failed.Message} Nothing was changed.");
        }
        list.TookOffUnknown(by, clock.GetUtcNow());
    }

    private async Task<Pushed> PushAsync(MailingList list, string? seen, Actor by, CancellationToken cancellationToken)
    {
        var (added, removed, began) = (0, 0, clock.GetUtcNow());
        try
        {
            var difference = await LookAsync(list, cancellationToken);
            if (seen is not null && difference.Sha256 != seen) throw new DomainException("The difference is another one by now. Look at it as it is, and push that.");
            var now = list.Begin(difference, seen is not null, by, clock.GetUtcNow());
            await SaveAsync(list, cancellationToken);

            foreach (var step in now.ToRemove.Where(_ => HasTime(began)))
            {
                await mailman.RemoveAsync(list.Address, step.Address, cancellationToken);
                step.LetGo(now);
                removed++;
                await SaveAsync(list, cancellationToken);
            }
            foreach (var step in now.ToAdd.Where(step => step.Place.Address == step.Address && HasTime(began)))
            {
                if (await mailman.AddAsync(list.Address, step.Address, cancellationToken) is { } why) step.WouldNotTake(why);
                else
                {
                    step.Took(clock.GetUtcNow());
                    added++;
                }
                await SaveAsync(list, cancellationToken);
            }
            list.Finish(added, removed, by, clock.GetUtcNow());
            await SaveAsync(list, cancellationToken);
            return new Pushed(added, removed, null);
        }
        catch (MailmanException failed)
        {
            list.Miss(failed.Message, added, removed, by, clock.GetUtcNow());
            await SaveAsync(list, cancellationToken);
            return new Pushed(added, removed, failed.Message);
        }
    }

    /// <summary>What is not reached in time is in hand, and goes with the next push.</summary>
    private bool HasTime(DateTimeOffset began) => clock.GetUtcNow() - began < Longest;

    /// <summary>The place of somebody who was erased goes once their address is off the list.</summary>
    private async Task SaveAsync(MailingList list, CancellationToken cancellationToken)
    {
        db.RemoveRange(list.Places.Where(place => place.Address is null && place.Person.IsErased && db.Entry(place).State != EntityState.Detached));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task ClaimAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + InHand;
        if (await db.Database.ExecuteSqlAsync($"UPDATE portal.mailing_lists SET claimed_until = {until} WHERE id = {id} AND (claimed_until IS NULL OR claimed_until < {now})", cancellationToken) == 0)
            throw new DomainException("This list is being pushed at this very moment. Look again in a minute.");
    }
}
