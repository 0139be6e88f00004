using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Domain.Translations;

namespace Tccm.Web.Pages.My.Translations;

/// <summary>Who is written to of a translation.</summary>
public static class Translators
{
    /// <summary>Whoever began it, where they still act for whom they did; null where nobody does.</summary>
    public static Task<Person?> OfAsync(TccmDbContext db, Translation translation, CancellationToken cancellationToken = default) => translation.ContactId is { } contact
        ? db.Contacts.AsNoTracking().Where(one => one.Id == contact && one.Until == null && one.Accepted != false && one.Person.ErasedAt == null).Select(one => one.Person).SingleOrDefaultAsync(cancellationToken)
        : db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == translation.BegunById && person.SecretariatSince != null && person.ErasedAt == null, cancellationToken);

    /// <summary>Who may look it over and is to be told at once: the secretariat, and participants of other members who chose so.</summary>
    public static async Task<IReadOnlyList<(EmailAddress To, Contact? For)>> SecondsAsync(TccmDbContext db, Statement statement, Translation translation, DateTimeOffset at)
    {
        var contacts = await db.Contacts.Include(contact => contact.Person).Include(contact => contact.Organisation.Memberships)
            .Where(contact => contact.Until == null && contact.Accepted != false && contact.Person.DiscussionMail == DiscussionMail.AtOnce && contact.OrganisationId != translation.OrganisationId).AsSplitQuery().ToListAsync();
        var participants = contacts.Where(contact => Translation.WhyNot(statement, Domain.Actor.For(contact), at) is null && !translation.WriterIds.Contains(contact.PersonId));
        var secretariat = await db.People.Where(person => person.SecretariatSince != null && !translation.WriterIds.Contains(person.Id)).Select(person => person.Email).ToListAsync();
        return [.. secretariat.Select(to => (to, (Contact?)null)).Concat(participants.Select(contact => (contact.Person.Email, (Contact?)contact))).DistinctBy(one => one.Item1.Canonical)];
    }
}
