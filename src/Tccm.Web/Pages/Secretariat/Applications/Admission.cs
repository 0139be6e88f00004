using Tccm.Domain;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Secretariat.Applications;

/// <summary>Invites the people of an application that was approved, and tells those who act for the organisation already.</summary>
public sealed class Admission(TccmDbContext db, Post post)
{
    /// <param name="application">What was approved.</param>
    /// <param name="organisation">What it became.</param>
    /// <param name="invited">Contacts of before who are invited anew; nobody comes back unasked.</param>
    /// <param name="by">Who approved it.</param>
    /// <param name="at">Now.</param>
    public async Task InviteAsync(Application application, Organisation organisation, IReadOnlyList<Guid> invited, Actor by, DateTimeOffset at)
    {
        var people = new Dictionary<NamedContact, Person>();
        foreach (var named in application.Contacts) people[named] = await db.PersonAsync(named.Name, named.Email, at);
        foreach (var former in organisation.Contacts.Where(contact => invited.Contains(contact.Id) && people.Values.All(named => named.Id != contact.PersonId) && organisation.CurrentContacts.All(one => one.PersonId != contact.PersonId)).DistinctBy(contact => contact.PersonId).ToList())
            Invite(application, organisation.AddContact(former.Person, former.Roles, former.Title, by, at), by, at);
        foreach (var contact in application.AddContacts(organisation, named => people[named], by, at))
        {
            // Who acts for it already goes on as before.
            if (contact.IsTakenUp) post.To(contact.Person.Email, MembershipChanged.Approved(organisation, organisation.CurrentMembership!));
            else Invite(application, contact, by, at);
        }
        if (people.Keys.All(named => named.Email.Canonical != application.ApplicantEmail.Canonical))
            post.To(application.ApplicantEmail, new ApplicationApproved(application, organisation));
    }

    private void Invite(Application application, Contact contact, Actor by, DateTimeOffset at)
    {
        var secret = Secret.New();
        var invitation = new Invitation(contact, secret.Hash, by, at);
        db.Invitations.Add(invitation);
        post.To(contact.Person.Email, new ApprovedWithInvitation(application, contact, by.Name, secret, invitation.ExpiresAt));
    }
}
