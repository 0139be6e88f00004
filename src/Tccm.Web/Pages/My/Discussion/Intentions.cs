using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>One of the reader's own organisations: what it clears, and whether this contact states that.</summary>
public sealed record OwnIntention(Contact Contact, Intention? Running, bool MayState);

/// <summary>
/// Intentions as they are shown: to the organisation's own people, and to the secretariat. That of an organisation which has
/// signed asks nobody for anything, and is shown as over.
/// </summary>
public sealed class Intentions(TccmDbContext db, CurrentPerson current)
{
    /// <summary>For each member that this person acts for; none where nothing is to be decided any more.</summary>
    public async Task<IReadOnlyList<OwnIntention>> OwnAsync(Statement statement)
    {
        var now = await db.ClockAsync();
        if (statement.Status != StatementStatus.InDiscussion && !statement.IsSignable(now)) return [];
        var members = current.Hats.Where(contact => contact.Organisation.IsMember).DistinctBy(contact => contact.OrganisationId).ToList();
        var ids = members.Select(contact => contact.OrganisationId).ToList();
        var running = (await db.Intentions.AsNoTracking().Where(one => one.StatementId == statement.Id && one.EndedAt == null && ids.Contains(one.OrganisationId)).ToListAsync()).Where(one => one.IsRunning(now)).ToList();
        return [.. members.Where(contact => !HasSigned(statement, contact.OrganisationId))
            .Select(contact => new OwnIntention(contact, running.SingleOrDefault(one => one.OrganisationId == contact.OrganisationId), Intention.WhyNot(statement, contact, now) is null))];
    }

    /// <summary>For the secretariat alone: those that run, by their day, and those that are over.</summary>
    public async Task<(IReadOnlyList<Intention> Running, IReadOnlyList<Intention> Over, DateTimeOffset Now)> AllAsync(Statement statement)
    {
        var now = await db.ClockAsync();
        var all = await db.Intentions.AsNoTracking().Include(one => one.Organisation).Where(one => one.StatementId == statement.Id).OrderBy(one => one.Until).ThenBy(one => one.StatedAt).ToListAsync();
        var running = all.Where(one => one.IsRunning(now) && !HasSigned(statement, one.OrganisationId) && statement.Status is StatementStatus.InDiscussion or StatementStatus.Open).ToList();
        return (running, [.. all.Except(running)], now);
    }

    public static bool HasSigned(Statement statement, Guid organisation) => statement.LiveSignatures.Any(signature => signature.OrganisationId == organisation);

    /// <summary>What became of one that does not run any more.</summary>
    public static string EndInWords(Intention intention, Statement statement, DateTimeOffset now) =>
        intention.HasLapsed(now) ? "lapsed" : intention.EndedAt is not null ? "taken back" : HasSigned(statement, intention.OrganisationId) ? "signed" : "over";
}
