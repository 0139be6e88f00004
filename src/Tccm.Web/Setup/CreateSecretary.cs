using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Setup;

/// <summary>Makes somebody a member of the secretariat, from the machine itself: there is no page for the first one.</summary>
public sealed class CreateSecretary(TccmDbContext db, IdentityDb identity, UserManager<PortalUser> users, TimeProvider clock)
{
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    /// <summary>Returns the secret of a one-use link by which the person sets a password.</summary>
    public async Task<Secret> RunAsync(string email, string? name, CancellationToken cancellationToken = default)
    {
        var (address, now) = (EmailAddress.Parse(email), clock.GetUtcNow());
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        await identity.JoinAsync(db, act);
        var person = await db.People.Include(one => one.Contacts).SingleOrDefaultAsync(one => one.EmailKey == address.Canonical, cancellationToken);
        if (person is null)
            db.People.Add(person = new Person(name ?? address.Value, address, now));
        person.JoinSecretariat(Actor.Portal, now);

        var login = await users.FindAsync(address);
        var isNew = login is null;
        login ??= Logins.For(address);
        person.TakeLogin(login.Id, Actor.Portal, now);
        await db.SaveChangesAsync(cancellationToken);
        if (isNew && (await users.CreateAsync(login)).Errors.FirstOrDefault() is { } refused) throw new DomainException(refused.Description);

        var secret = Secret.New();
        identity.OneUseLinks.Add(new OneUseLink { UserId = login.Id, Purpose = OneUseLink.SetPassword, SecretHash = secret.Hash, ExpiresAt = now + LinkLife });
        await identity.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
        return secret;
    }
}
