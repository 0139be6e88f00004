using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.PersonalData;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.PersonalData;

/// <summary>
/// Erases a person, or asks the secretariat to where an organisation would be left without its last representative or
/// signatory. All in one transaction; the one letter about it is the last that knows the address, and its row goes once it was sent.
/// </summary>
public sealed class EraseData(TccmDbContext db, IdentityDb identity, AllHeld all, Post post, IOptions<PrivacyOptions> privacy)
{
    /// <summary>Within how many days the secretariat carries out what was asked.</summary>
    public int Days => privacy.Value.AnswerDays;

    /// <summary>All that is held, which is what an erasure goes through.</summary>
    public Task<IReadOnlyList<Held>> HeldAsync(DataSubject who) => all.AboutAsync(who);

    /// <summary>Asked by the person themselves. True where it was done at once; false where the secretariat carries it out.</summary>
    public async Task<bool> AskedByPersonAsync(Guid personId, AskedBy how, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        await using var act = await BeginAsync(personId, cancellationToken);
        var who = await DataSubject.OfAsync(db, personId, cancellationToken);
        var by = Actor.Concerned(who.Person);
        await RefuseLastSecretaryAsync(who.Person!, cancellationToken);
        if (how == AskedBy.Login && who.Person!.LastRoles.Count == 0)
        {
            await EraseAsync(who, how, by, at, cancellationToken);
            await act.CommitAsync(cancellationToken);
            return true;
        }
        db.ErasureRequests.Add(ErasureRequest.Ask(who.Person, how, by, at));
        await post.ToSecretariatAsync(new ErasureAsked(at.AddDays(Days)));
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
        return false;
    }

    /// <summary>For who is on the register: carried out by the secretariat, or by retention with <paramref name="tell"/> false.</summary>
    public async Task PersonAsync(Guid personId, AskedBy how, Actor by, DateTimeOffset at, bool madeSure = false, bool tell = true, CancellationToken cancellationToken = default)
    {
        await using var act = await BeginAsync(personId, cancellationToken);
        var who = await DataSubject.OfAsync(db, personId, cancellationToken);
        if (how == AskedBy.Retention && (who.Person!.IsSecretariat || who.Person.CurrentContacts.Any())) throw new DomainException("This person acts for somebody again. Nothing was erased.");
        await RefuseLastSecretaryAsync(who.Person!, cancellationToken);
        await EraseAsync(who, how, by, at, cancellationToken, madeSure, tell);
        await act.CommitAsync(cancellationToken);
    }

    /// <summary>For an address that is nobody's on the register: an applicant, somebody who was named.</summary>
    public async Task AddressAsync(EmailAddress address, AskedBy how, Actor by, DateTimeOffset at, bool madeSure = false, CancellationToken cancellationToken = default)
    {
        await using var act = await BeginAsync(null, cancellationToken);
        var who = await DataSubject.OfAsync(db, address, cancellationToken);
        if (who.Person is not null) throw new DomainException("This address is somebody's on the register. Nothing was erased; look it up again.");
        await EraseAsync(who, how, by, at, cancellationToken, madeSure, to: address);
        await act.CommitAsync(cancellationToken);
    }

    private async Task EraseAsync(DataSubject who, AskedBy how, Actor by, DateTimeOffset at, CancellationToken cancellationToken, bool madeSure = false, bool tell = true, EmailAddress? to = null)
    {
        var address = to ?? who.Person!.Email;
        var person = who.Person;
        var request = person is null ? null : await db.ErasureRequests.SingleOrDefaultAsync(one => one.PersonId == person.Id && one.DoneAt == null, cancellationToken);
        if (request is null) db.ErasureRequests.Add(request = ErasureRequest.Ask(person, how, by, at));
        var ended = person?.CurrentContacts.ToList() ?? [];
        // An application that waits for them is withdrawn by this: that decides it.
        foreach (var application in who.Applications.Where(one => one.IsOpen)) by.RefuseOwn(application);

        foreach (var holding in all.Holdings) await holding.EraseAsync(who, at, cancellationToken);
        request.CarryOut(person, madeSure, by, at);
        await db.SaveChangesAsync(cancellationToken);
        await new FreeWords(db).ScrubAsync(who, cancellationToken);

        foreach (var organisation in ended.Select(contact => contact.Organisation).Distinct()) await TellColleaguesAsync(organisation, ended.Single(contact => contact.Organisation == organisation));
        if (tell) post.To(address, new ErasureDone());
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task TellColleaguesAsync(Organisation organisation, Contact ended)
    {
        foreach (var colleague in await db.ColleaguesAsync(organisation.Id)) post.To(colleague.Person.Email, new ContactErased(organisation, ended.RolesInWords));
        if (organisation.FellSilent) await post.ToSecretariatAsync(new OrganisationFellSilent(organisation));
    }

    private async Task RefuseLastSecretaryAsync(Person person, CancellationToken cancellationToken)
    {
        if (person.IsSecretariat && !await db.People.AnyAsync(other => other.Id != person.Id && other.SecretariatSince != null, cancellationToken))
            throw new DomainException("There would be nobody left in the secretariat, and nobody to decide. Somebody has to join it first; whoever runs the portal can let them in.");
    }

    /// <summary>Whoever signs, invites or removes at this moment is over before it begins; what the request has read is forgotten.</summary>
    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> BeginAsync(Guid? personId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var act = await db.Database.BeginTransactionAsync(cancellationToken);
        await identity.JoinAsync(db, act);
        if (personId is { } id)
        {
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM portal.organisations WHERE id IN (SELECT organisation_id FROM portal.contacts WHERE person_id = {id}) ORDER BY id FOR NO KEY UPDATE", cancellationToken);
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM portal.contacts WHERE person_id = {id} ORDER BY id FOR NO KEY UPDATE", cancellationToken);
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM portal.people WHERE id = {id} OR secretariat_since IS NOT NULL AND EXISTS (SELECT 1 FROM portal.people WHERE id = {id} AND secretariat_since IS NOT NULL) ORDER BY id FOR NO KEY UPDATE", cancellationToken);
        }
        return act;
    }
}
