using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>The person whom questions about a text reach.</summary>
public static class WhoAnswers
{
    /// <summary>Who holds its pen, else who circulated its last revision where they still are of the secretariat; null where there is neither.</summary>
    public static async Task<Person?> ForAsync(TccmDbContext db, string slug, CancellationToken cancellationToken = default)
    {
        var statement = await db.Statements.AsNoTracking().Where(one => one.Slug == slug)
            .Select(one => new { one.PenHolderId, By = one.Revisions.OrderByDescending(revision => revision.Number).Select(revision => revision.CreatedById).FirstOrDefault() }).SingleAsync(cancellationToken);
        return await db.Contacts.AsNoTracking().Where(contact => contact.Id == statement.PenHolderId && contact.Until == null && contact.Accepted != false && contact.Person.ErasedAt == null).Select(contact => contact.Person).SingleOrDefaultAsync(cancellationToken)
            ?? await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == statement.By && person.SecretariatSince != null && person.ErasedAt == null, cancellationToken);
    }
}
