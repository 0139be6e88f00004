using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Web.Emails;

/// <summary>One thing that happened in a discussion, as a line of a letter.</summary>
public sealed record NewsItem(string Statement, string Slug, DateTimeOffset At, string Line);

/// <summary>What is news to a person: what they may see, and did not do themselves. A new kind of news is one more query here.</summary>
public sealed class DiscussionNews
{
    /// <summary>Oldest first; what happened after <paramref name="from"/> and until <paramref name="to"/>.</summary>
    public async Task<IReadOnlyList<NewsItem>> SinceAsync(TccmDbContext db, Person person, DateTimeOffset from, DateTimeOffset to)
    {
        if (!await MayReadAsync(db, person)) return [];
        return [.. (await RevisionsAsync(db, person, from, to)).OrderBy(item => item.At).ThenBy(item => item.Slug, StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<NewsItem>> RevisionsAsync(TccmDbContext db, Person person, DateTimeOffset from, DateTimeOffset to)
    {
        var made = await db.Revisions.Where(revision => revision.CreatedAt > from && revision.CreatedAt <= to && revision.CreatedById != person.Id)
            .Join(db.Statements.Where(statement => StatementStatuses.SeenByMembers.Contains(statement.Status)), revision => revision.StatementId, statement => statement.Id,
                (revision, statement) => new { revision.Title, statement.Slug, revision.CreatedAt, revision.Number }).ToListAsync();
        return made.Select(one => new NewsItem(one.Title, one.Slug, one.CreatedAt, one.Number == 1 ? "The text r1 can be read" : $"A new text, r{one.Number}"));
    }

    private static async Task<bool> MayReadAsync(TccmDbContext db, Person person)
    {
        if (person.IsSecretariat) return true;
        var today = DateOnly.FromDateTime((await db.ClockAsync()).UtcDateTime);
        return await db.Contacts.AnyAsync(contact => contact.PersonId == person.Id && contact.Until == null && contact.Accepted != false
            && contact.Organisation.Memberships.Any(period => period.Until == null && (period.LeavesOn == null || period.LeavesOn > today) && period.Category == MembershipCategory.Member));
    }
}
