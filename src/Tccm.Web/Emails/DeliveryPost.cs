using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Emails;

/// <summary>Who is told of what is to be delivered, and of what was.</summary>
public sealed class DeliveryPost(TccmDbContext db, Post post, CurrentPerson current)
{
    public Task PlannedAsync(Deliverable deliverable) => ToRecordersAsync(deliverable.OrganisationId, reader => new DeliveryPlanned(deliverable, reader, current.Person, isNew: true));

    /// <summary>Tells who delivers it what changed; where that is another now, the one of before that it need not.</summary>
    public async Task ChangedAsync(Deliverable deliverable, Guid? before)
    {
        await ToRecordersAsync(deliverable.OrganisationId, reader => new DeliveryPlanned(deliverable, reader, current.Person, isNew: before != deliverable.OrganisationId));
        if (before != deliverable.OrganisationId) await ToRecordersAsync(before, reader => new DeliveryDropped(deliverable, reader, current.Person));
    }

    public Task DroppedAsync(Deliverable deliverable) => ToRecordersAsync(deliverable.OrganisationId, reader => new DeliveryDropped(deliverable, reader, current.Person));

    /// <summary>To the secretariat, and once to each person who is a contact of a signatory of the text.</summary>
    public async Task MadeAsync(Deliverable deliverable, Delivery delivery)
    {
        await post.ToSecretariatAsync(new DeliveryMade(deliverable, delivery, null));
        var signers = deliverable.Statement.LiveSignatures.Select(signature => signature.OrganisationId).ToList();
        var contacts = await db.Contacts.Include(contact => contact.Person).Include(contact => contact.Organisation)
            .Where(contact => contact.Until == null && contact.Accepted != false && signers.Contains(contact.OrganisationId)).ToListAsync();
        foreach (var hats in contacts.OrderBy(contact => contact.Organisation.DisplayName, Names.Order).GroupBy(contact => contact.PersonId))
        {
            var reader = new Reader(hats.First().Person.Email, [.. hats]);
            post.To(reader.To, new DeliveryMade(deliverable, delivery, reader));
        }
    }

    private async Task ToRecordersAsync(Guid? organisation, Func<Contact, Letter> letter)
    {
        if (organisation is not { } id) return;
        foreach (var contact in (await db.ColleaguesAsync(id)).Where(Deliverable.MayRecord).DistinctBy(contact => contact.PersonId)) post.To(contact.Person.Email, letter(contact));
    }
}
