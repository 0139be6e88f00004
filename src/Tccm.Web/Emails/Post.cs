using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Outbox;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Emails;

/// <summary>Puts letters into the outbox, to be saved with the act they tell of. Every link begins with the configured address.</summary>
public sealed class Post(TccmDbContext db, IOptions<PortalOptions> portal, TimeProvider clock)
{
    public void To(EmailAddress to, Letter letter)
    {
        db.Outbox.Add(new OutboxEmail(to, letter.GetType().Name, letter.Subject, letter.Text(portal.Value.Link), letter.Html(portal.Value.Link), clock.GetUtcNow(), letter.Secret, KeyOf(letter, to), letter.ForgetWhenSent, letter.ReplyTo, letter.CanWait, letter.ActId, letter.Unsubscribe is { } path ? portal.Value.Link(path) : null));
    }

    /// <summary>The key by which this reader gets this letter once; null for letters that may come again.</summary>
    public static string? KeyOf(Letter letter, EmailAddress to) => letter.OnceKey is { } once ? $"{once}:{to.Canonical}" : null;

    /// <summary>One letter to each person who is a contact now, whatever their number of roles.</summary>
    public void ToContacts(Organisation organisation, Letter letter)
    {
        foreach (var contact in organisation.CurrentContacts.DistinctBy(contact => contact.PersonId)) To(contact.Person.Email, letter);
    }

    /// <summary>The receipt of a signature to each contact of the organisation, with a link of their own to dispute it, and to the secretariat.</summary>
    public async Task ReceiptAsync(Statement statement, Signature signature, Contact by, DateTimeOffset at)
    {
        foreach (var contact in by.Organisation.CurrentContacts.DistinctBy(contact => contact.PersonId))
        {
            var secret = Secret.New();
            db.ReceiptLinks.Add(new ReceiptLink(signature, contact.PersonId, secret.Hash, at));
            To(contact.Person.Email, new SigningReceipt(statement, signature, by, secret));
        }
        await ToSecretariatAsync(new SignatureReceived(statement, signature));
    }

    /// <summary>Tells every contact of the organisation, and the secretariat, that its signature is disputed.</summary>
    public async Task OfDisputeAsync(Statement statement, Signature signature, Dispute dispute, CancellationToken cancellationToken)
    {
        foreach (var contact in (await db.ColleaguesAsync(signature.OrganisationId, cancellationToken)).DistinctBy(contact => contact.PersonId))
            To(contact.Person.Email, new SignatureDisputed(statement, signature));
        await ToSecretariatAsync(new DisputeToDecide(statement, signature, dispute));
    }

    /// <summary>One letter to each current contact in one of the roles, but not to who acted nor to who is concerned.</summary>
    public void ToColleagues(Contact concerned, ContactRoles roles, Actor by, Letter letter)
    {
        foreach (var other in concerned.Organisation.CurrentContacts.Where(one => one != concerned && one.PersonId != by.PersonId && (one.Roles & roles) != ContactRoles.None && !one.AwaitsAcceptance))
            To(other.Person.Email, letter);
    }

    /// <summary>Invites a contact by a one-use link, of which the register keeps the hash alone.</summary>
    public void Invite(Contact contact, Actor by, DateTimeOffset at)
    {
        var secret = Secret.New();
        db.Invitations.Add(new Invitation(contact, secret.Hash, by, at));
        To(contact.Person.Email, new ContactInvited(contact, by.Name, secret));
    }

    /// <summary>Tells the others of an invitation, and asks those who can to decide on a proposed signatory.</summary>
    public async Task OfInvitationAsync(Contact invited, Actor by)
    {
        ToColleagues(invited, ContactRoles.Representative | ContactRoles.Signatory, by, new ColleagueInvited(invited, by));
        await OfProposalAsync(invited, by);
    }

    public async Task OfProposalAsync(Contact proposed, Actor by)
    {
        if (!proposed.IsProposedAsSignatory) return;
        var signatories = proposed.Organisation.CurrentContacts.Where(one => one != proposed && one.May(ContactRoles.Signatory)).ToList();
        foreach (var signatory in signatories) To(signatory.Person.Email, new SignatoryProposed(proposed, by, signatory));
        if (signatories.Count == 0) await ToSecretariatAsync(new SignatoryProposed(proposed, by, null));
    }

    /// <summary>Tells the person concerned and the organisation's other representatives what somebody's roles are now.</summary>
    public async Task OfRolesAsync(Contact changed, string before, Actor by)
    {
        To(changed.Person.Email, new RolesChanged(changed, before, by, concerned: true));
        ToColleagues(changed, ContactRoles.Representative, by, new RolesChanged(changed, before, by, concerned: false));
        if (changed.Organisation.FellSilent) await ToSecretariatAsync(new OrganisationFellSilent(changed.Organisation));
    }

    /// <summary>One letter to each person who follows a process that the release is about, and who acts for an organisation or the secretariat now. Returns to how many.</summary>
    public async Task<int> OfReleaseAsync(Release release)
    {
        var news = (await Timeline.OfAsync(db)).Since(release.Number - 1).Single(one => one.Release.Id == release.Id);
        var processes = news.Openings.Select(opening => opening.Entry.Process.Id).Distinct().ToList();
        var followers = await db.FollowersAsync(processes);
        foreach (var (reader, followed) in followers)
            To(reader, new TimelineReleased(news with { Openings = [.. news.Openings.Where(opening => followed.Contains(opening.Entry.Process.Id))] }));
        return followers.Count;
    }

    public async Task ToSecretariatAsync(Letter letter)
    {
        foreach (var email in await db.People.Where(person => person.SecretariatSince != null).Select(person => person.Email).ToListAsync()) To(email, letter);
    }
}
