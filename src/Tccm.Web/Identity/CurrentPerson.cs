using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Web.Identity;

/// <summary>The person who is signed in, with the hats they wear now: read anew at every request, so that who left is out at once.</summary>
public sealed class CurrentPerson(TccmDbContext db)
{
    public Person? Value { get; private set; }

    public bool IsSecretariat => Value?.IsSecretariat == true;
    public Person Person => Value ?? throw new InvalidOperationException("Nobody is signed in; the page's policy should have asked for it.");
    /// <summary>For whom this person acts now. Somebody who was invited acts from the moment they accept, even with a login of before.</summary>
    public IEnumerable<Contact> Contacts => Value?.CurrentContacts.Where(contact => !contact.AwaitsAcceptance) ?? [];
    public Actor AsSecretariat => Actor.Secretariat(Person);

    /// <summary>The contact by which this person may act in a role, or null: what is not theirs is not found.</summary>
    public Contact? Contact(Guid id, ContactRoles role) => Contacts.SingleOrDefault(contact => contact.Id == id && contact.May(role));

    public async Task LoadAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var loginId)) return;
        Value = await db.People
            .Include(person => person.Contacts).ThenInclude(contact => contact.Organisation.Memberships)
            .AsSplitQuery()
            .SingleOrDefaultAsync(person => person.LoginId == loginId, cancellationToken);
    }
}
