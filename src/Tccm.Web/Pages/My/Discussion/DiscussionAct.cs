using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>
/// An act in a discussion, by a participant for the organisation that the address names, or by the secretariat where it names
/// none. Whoever does not read the text, or acts for nobody there, finds no page.
/// </summary>
public abstract class DiscussionAct(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    /// <summary>Null for the secretariat.</summary>
    public Contact? Contact { get; private set; }
    public DateTimeOffset Now { get; private set; }
    public string? WhyNot => Contact is { } contact ? Comment.WhyNot(Statement, contact, Now) : Comment.WhyNot(Statement, Now);
    public string Voice => Contact?.Organisation.DisplayName ?? "the secretariat";

    /// <summary>For whom else this person could say it.</summary>
    public IReadOnlyList<Contact> OtherHats => [.. current.ReadersOf(Statement).Where(hat => hat.Id != Contact?.Id && hat.May(ContactRoles.Participant))];

    protected TccmDbContext Db => db;
    protected Actor By => Contact is { } contact ? Actor.For(contact) : current.AsSecretariat;

    /// <param name="slug">The text.</param>
    /// <param name="contactId">By whom; none for the secretariat.</param>
    /// <param name="locked">Whether contact and text are held until the transaction ends.</param>
    /// <param name="inWindow">Whether only its window for positions is held: who ends it waits, others who take positions do not.</param>
    protected async Task<bool> LoadAsync(string slug, Guid? contactId, bool locked = false, bool inWindow = false)
    {
        if (contactId is { } id)
        {
            if (current.Contact(id, ContactRoles.Participant) is not { } contact) return false;
            // Locked and read anew: somebody may have ended this contact since the request began.
            Contact = locked ? await db.LockedContactAsync(id) : contact;
        }
        else if (!current.IsSecretariat)
        {
            return false;
        }
        if (locked && inWindow) await db.Database.ExecuteSqlAsync($"SELECT 1 FROM portal.position_rounds WHERE statement_id = (SELECT id FROM portal.statements WHERE slug = {slug}) ORDER BY id FOR SHARE");
        var statement = locked && !inWindow ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug);
        if (statement is null || !(Contact is { } by ? statement.IsReadBy(by.Organisation) : StatementStatuses.SeenByMembers.Contains(statement.Status))) return false;
        Statement = statement;
        Now = await db.ClockAsync();
        return true;
    }

    /// <summary>A circulated revision by its number, the last where none is given, and one of its paragraphs; false where there is none such.</summary>
    protected bool Find(int? number, int? paragraphNumber, out Revision revision, out Paragraph? paragraph)
    {
        var found = number is { } wanted ? Statement.Circulated.SingleOrDefault(one => one.Number == wanted) : Statement.Circulated.LastOrDefault();
        paragraph = found?.Paragraphs.SingleOrDefault(one => one.Number == paragraphNumber);
        revision = found!;
        return found is not null && (paragraphNumber is null || paragraph is not null);
    }
}
