using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Emails;

namespace Tccm.Web.Background;

/// <summary>
/// Takes a message that came back: it counts where it reports of a letter that this portal sent to just that mailbox, once.
/// Whatever else somebody sends is nothing to it. See docs/adr/0033.
/// </summary>
public sealed class TakeBounce(TccmDbContext db, Post post, TimeProvider clock)
{
    /// <summary>The longest message that is read; a report gives back headers, or the letter, and not more.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Says of how many letters it reported.</summary>
    public async Task<int> RunAsync(Stream message, CancellationToken cancellationToken)
    {
        var taken = 0;
        foreach (var report in await DeliveryReport.ReadAsync(message, cancellationToken))
            if (await TakeAsync(report, cancellationToken)) taken++;
        return taken;
    }

    private async Task<bool> TakeAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM portal.outbox_emails WHERE id = {report.LetterId} FOR NO KEY UPDATE", cancellationToken);
        if (await db.Outbox.SingleOrDefaultAsync(one => one.Id == report.LetterId, cancellationToken) is not { } letter) return false;
        var to = EmailAddress.Parse(letter.To);
        if (letter.SentAt is null || report.Recipients.All(one => one.Canonical != to.Canonical)) return false;

        var isNews = letter.Bounce($"{report.Status}: {report.Said}", report.IsFinal, clock.GetUtcNow());
        if (isNews && report.IsOfMailbox) await LoseAsync(to, report, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Who moved to another address since is not concerned.</summary>
    private async Task LoseAsync(EmailAddress address, DeliveryReport report, CancellationToken cancellationToken)
    {
        if (await db.People.Where(one => one.EmailKey == address.Canonical && one.ErasedAt == null).Select(one => (Guid?)one.Id).SingleOrDefaultAsync(cancellationToken) is not { } id) return;
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM portal.people WHERE id = {id} FOR NO KEY UPDATE", cancellationToken);
        var person = await db.People.Include(one => one.Contacts).ThenInclude(contact => contact.Organisation.Contacts).ThenInclude(contact => contact.Person)
            .AsSplitQuery().SingleAsync(one => one.Id == id, cancellationToken);
        if (person.IsUnreachable) return;
        person.LoseAddress(report.Said, clock.GetUtcNow());

        foreach (var contact in person.CurrentContacts) await TellAsync(person, contact.Organisation);
        if (!person.CurrentContacts.Any()) await post.ToSecretariatAsync(new AddressUnreachable(person, null, toSecretariat: true));
    }

    private async Task TellAsync(Person person, Organisation organisation)
    {
        var others = organisation.CurrentContacts.Where(other => other.PersonId != person.Id && other.May(ContactRoles.Representative) && !other.Person.IsUnreachable).ToList();
        foreach (var other in others) post.To(other.Person.Email, new AddressUnreachable(person, organisation, toSecretariat: false));
        if (others.Count == 0) await post.ToSecretariatAsync(new AddressUnreachable(person, organisation, toSecretariat: true));
    }
}
