using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;

namespace Tccm.Web.Identity;

/// <summary>
/// What ends with a contact or a place in the secretariat: invitations, handovers, mailed links and, with the last hat,
/// the sessions. Runs inside the act's transaction, after the domain's verb, and tells those who are left.
/// </summary>
public sealed class EndAccess(TccmDbContext db, IdentityDb identity, UserManager<PortalUser> users, Post post)
{
    public async Task OfContactAsync(Contact contact, Organisation organisation, Actor by, DateTimeOffset at)
    {
        await EndOpenAsync(contact, by, at);
        await EndLinksAsync(contact.Person);

        post.To(contact.Person.Email, new ContactRemoved(contact, by));
        post.ToContacts(organisation, new ContactGone(contact, organisation, by));
        if (organisation.FellSilent) await post.ToSecretariatAsync(new OrganisationFellSilent(organisation));
    }

    /// <summary>Somebody laid roles down for a successor, and is a contact no more where none was left.</summary>
    public async Task OfHandoverAsync(Handover handover, Organisation organisation, DateTimeOffset at)
    {
        post.ToContacts(organisation, new HandoverAccepted(handover));
        if (handover.From.IsCurrent) return;
        post.To(handover.From.Person.Email, new HandoverAccepted(handover));
        await EndOpenAsync(handover.From, Actor.For(handover.To), at);
        await EndLinksAsync(handover.From.Person);
    }

    /// <summary>Somebody joined or left the secretariat: all who were in it are told, and the person. Who left with the last hat is signed out.</summary>
    public async Task OfSecretaryAsync(Person person, IReadOnlyList<Person> everybody, Letter news)
    {
        if (!person.IsSecretariat) await EndLinksAsync(person);
        Tell([.. everybody.UnionBy([person], one => one.Id)], news);
    }

    public void Tell(IReadOnlyList<Person> people, Letter news)
    {
        foreach (var one in people) post.To(one.Email, news);
    }

    private async Task EndOpenAsync(Contact contact, Actor by, DateTimeOffset at)
    {
        var removedByOther = by.PersonId != contact.PersonId;
        var invitations = await db.Invitations.Include(invitation => invitation.Contact.Person).Include(invitation => invitation.Contact.Organisation)
            .Where(invitation => invitation.AcceptedAt == null && invitation.EndedAt == null
                && (invitation.ContactId == contact.Id || (removedByOther && invitation.InvitedBy == contact.PersonId && invitation.Contact.OrganisationId == contact.OrganisationId)))
            .ToListAsync();
        // One to the contact that ended is closed by that; what was sent to others is withdrawn.
        foreach (var open in invitations.Where(one => one.IsOpen(at))) open.Withdraw(by, at);
        foreach (var handover in (await db.OpenHandoversAsync(contact.OrganisationId)).Where(one => one.AcceptedAt is null && (one.FromId == contact.Id || one.ToId == contact.Id))) handover.TakeBack(by, at);
    }

    private async Task EndLinksAsync(Person person)
    {
        if (person.LoginId is not { } login) return;
        await identity.JoinAsync(db, db.Database.CurrentTransaction ?? throw new InvalidOperationException("Access ends inside the act's transaction."));
        await identity.OneUseLinks.Where(link => link.UserId == login && link.UsedAt == null).ExecuteDeleteAsync();
        var hats = await db.Contacts.Where(contact => contact.PersonId == person.Id && contact.Until == null).Select(contact => contact.Id).ToListAsync();
        var left = hats.Except(db.ChangeTracker.Entries<Contact>().Where(entry => !entry.Entity.IsCurrent).Select(entry => entry.Entity.Id));
        if (person.IsSecretariat || left.Any()) return;
        if (await users.FindByIdAsync(login.ToString()) is { } user) await users.UpdateSecurityStampAsync(user);
    }
}
