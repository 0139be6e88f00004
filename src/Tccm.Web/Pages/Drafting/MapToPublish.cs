using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Documents;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Drafting;

/// <summary>A map as those see it who decide whether everybody may: exactly what would be public, and of what it would tell.</summary>
public sealed record MapToPublish(Pen Pen, PositionRound Round, PublishedMap? Form, IReadOnlyList<string> TellingEach, Person? Proposer)
{
    public static async Task<MapToPublish?> OfAsync(TccmDbContext db, CurrentPerson current, string slug, int revision, bool locked = false)
    {
        if (await Pen.OfAsync(db, current, slug, locked) is not { } pen || pen.Statement.Rounds.SingleOrDefault(one => one.RevisionNumber == revision) is not { } round) return null;
        // What members said to be seen by members is not shown to the pen where it never came to that.
        if (pen.Statement.Status == StatementStatus.Abandoned) return null;
        if (round.IsOpen(pen.Now)) return new(pen, round, null, [], null);
        var map = await RoundMap.OfAsync(db, pen.Statement, round, pen.Now);
        var proposer = round.MapProposedBy is { } id ? await db.People.Include(person => person.Contacts).ThenInclude(contact => contact.Organisation.Memberships).AsSplitQuery().SingleOrDefaultAsync(person => person.Id == id) : null;
        return new(pen, round, new(pen.Statement, round, map.ForThePublic()), [.. map.TellingEach.Select(row => row.Paragraph is { } paragraph ? $"paragraph {paragraph.Number}" : "the whole text")], proposer);
    }

    /// <summary>
    /// Whom it takes now, beside who proposed it: whoever holds the pen as a contact of a member, where the secretariat proposed it;
    /// else the secretariat.
    /// </summary>
    public static async Task<IReadOnlyList<Person>> DecidersAsync(TccmDbContext db, Pen pen)
    {
        var holder = pen.Statement.PenHolderId is { } id ? await db.Contacts.Where(contact => contact.Id == id).Select(contact => contact.Person).SingleOrDefaultAsync() : null;
        var secretariat = await db.SecretariatAsync();
        return [.. (holder is null || holder.Id == pen.Holder.PersonId ? secretariat : [holder]).Where(person => person.Id != pen.Holder.PersonId)];
    }
}
