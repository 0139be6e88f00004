using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Identity;

/// <summary>The person who is signed in, with the hats they wear now: read anew at every request, so that who left is out at once.</summary>
public sealed class CurrentPerson(TccmDbContext db, IHttpContextAccessor http, IOptions<PortalOptions> portal)
{
    private IReadOnlyList<Person> secretariat = [];

    public Person? Value { get; private set; }

    public bool IsSecretariat => Value?.IsSecretariat == true;
    public Person Person => Value ?? throw new InvalidOperationException("Nobody is signed in; the page's policy should have asked for it.");
    /// <summary>For whom this person acts now. Somebody who was invited acts from the moment they accept, even with a login of before.</summary>
    public IEnumerable<Contact> Contacts => Value?.CurrentContacts.Where(contact => !contact.AwaitsAcceptance) ?? [];
    public Actor AsSecretariat => Actor.Secretariat(Person, secretariat);

    /// <summary>The hats, that which was chosen first; then by the organisations' names.</summary>
    public IReadOnlyList<Contact> Hats => [.. Contacts.OrderByDescending(contact => contact.Id == Chosen).ThenBy(contact => contact.Organisation.DisplayName, Tccm.Domain.Text.Names.Order)];

    /// <summary>
    /// What was chosen to be shown first. It decides nothing else: each act names its contact in its address,
    /// and a choice that is not this person's is no choice.
    /// </summary>
    private Guid? Chosen => Guid.TryParse(http.HttpContext?.Request.Cookies[HatCookie], out var id) ? id : null;

    private string HatCookie => portal.Value.CookieName("hat");

    public void Choose(Contact contact) => http.HttpContext!.Response.Cookies.Append(HatCookie, contact.Id.ToString(), new CookieOptions
    {
        HttpOnly = true,
        Secure = portal.Value.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = TimeSpan.FromDays(365),
    });

    /// <summary>The contact by which this person may act in a role, or null: what is not theirs is not found.</summary>
    public Contact? Contact(Guid id, ContactRoles role) => Contacts.SingleOrDefault(contact => contact.Id == id && contact.May(role));

    /// <summary>The contacts by which this person reads a text in discussion, the one that was chosen first.</summary>
    public IReadOnlyList<Contact> ReadersOf(Statement statement) => [.. Hats.Where(contact => statement.IsReadBy(contact.Organisation))];

    public bool Reads(Statement statement) => StatementStatuses.SeenByMembers.Contains(statement.Status) && (IsSecretariat || ReadersOf(statement).Count > 0);

    /// <summary>Whether this person reads what others think of texts, from when on it may be seen: members and the secretariat do.</summary>
    public bool ReadsPositions => IsSecretariat || Contacts.Any(contact => contact.Organisation.IsMember);

    /// <summary>Whether this person reads what members and supporters share with one another.</summary>
    public bool ReadsExchange => IsSecretariat || Contacts.Any(Domain.Exchange.SharedNote.IsOpenTo);

    /// <summary>The audiences of resources to which this reader belongs, signed in or not.</summary>
    public IReadOnlyList<Domain.Resources.ResourceAudience> ResourceAudiences => Domain.Resources.ResourceAudiences.Of(Contacts, IsSecretariat);

    /// <summary>As whom this person holds the pen of a text, or null: what is not theirs to write is not found.</summary>
    public Actor? PenOf(Statement statement) => IsSecretariat ? AsSecretariat
        : Contacts.SingleOrDefault(contact => contact.Id == statement.PenHolderId && contact.Organisation.IsMember) is { } holder ? Actor.For(holder)
        : null;

    public async Task LoadAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var loginId)) return;
        Value = await db.People
            .Include(person => person.Contacts).ThenInclude(contact => contact.Organisation.Memberships)
            .AsSplitQuery()
            .SingleOrDefaultAsync(person => person.LoginId == loginId, cancellationToken);
        if (IsSecretariat) secretariat = await db.SecretariatAsync(cancellationToken);
    }
}
