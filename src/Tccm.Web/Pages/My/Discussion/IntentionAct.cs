using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>An act on what an organisation intends, by one of its contacts who may. Whoever does not read the text finds no page.</summary>
public abstract class IntentionAct(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    /// <summary>All of the organisation's for this text, the one that was stated last first.</summary>
    public IReadOnlyList<Intention> Own { get; private set; } = [];

    protected TccmDbContext Db => db;

    protected async Task<bool> LoadAsync(string slug, Guid contactId, bool locked = false)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == contactId && Intention.IsStatedBy(one) && one.Organisation.IsMember) is not { } contact) return false;
        // Locked and read anew: somebody may have ended this contact since the request began.
        if (locked) contact = await db.LockedContactAsync(contactId);
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement || !statement.IsReadBy(contact.Organisation)) return false;
        (Contact, Statement, Now) = (contact, statement, await db.ClockAsync());
        Own = await db.Intentions.Include(one => one.Organisation).Where(one => one.StatementId == statement.Id && one.OrganisationId == contact.OrganisationId).OrderByDescending(one => one.StatedAt).ToListAsync();
        return true;
    }
}
