using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Emails;

namespace Tccm.Web.Background;

/// <summary>
/// Reminds once: 24 hours before a window for positions closes, the participants of members that have not finished; the day
/// before an intention lapses, who stated it and who may sign. The statement's row is locked meanwhile. Of the first only that it
/// was done is kept, since a letter of it would tell the secretariat who has not answered.
/// </summary>
public sealed class DiscussionKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DiscussionKeeper> log) : Keeper(TimeSpan.FromMinutes(1), clock, log)
{
    private static readonly TimeSpan Before = TimeSpan.FromHours(24);

    protected override string Failing => "Reminders of discussions could not be written";

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<TccmDbContext>(), Clock.GetUtcNow());
        var (soon, tomorrow) = (now + Before, DateOnly.FromDateTime(now.UtcDateTime).AddDays(1));
        var slugs = await db.Statements.Where(statement => (statement.Status == StatementStatus.InDiscussion || statement.Status == StatementStatus.Open)
                && (statement.Rounds.Any(round => round.EndedAt == null && round.ClosesAt > now && round.ClosesAt <= soon) || db.Intentions.Any(one => one.StatementId == statement.Id && one.EndedAt == null && one.Until == tomorrow)))
            .Select(statement => statement.Slug).ToListAsync(cancellationToken);
        foreach (var slug in slugs) await KeepAsync(slug, now, cancellationToken);
    }

    private async Task KeepAsync(string slug, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, post) = (scope.ServiceProvider.GetRequiredService<TccmDbContext>(), scope.ServiceProvider.GetRequiredService<Post>());
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        var statement = (await db.LockedStatementAsync(slug, cancellationToken))!;
        if (statement.OpenRound(now) is { } round && round.ClosesAt - now <= Before) await RemindAsync(db, post, statement, round, now, cancellationToken);
        await RemindAsync(db, post, statement, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
    }

    private static async Task RemindAsync(TccmDbContext db, Post post, Statement statement, PositionRound round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = round.ClosesAt - Before;
        if (await db.AuditEntries.AnyAsync(entry => entry.SubjectId == round.Id && entry.Act == "positions.reminded" && entry.At >= since, cancellationToken)) return;

        var paragraphs = statement.Revisions.Single(revision => revision.Id == round.RevisionId).Paragraphs.Count;
        var answered = (await db.Positions.Where(position => position.RoundId == round.Id).Select(position => new { position.OrganisationId, position.ParagraphId }).Distinct().ToListAsync(cancellationToken)).ToLookup(one => one.OrganisationId, one => one.ParagraphId);
        foreach (var people in (await MembersAsync(db, cancellationToken)).GroupBy(contact => contact.OrganisationId))
        {
            var (whole, parts) = (answered[people.Key].Contains(null), answered[people.Key].Count(paragraph => paragraph is not null));
            if (whole && parts >= paragraphs) continue;
            foreach (var contact in people.Where(contact => round.WhyNot(contact, now) is null))
                post.To(contact.Person.Email, new PositionsWanted(statement, round, contact, parts, paragraphs, whole, Colleague(people, contact)?.Person.Email));
        }
        round.Remind(now);
    }

    /// <summary>Who reads an answer to a letter that nobody outside the organisation is to know of.</summary>
    private static Contact? Colleague(IEnumerable<Contact> people, Contact reader) => people.Where(one => one.PersonId != reader.PersonId && !one.AwaitsAcceptance)
        .OrderByDescending(one => one.May(ContactRoles.Representative)).ThenBy(one => one.Id).FirstOrDefault();

    private static async Task RemindAsync(TccmDbContext db, Post post, Statement statement, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (statement.Status != StatementStatus.InDiscussion && !statement.IsSignable(now)) return;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var signed = statement.LiveSignatures.Select(signature => signature.OrganisationId).ToHashSet();
        var ending = await db.Intentions.Include(one => one.Organisation.Memberships).Where(one => one.StatementId == statement.Id && one.EndedAt == null && one.Until == today.AddDays(1)).AsSplitQuery().ToListAsync(cancellationToken);
        var pen = (await WhoAnswers.ForAsync(db, statement.Slug, cancellationToken))?.Email;
        foreach (var intention in ending.Where(one => !signed.Contains(one.OrganisationId) && one.Organisation.MaySign(now) && DateOnly.FromDateTime(one.StatedAt.UtcDateTime) < today))
        {
            var key = IntentionEnds.KeyOf(intention);
            var told = await db.Outbox.Where(email => email.OnceKey != null && email.OnceKey.StartsWith(key)).Select(email => email.OnceKey).ToListAsync(cancellationToken);
            foreach (var reader in (await db.ColleaguesAsync(intention.OrganisationId, cancellationToken)).Where(one => one.MaySign(now) || (one.Id == intention.ContactId && Intention.IsStatedBy(one))))
            {
                var letter = new IntentionEnds(intention, reader, pen);
                if (!told.Contains(Post.KeyOf(letter, reader.Person.Email))) post.To(reader.Person.Email, letter);
            }
        }
    }

    private static Task<List<Contact>> MembersAsync(TccmDbContext db, CancellationToken cancellationToken) => db.Contacts
        .Include(contact => contact.Person).Include(contact => contact.Organisation.Memberships)
        .Where(contact => contact.Until == null && contact.Organisation.Memberships.Any(period => period.Until == null && period.Category == MembershipCategory.Member))
        .AsSplitQuery().ToListAsync(cancellationToken);
}
