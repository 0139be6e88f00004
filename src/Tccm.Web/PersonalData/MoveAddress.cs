using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.PersonalData;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.PersonalData;

/// <summary>Moves a person and their login to an address that was shown to be theirs; what was mailed to the old one stops working.</summary>
public sealed class MoveAddress(TccmDbContext db, IdentityDb identity, UserManager<PortalUser> users, Post post)
{
    public async Task RunAsync(MailedLink link, DateTimeOffset at)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        await identity.JoinAsync(db, act);
        var person = await db.People.SingleAsync(one => one.Id == link.PersonId);
        var (by, before, address) = (Actor.Concerned(person), person.Email, link.Address);
        link.Use(at);
        if (await db.People.AnyAsync(other => other.EmailKey == address.Canonical && other.Id != person.Id)) throw new DomainException(Person.AddressTaken);

        person.MoveTo(address, by, at);
        foreach (var invitation in await db.Invitations.Include(one => one.Contact.Organisation).Where(one => one.Contact.PersonId == person.Id).ToListAsync())
            if (invitation.IsOpen(at)) invitation.Withdraw(by, at);
        db.RemoveRange(await db.MailedLinks.Where(other => other.Id != link.Id && (other.PersonId == person.Id || other.AddressKey == before.Canonical)).ToListAsync());
        post.To(before, new AddressChanged());
        await db.SaveChangesAsync();

        if (person.LoginId is { } id && await users.FindByIdAsync(id.ToString()) is { } login)
        {
            (login.UserName, login.Email) = (address.Canonical, address.Value);
            await identity.OneUseLinks.Where(one => one.UserId == id).ExecuteDeleteAsync();
            // A new stamp ends every session; it saves the names too, and refuses a login name that is taken.
            if (!(await users.UpdateSecurityStampAsync(login)).Succeeded) throw new DomainException(Person.AddressTaken);
        }
        await act.CommitAsync();
    }
}
