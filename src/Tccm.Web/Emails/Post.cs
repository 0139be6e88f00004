using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Outbox;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Emails;

/// <summary>Puts letters into the outbox, to be saved with the act they tell of. Every link begins with the configured address.</summary>
public sealed class Post(TccmDbContext db, IOptions<PortalOptions> portal, TimeProvider clock)
{
    public void To(EmailAddress to, Letter letter)
    {
        db.Outbox.Add(new OutboxEmail(to, letter.GetType().Name, letter.Subject, letter.Text(portal.Value.Link), letter.Html(portal.Value.Link), clock.GetUtcNow(), letter.Secret, KeyOf(letter, to), letter.ForgetWhenSent));
    }

    /// <summary>The key by which this reader gets this letter once; null for letters that may come again.</summary>
    public static string? KeyOf(Letter letter, EmailAddress to) => letter.OnceKey is { } once ? $"{once}:{to.Canonical}" : null;

    /// <summary>One letter to each person who is a contact now, whatever their number of roles.</summary>
    public void ToContacts(Organisation organisation, Letter letter)
    {
        foreach (var contact in organisation.CurrentContacts.DistinctBy(contact => contact.PersonId)) To(contact.Person.Email, letter);
    }

    public async Task ToSecretariatAsync(Letter letter)
    {
        foreach (var email in await db.People.Where(person => person.SecretariatSince != null).Select(person => person.Email).ToListAsync()) To(email, letter);
    }
}
